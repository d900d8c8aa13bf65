"""What the room decides about a finding: an action with owner and day, or a waiver with its reason.

A decision begins as a draft, a map in which the record stands already filled in as far as can be guessed;
what is typed into its lines is read as anywhere else, and `decided` says what is still missing.
"""

import datetime
import re
from collections.abc import Mapping

from procmap.model.data import value_at
from procmap.model.fault import Path
from procmap.model.process_map import SIDES, Action, Answer, ProcessMap, Waiver
from procmap.model.stage import Stage
from procmap.model.text import displayed, identifier_from, uncapitalised
from procmap.rules.finding import Finding
from procmap.rules.state import answered_by, waived_by
from procmap.rules.where import path_of
from procmap.workshop.cells import shortened
from procmap.workshop.edits.edit import checked, inserted, placed, removed
from procmap.workshop.edits.entry import Change, typed
from procmap.workshop.fields.naming import brief
from procmap.workshop.sheets.sheet import Cell
from procmap.workshop.typed.figures import Unreadable
from procmap.workshop.typed.spans import dated

DUE_IN = datetime.timedelta(weeks=4)
"""How long an action takes unless the room says otherwise."""

WAIVED_FOR = datetime.timedelta(weeks=13)
"""A quarter: how long a waiver holds unless the room says otherwise."""

LONGEST_GIST = 64
"""The cells that what to try first may take in the title of an action."""

REQUIRED: Mapping[str, str] = {
    "title": "an action needs a title: who does what",
    "owner": "an action needs an owner: a role or any name",
    "due": "an action needs a day by which it is done: 2027-01-31, +3w or +10d",
    "reason": "a waiver needs a reason: without one it silences nothing",
}
"""What must not be empty in a decision, and what to say where it is."""


def action_on(process_map: ProcessMap, finding: Finding, today: datetime.date) -> Change:
    """A draft of the action that answers a finding: what to try first, by the stage's owner, in four weeks."""
    stage, gist = _stage(process_map, finding.stage, finding.side), _gist(finding.fix)
    title = f"{stage.name}: {uncapitalised(gist)}" if stage else gist
    action = Action(
        id=_free_id(process_map, title),
        title=title,
        answers=(Answer(rule=finding.rule, stage=finding.stage or ""),),
        owner=(stage.owner if stage else finding.role) or "",
        due=today + DUE_IN,
        status="open",
    )
    path: Path = ("actions", len(process_map.actions))
    return Change("add action", inserted(process_map, path, action), path)


def _stage(process_map: ProcessMap, stage_id: str | None, first: str | None = None) -> Stage | None:
    """The stage with an id, of the side asked for where it is on both."""
    for name in sorted(SIDES, key=lambda name: name != first):
        side = process_map.side(name)
        stage = side.stage(stage_id) if side and stage_id else None
        if stage:
            return stage
    return None


def _gist(fix: str) -> str:
    """The first thing that is to be tried, up to where its sentence pauses."""
    return shortened(re.split(r"[,;:.]", fix, maxsplit=1)[0], LONGEST_GIST)


def _free_id(process_map: ProcessMap, title: str, but: str = "") -> str:
    return identifier_from(title, {action.id for action in process_map.actions} - {but}, "action")


def overdue_of(process_map: ProcessMap, finding: Finding) -> int | None:
    """The position of the action that is overdue: the one found so, or one that was to answer the finding by now."""
    if finding.state != "open":
        return None
    place = path_of(process_map, finding)
    if finding.rule == "overdue-action" and place[:1] == ("actions",):
        return int(place[1])
    return answered_by(process_map, finding)


def new_day(process_map: ProcessMap, position: int, today: datetime.date) -> Change:
    """A draft of an action with another day: four weeks from today."""
    path: Path = ("actions", position)
    return Change("new day", placed(process_map, (*path, "due"), today + DUE_IN), path)


def waiver_of(process_map: ProcessMap, finding: Finding, today: datetime.date) -> Change:
    """A draft of the waiver of a finding, as narrow as the finding is; its reason is for the room to say."""
    waiver = Waiver(
        rule=finding.rule,
        side=next((name for name in SIDES if name == finding.side), None),
        stage=finding.stage or "",
        role=finding.role or "",
        field=finding.field or "",
        until=today + WAIVED_FOR,
    )
    path: Path = ("waivers", len(process_map.waivers))
    return Change("waive", inserted(process_map, path, waiver), path)


def waiver_taken_back(process_map: ProcessMap, finding: Finding, today: datetime.date) -> Change | None:
    """The map without the waiver that holds for a finding, or None where there is none. Raises Unacceptable."""
    position = waived_by(process_map, finding, today)
    if position is None:
        return None
    path: Path = ("waivers", position)
    waiver = process_map.waivers[position]
    reach = " in the whole map" if finding.stage and not waiver.stage else ""
    label = f"take back the waiver of {_named(process_map, waiver)}{reach}"
    return Change(label, checked(removed(process_map, path)), path)


def _named(process_map: ProcessMap, waiver: Waiver) -> str:
    """What is waived: the rule, and its stage where the waiver names one."""
    stage = _stage(process_map, waiver.stage)
    return waiver.rule + (f" at {brief(stage.name)}" if stage else "")


def told_action(process_map: ProcessMap, action: Action) -> str:
    """An action as the room hears it: title, owner, day."""
    due = f"due {action.due.isoformat()}" if action.due else ""
    return displayed(", ".join(part for part in (action.title, process_map.role_name(action.owner), due) if part))


def told_waiver(reason: str, until: datetime.date | None) -> str:
    """How long a finding is waived, and why."""
    return displayed(f"until {until.isoformat()}: {reason}" if until else f"for as long as it stands: {reason}")


def read_day(text: str, today: datetime.date) -> datetime.date:
    """A typed day that has not passed: `2027-01-31`, or `+3w` and `+10d` from today on. Raises Unreadable."""
    try:
        day = datetime.date.fromisoformat(dated(text.strip(), today))
    except ValueError:
        raise Unreadable("expected a day such as 2027-01-31, +3w or +10d") from None
    if day < today:
        raise Unreadable(f"{day.isoformat()} has passed: expected a day from {today.isoformat()} on")
    return day


def typed_decision(process_map: ProcessMap, cell: Cell, text: str, today: datetime.date) -> Change:
    """What typing a text into a line of a draft does. Raises Unreadable or Unacceptable with the reason."""
    if not text.strip() and cell.field.key in REQUIRED:
        raise Unreadable(REQUIRED[cell.field.key])
    is_day = cell.field.kind == "date" and text.strip()
    return typed(process_map, cell, read_day(text, today).isoformat() if is_day else text)


def decided(process_map: ProcessMap, path: Path, *, is_new: bool = True) -> Change:
    """The decision drafted at a path, with the name of its edit. Raises Unreadable or Unacceptable.

    An action that is not new, and has another day or status, keeps its id.
    """
    record = value_at(process_map, path)
    if not is_new:
        return Change(f"new day for {brief(record.title)}", checked(process_map), path)
    for key, problem in REQUIRED.items():
        if getattr(record, key, True) in (None, ""):
            raise Unreadable(problem)
    if isinstance(record, Action):
        made = placed(process_map, (*path, "id"), _free_id(process_map, record.title, record.id))
        return Change(f"add action {brief(record.title)}", checked(made), path)
    return Change(f"waive {_named(process_map, record)}", checked(process_map), path)
