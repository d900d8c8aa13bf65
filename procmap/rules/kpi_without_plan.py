"""A KPI lacks what makes somebody act on it.

## What it flags
A KPI (a metric with a `target`) without `owner`, `objective`, red line (`red`) or `cadence`. Today also a
KPI that is at or beyond its red line while no action is under way for it: one that is open or doing, not
overdue, and names the KPI as its `metric`, or answers `red-zone` at the stage.

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
    """Flag each KPI that lacks a part of its plan, and today each red one that lacks an action."""
    for stage in context.side.stages:
        for metric in (metric for metric in stage.metrics if metric.is_kpi):
            yield from _incomplete(stage, metric)
            if context.side_name == "current" and not _is_acted_on(context, stage, metric):
                yield from _unanswered(stage, metric)


def _incomplete(stage: Stage, metric: Metric) -> Iterator[Verdict]:
    parts = (
        ("an owner", metric.owner),
        ("an objective", metric.objective),
        ("a red line", metric.red is not None),
        ("a cadence", metric.cadence),
    )
    absent = listed(part for part, held in parts if not held)
    if absent:
        message = f"The KPI {quoted(metric.label)} at {quoted(stage.name)} lacks {absent}"
        yield Weakness(message, stage=stage.id, field=metric.id or metric.name, evidence=(("missing", absent),))


def _unanswered(stage: Stage, metric: Metric) -> Iterator[Verdict]:
    red = red_zone.is_red(metric)
    if red is None:
        yield Gap(red_zone.missing(stage, metric), stage=stage.id)
    elif red:
        yield Weakness(
            f"No action is under way for {quoted(metric.label)} at {quoted(stage.name)}, which is in the red zone",
            stage=stage.id,
            field=metric.id or metric.name,
            evidence=red_zone.figures(metric),
        )


def _is_acted_on(context: SideContext, stage: Stage, metric: Metric) -> bool:
    return any(_helps(action, stage, metric) for action in context.map.actions if is_under_way(action, context.today))


def _helps(action: Action, stage: Stage, metric: Metric) -> bool:
    """Whether an action is meant for a metric: it names the metric, or answers that the stage is red."""
    if metric.id and action.metric == f"{stage.id}/{metric.id}":
        return True
    return any(answer.rule == red_zone.RULE.id and answer.stage == stage.id for answer in action.answers)


RULE = Rule("kpi-without-plan", "info", judge, names="metrics")
