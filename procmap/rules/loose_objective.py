"""An objective hangs in the air: it leads nowhere, or nothing leads to it.

## What it flags
An objective, other than the top, that supports no other, or that neither a KPI (a metric with a `target`)
nor another objective serves. The top is the first without `supports`.

## Why it matters
A goal without a figure below it is never reached, and one without a goal above it is nobody's priority.

## What to try
Say which objective it helps and which KPI shows it, or drop it: few objectives that hang together steer.

The way up ends at profit, the way down at something a person does on a Monday.

## Example
"Answer while the need is fresh" supports "Win more of what we propose", but no KPI names it as its
`objective`: give "Days from request to survey" that objective.
"""

from collections.abc import Iterator

from procmap.model.process import Objective
from procmap.model.process_map import ProcessMap
from procmap.rules.rule import Gap, MapContext, MapRule, Verdict, Weakness
from procmap.rules.wording import listed, quoted


def judge(context: MapContext) -> Iterator[Verdict]:
    """Flag each objective but the top that is loose above, below, or both."""
    objectives = context.map.objectives
    top = next((objective for objective in objectives if not objective.supports), None)
    for number, objective in enumerate(objectives, start=1):
        if objective is top:
            continue
        if not objective.id:
            yield Gap((f"id of {_label(objective) or f'objective {number}'}",))
            continue
        served_by = _servants(context, objective)
        if not objective.supports or not served_by:
            yield _weakness(context.map, objective, served_by)


def _servants(context: MapContext, objective: Objective) -> list[str]:
    """What serves an objective, by name: KPIs of the judged sides, and other objectives."""
    sides = [side for name in context.judged if (side := context.map.side(name))]
    metrics = (metric for side in sides for stage in side.stages for metric in stage.metrics)
    kpis = (quoted(metric.label) for metric in metrics if metric.is_kpi and metric.objective == objective.id)
    below = (_label(other) for other in context.map.objectives if other.supports == objective.id)
    return list(dict.fromkeys([*kpis, *below]))


def _weakness(process_map: ProcessMap, objective: Objective, served_by: list[str]) -> Weakness:
    above = next((_label(other) for other in process_map.objectives if other.id == objective.supports), "")
    name = f"The objective {_label(objective)}"
    complaints = {
        (True, False): f"{name} supports no other objective",
        (False, True): f"{name} is served by no KPI and no other objective",
        (True, True): f"{name} supports no other, and nothing serves it",
    }
    return Weakness(
        complaints[not objective.supports, not served_by],
        field=objective.id,
        evidence=(("supports", above or "nothing"), ("served_by", listed(served_by) or "nothing")),
    )


def _label(objective: Objective) -> str:
    return quoted(objective.name or objective.id)


RULE = MapRule("loose-objective", "warning", judge, names="objectives")
