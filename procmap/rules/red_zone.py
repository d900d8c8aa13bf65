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


def is_red(metric: Metric) -> bool | None:
    """Whether a metric has reached its red line; None where its value or its direction is not said."""
    red, actual = metric.red, metric.actual
    if red is None:
        return False
    if actual is None or metric.better is None:
        return None
    return at_least(red, actual) if metric.better == "higher" else at_least(actual, red)


def missing(stage: Stage, metric: Metric) -> tuple[str, ...]:
    """What must be known of a metric with a red line."""
    inputs = (("actual", metric.actual), ("better", metric.better))
    return tuple(f"{name} of {quoted(metric.label)} at {stage.id}" for name, value in inputs if value is None)


def _judged(stage: Stage, metric: Metric, red: float) -> Iterator[Verdict]:
    verdict, actual = is_red(metric), metric.actual
    if verdict is None or actual is None:
        yield Gap(missing(stage, metric), stage=stage.id)
    elif verdict:
        unit = f" {quoted(metric.unit)}" if metric.unit else ""
        where = f"{quoted(metric.label)} at {quoted(stage.name)}"
        yield Weakness(
            f"{where} is {amount(actual)}{unit}, {_beyond(actual, red)} {amount(red)}",
            stage=stage.id,
            field=metric.id or metric.name,
            evidence=figures(metric),
        )


def _beyond(actual: float, red: float) -> str:
    if actual == red:
        return "on the red line of"
    return "below the red line of" if actual < red else "above the red line of"


def figures(metric: Metric) -> Evidence:
    """The value of a metric beside its red line and its target, as far as they are said."""
    values = (("actual", metric.actual), ("red", metric.red), ("target", metric.target))
    return (*((name, value) for name, value in values if value is not None), ("better", str(metric.better)))


RULE = Rule("red-zone", "error", judge, sides=("current",), names="metrics")
