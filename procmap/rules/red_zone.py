"""A metric is in its red zone.

## What it flags
A metric whose `actual` is at or beyond `red`, in the direction that `better` calls bad; one finding a metric.

## Why it matters
The team itself drew this line as the point where waiting stops, and the figure has crossed it.

## What to try
Look at the activity behind the figure with those who do it, and agree on one action with an owner and a day.

A red line that is crossed for months without an action is in the wrong place: move it, and say why.

## Example
"Conversations held" is at 28 a week, `red = 30`, `better = "higher"`. At 30 it would be red too.
"""

from collections.abc import Iterator

from procmap.model.stage import Metric, Stage
from procmap.rules.comparing import at_least
from procmap.rules.finding import Evidence
from procmap.rules.rule import Gap, Rule, SideContext, Verdict, Weakness
from procmap.rules.wording import amount, quoted


def judge(context: SideContext) -> Iterator[Verdict]:
    """Flag each metric with a red line that its actual value has reached."""
    for stage in context.side.stages:
        for metric in stage.metrics:
            if metric.red is not None:
                yield from _judged(stage, metric, metric.red)


def _judged(stage: Stage, metric: Metric, red: float) -> Iterator[Verdict]:
    label, actual, better = quoted(metric.label), metric.actual, metric.better
    if actual is None or better is None:
        inputs = (("actual", actual), ("better", better))
        missing = (f"{name} of {label} at {stage.id}" for name, value in inputs if value is None)
        yield Gap(tuple(missing), stage=stage.id)
    elif at_least(red, actual) if better == "higher" else at_least(actual, red):
        unit = f" {quoted(metric.unit)}" if metric.unit else ""
        yield Weakness(
            f"{label} at {quoted(stage.name)} is {amount(actual)}{unit}, {_beyond(actual, red)} {amount(red)}",
            stage=stage.id,
            field=metric.id or metric.name,
            evidence=_evidence(metric, actual, red),
        )


def _beyond(actual: float, red: float) -> str:
    if actual == red:
        return "on the red line of"
    return "below the red line of" if actual < red else "above the red line of"


def _evidence(metric: Metric, actual: float, red: float) -> Evidence:
    target = () if metric.target is None else (("target", metric.target),)
    return (("actual", actual), ("red", red), *target, ("better", str(metric.better)))


RULE = Rule("red-zone", "error", judge, sides=("current",))
