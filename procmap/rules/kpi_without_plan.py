"""A KPI lacks what makes somebody act on it.

## What it flags
A KPI (a metric with a `target`) without `owner`, `objective`, red line (`red`) or `cadence`; one finding a
KPI. One that is at or beyond its red line today also lacks an action, unless one is under way for it: open or
doing, not overdue, and it names the KPI as its `metric`, or answers `red-zone` at the stage.

## Why it matters
A target that nobody owns, looks at or acts on is a wish, and the team learns to look past it.

## What to try
Let the one who can move the figure own it, and agree when it is looked at and what happens when it is red.

Fewer KPIs with all of this are worth more than many without.

## Example
"Conversations held" has `target = 50` and `owner = "sdr"`, but no `red` and no `cadence`. At `actual = 28`,
with `red = 30`, it needs an action with an owner and a day.
"""

from collections.abc import Iterator

from procmap.model.process_map import Action
from procmap.model.stage import Metric, Stage
from procmap.rules import red_zone
from procmap.rules.rule import Gap, Rule, SideContext, Verdict, Weakness
from procmap.rules.state import is_under_way
from procmap.rules.wording import listed, quoted


def judge(context: SideContext) -> Iterator[Verdict]:
    """Flag each KPI that lacks a part of its plan; an action where it is in the red zone today."""
    for stage in context.side.stages:
        for metric in (metric for metric in stage.metrics if metric.is_kpi):
            red = None if _is_acted_on(context, stage, metric) else _today(context, stage, metric)
            if context.side_name == "current" and red and red_zone.is_red(red) is None:
                yield Gap(red_zone.missing(stage, red), stage=stage.id)
            absent = listed(_absent(metric, is_red=bool(red and red_zone.is_red(red))))
            if absent:
                message = f"The KPI {quoted(metric.label)} at {quoted(stage.name)} lacks {absent}"
                yield Weakness(message, stage=stage.id, field=metric.id or metric.name, evidence=(("missing", absent),))


def _absent(metric: Metric, *, is_red: bool) -> Iterator[str]:
    parts = (
        ("an owner", metric.owner),
        ("an objective", metric.objective),
        ("a red line", metric.red is not None),
        ("a cadence", metric.cadence),
        ("an action while it is red", not is_red),
    )
    yield from (part for part, held in parts if not held)


def _today(context: SideContext, stage: Stage, metric: Metric) -> Metric | None:
    """The metric as it is measured today, whichever side asks: a plan on the target lacks the same action."""
    today = context.map.current.stage(stage.id)
    same = (each for each in (today.metrics if today else ()) if (each.id, each.name) == (metric.id, metric.name))
    return next(same, None)


def _is_acted_on(context: SideContext, stage: Stage, metric: Metric) -> bool:
    return any(_helps(action, stage, metric) for action in context.map.actions if is_under_way(action, context.today))


def _helps(action: Action, stage: Stage, metric: Metric) -> bool:
    """Whether an action is meant for a metric: it names the metric, or answers that the stage is red."""
    if metric.id and action.metric == f"{stage.id}/{metric.id}":
        return True
    return any(answer.rule == red_zone.RULE.id and answer.stage == stage.id for answer in action.answers)


RULE = Rule("kpi-without-plan", "info", judge, names="metrics")
