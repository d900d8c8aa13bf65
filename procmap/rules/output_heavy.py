"""The measures of a side weigh results over what brings them about.

## What it flags
A side on which metrics of kind `output` hold over half (0.5) of the weight of all its metrics. A metric
without `weight` has 1.

## Why it matters
Who steers by results drives by the mirror: when they show, the deals behind them are months old.

## What to try
Give the metrics of what is put in and of what passes through the weight that the team acts on.

Where they are not there yet, ask what the best do more of, count it, and drop a result that nobody acts on.

## Example
Win rate (weight 5), margin (4) and conversations (3): results hold 9 of 12, 75 %. With conversations at 5
and margin at 2 it is 7 of 12: still over half.
"""

from collections.abc import Iterable, Iterator

from procmap.model.stage import Metric
from procmap.rules.comparing import above
from procmap.rules.rule import Gap, Rule, SideContext, Verdict, Weakness
from procmap.rules.wording import percent, quoted


def judge(context: SideContext) -> Iterator[Verdict]:
    """Flag a side whose output metrics weigh too much; kinds that are not said are needed where they could decide."""
    if not any(stage.metrics for stage in context.side.stages):
        yield Gap(("metrics",))
    pairs = [(stage, metric) for stage in context.side.stages for metric in stage.metrics]
    unsaid = [(stage, metric) for stage, metric in pairs if metric.kind is None]
    output = _weight(metric for _, metric in pairs if metric.kind == "output")
    every = _weight(metric for _, metric in pairs)
    most = context.thresholds["most_share"] * every
    if unsaid and above(output + _weight(metric for _, metric in unsaid), most):
        yield Gap(tuple(f"kind of {quoted(metric.label)} at {stage.id}" for stage, metric in unsaid))
    elif above(output, most):
        yield Weakness(
            f"Results hold {percent(output / every)} of the weight of all metrics",
            evidence=(("output_weight", output), ("all_weight", every), ("share", output / every)),
        )


def _weight(metrics: Iterable[Metric]) -> int:
    return sum(metric.weight or 1 for metric in metrics)


RULE = Rule("output-heavy", "info", judge, {"most_share": 0.5})
