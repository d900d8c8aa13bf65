"""What a role is to reach and to do: its KPIs, actions, personal goals, and what is open at its stages."""

from collections.abc import Iterator

from procmap.export.role_page.work import stages_of
from procmap.export.wording import amount_text
from procmap.model.process_map import SIDES, ProcessMap
from procmap.model.stage import Metric, Stage
from procmap.rules.finding import Finding, Report
from procmap.rules.wording import amount, quoted

MOST_FINDINGS = 8
"""Findings named on a page; the others are counted."""


def is_of_role(process_map: ProcessMap, name: str, role_id: str) -> bool:
    """Whether a name is the role's id or name, or one of its people: “AE, north” is of the role `ae`."""
    names = {role_id.casefold(), process_map.role_name(role_id).casefold()}
    return name.partition(",")[0].strip().casefold() in names


def kpi_lines(process_map: ProcessMap, role_id: str) -> Iterator[str]:
    """The KPIs that the role answers for, as the target has them where there is one, with what they are today."""
    side = process_map.target or process_map.current
    for stage in side.stages:
        for metric in stage.metrics:
            if metric.is_kpi and (metric.owner or stage.owner) == role_id:
                yield _kpi(process_map, stage, metric)


def _kpi(process_map: ProcessMap, stage: Stage, metric: Metric) -> str:
    today = _today(process_map, stage.id, metric)
    is_new = process_map.target is not None and (today is None or not today.is_kpi)
    before = metric if today is None or is_new else today
    percent = " %" if metric.unit == "%" else ""
    facts = (
        ("target", metric.target, before.target),
        ("red line", metric.red, before.red),
        ("today", today.actual if today else None, today.actual if today else None),
    )
    said = [_fact(what, value, until_now, percent) for what, value, until_now in facts if value is not None]
    said += ["new as a KPI"] if is_new else []
    unit = f", {quoted(metric.unit)}" if metric.unit and not percent else ""
    cadence = f"; looked at {quoted(metric.cadence)}" if metric.cadence else ""
    return f"{quoted(metric.label)}{unit} ({quoted(stage.name)}): {', '.join(said)}{cadence}"


def _fact(what: str, value: float, until_now: float | None, unit: str) -> str:
    changed = (
        "" if value == until_now else f" (until now {amount_text(until_now)}{unit if until_now is not None else ''})"
    )
    return f"{what} {amount(value)}{unit}{changed}"


def _today(process_map: ProcessMap, stage_id: str, metric: Metric) -> Metric | None:
    stage = process_map.current.stage(stage_id)
    found = (held for held in (stage.metrics if stage else ()) if (held.id, held.name) == (metric.id, metric.name))
    return next((held for held in found), None)


def action_lines(process_map: ProcessMap, role_id: str) -> Iterator[str]:
    """The role's actions that are not done or dropped, the earliest due first, those without a day last."""
    mine = [each for each in process_map.actions if each.is_live and is_of_role(process_map, each.owner, role_id)]
    for action in sorted(mine, key=lambda each: (each.due is None, each.due)):
        due = f"by {action.due}" if action.due else "no day agreed"
        who = f", {quoted(action.owner)}" if process_map.role(action.owner) is None else ""
        status = ", under way" if action.status == "doing" else ""
        yield f"{quoted(action.title or action.id)}: {due}{status}{who}"


def goal_lines(process_map: ProcessMap, role_id: str) -> Iterator[str]:
    """What the role's people have set themselves."""
    for goal in process_map.goals:
        if is_of_role(process_map, goal.who, role_id):
            to = f" to {amount(goal.to)}" if goal.to is not None else ""
            by = f" by {goal.by}" if goal.by else ""
            yield f"{quoted(goal.who)}: {_metric_name(process_map, goal.metric)}{to}{by}"


def _metric_name(process_map: ProcessMap, name: str) -> str:
    """A metric by name, with its stage; as it is written where there is none such."""
    stage_id, _, metric_id = name.partition("/")
    sides = (side for side_name in SIDES if (side := process_map.side(side_name)))
    for stage in (stage for side in sides if (stage := side.stage(stage_id))):
        for metric in stage.metrics:
            if metric.id == metric_id:
                return f"{quoted(metric.label)} ({quoted(stage.name)})"
    return quoted(name)


def finding_lines(process_map: ProcessMap, report: Report, role_id: str) -> Iterator[str]:
    """The open errors and warnings at the stages that the role answers for, or about the role, the worst first."""
    mine = [finding for finding in report.findings if finding.weakens and _concerns(process_map, finding, role_id)]
    for finding in mine[:MOST_FINDINGS]:
        side = "" if finding.side in (None, "current") else f" ({finding.side})"
        yield f"{finding.message}{side}"
    if len(mine) > MOST_FINDINGS:
        yield f"And {len(mine) - MOST_FINDINGS} more: `procmap check` lists them."


def _concerns(process_map: ProcessMap, finding: Finding, role_id: str) -> bool:
    sides = (process_map.side(name) for name in SIDES if finding.is_on(name))
    owned = {stage.id for side in sides for stage in stages_of(side, role_id) if stage.owner == role_id}
    return finding.role == role_id or finding.stage in owned
