"""Whether a finding is open, answered by an action, or waived for a reason."""

import datetime
from dataclasses import replace

from procmap.model.process_map import Action, ProcessMap, Waiver
from procmap.rules.finding import Finding, Waived


def settled(process_map: ProcessMap, finding: Finding, today: datetime.date) -> Finding | Waived:
    """The finding in its state: waived where a waiver holds, answered where an action deals with it."""
    position = waived_by(process_map, finding, today)
    if position is not None:
        waiver = process_map.waivers[position]
        return Waived(replace(finding, state="waived"), waiver.reason, waiver.until)
    position = answered_by(process_map, finding)
    if position is not None and is_under_way(process_map.actions[position], today):
        return replace(finding, state="answered")
    return finding


def waived_by(process_map: ProcessMap, finding: Finding, today: datetime.date) -> int | None:
    """The position of the first waiver that holds and covers a finding."""
    held = (
        position
        for position, waiver in enumerate(process_map.waivers)
        if _holds(waiver, today) and _covers(waiver, finding)
    )
    return next(held, None)


def answered_by(process_map: ProcessMap, finding: Finding) -> int | None:
    """The position of the live action that answers a finding longest: an overdue one only where there is no other."""
    actions = process_map.actions
    live = (at for at, action in enumerate(actions) if action.is_live and _answers(action, finding))
    return max(live, key=lambda at: actions[at].due or datetime.date.max, default=None)


def is_under_way(action: Action, today: datetime.date) -> bool:
    """Whether an action is open or doing, and not overdue."""
    return action.is_live and (action.due is None or action.due >= today)


def _holds(waiver: Waiver, today: datetime.date) -> bool:
    return bool(waiver.reason) and (waiver.until is None or waiver.until >= today)


def _covers(waiver: Waiver, finding: Finding) -> bool:
    """Whether the waiver names the finding; what the waiver leaves out it does not ask for."""
    narrowings = (
        (waiver.side, finding.side),
        (waiver.stage, finding.stage),
        (waiver.role, finding.role),
        (waiver.field, finding.field),
    )
    return waiver.rule == finding.rule and all(asked in (None, "", held) for asked, held in narrowings)


def _answers(action: Action, finding: Finding) -> bool:
    return any(answer.rule == finding.rule and (answer.stage or None) == finding.stage for answer in action.answers)
