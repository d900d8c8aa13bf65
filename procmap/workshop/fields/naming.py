"""What records and edits are called, for the people who read a list of them or undo them."""

from collections.abc import Mapping

from procmap.model.data import value_at
from procmap.model.fault import Path
from procmap.model.process_map import Goal, Parked, ProcessMap, SideName, Vote
from procmap.model.record import Estimate, Record, ShareEstimate
from procmap.model.shape import is_by_role, is_in_stage, is_stage, record_path, record_type_at, side_at
from procmap.model.side import Flow
from procmap.model.stage import Loss, Stage
from procmap.model.text import displayed, uncapitalised
from procmap.workshop.cells import shortened
from procmap.workshop.fields.every import FIELDS, field_of
from procmap.workshop.fields.field import Field

_NAMING = ("name", "title", "says", "text", "why", "who", "rule", "topic", "packet", "on", "id")
"""The attributes that name a record, the first one that is filled in."""

_NOUNS: Mapping[type[Record], str] = {
    Flow: "move",
    Goal: "personal goal",
    Loss: "reason for losing",
    Parked: "parked item",
}
"""Kinds of records that the room calls otherwise than the model does."""

_LONGEST = 40
"""The cells that a name may take in what an edit is called."""


def brief(text: str) -> str:
    """A text as it may stand in what an edit is called."""
    return shortened(displayed(text), _LONGEST)


def noun_of(record: type[Record]) -> str:
    """What a record of a kind is called: stage, role, move."""
    return _NOUNS.get(record, record.__name__.lower())


def name_of(record: Record) -> str:
    """The name of a record, or whatever else tells it from others; empty where it says nothing."""
    if isinstance(record, Flow) and (record.from_ or record.to):
        return f"{record.from_ or '…'} → {record.to or '…'}"
    return next((str(held) for key in _NAMING if (held := getattr(record, key, None))), "")


def name_at(process_map: ProcessMap, path: Path) -> str:
    """The name of the record at a path, in which stages, fields and rules that it refers to are called by theirs."""
    record = value_at(process_map, path)
    if isinstance(record, Flow) and (record.from_ or record.to):
        names = stage_names(process_map, side_at(path))
        return f"{names.get(record.from_, record.from_) or '…'} → {names.get(record.to, record.to) or '…'}"
    if isinstance(record, Vote) and record.topic:
        stage = stage_names(process_map, record.side or "current").get(record.stage, record.stage)
        return f"{topic_name(record.topic)} at {stage}" if stage else topic_name(record.topic)
    return name_of(record) if isinstance(record, Record) else ""


def topic_name(topic: str) -> str:
    """What the topic of a vote is called: the label of a field of a stage, or the id of a rule."""
    return next((field.label for field in FIELDS[Stage] if field.key == topic), topic)


def stage_names(process_map: ProcessMap, side_name: SideName) -> Mapping[str, str]:
    """The stages of both sides, id to name: where both have one, as the named side calls it."""
    other: SideName = "target" if side_name == "current" else "current"
    sides = (process_map.side(other), process_map.side(side_name))
    return {stage.id: stage.name for side in sides if side for stage in side.stages}


def called(process_map: ProcessMap, path: Path) -> str:
    """What an edit calls the record of a list at a path: “roadblock They promised at Prove”, or “role 3”."""
    record_type, name = record_type_at(path), name_at(process_map, path)
    noun = noun_of(record_type) if record_type else ""
    text = f"{noun} {brief(name)}" if name else f"{noun} {int(path[-1]) + 1}"
    return text + ("" if is_stage(path) else where(process_map, path))


def where(process_map: ProcessMap, path: Path) -> str:
    """Where a path stands, to be added to what is done there: “ at Prove (target)”."""
    stage = value_at(process_map, path[:3]) if is_in_stage(path) else None
    at = f" at {brief(stage.name)}" if isinstance(stage, Stage) else ""
    return at + (" (target)" if side_at(path) == "target" else "")


def names_its_record(path: Path) -> bool:
    """Whether a path is that of the first field of a record of a list, which names it."""
    record = record_type_at(path[:-1])
    return path[-2:-1] == record_path(path)[-1:] and record is not None and path[-1] == FIELDS[record][0].key


def label_of(process_map: ProcessMap, path: Path, field: Field) -> str:
    """What an edit of a field is called: “the customer gains at Qualify”, “action Agree the test plan: due”."""
    at = record_path(path)
    record = value_at(process_map, at)
    if path == ("process", "name"):
        return "rename the process"
    if not at:
        return f"{_said(process_map, path, field)}{where(process_map, path)}"
    if record is None:
        return f"add {noun_of(record_type_at(at) or Record)}{where(process_map, path)}"
    if names_its_record(path):
        return f"{'rename' if field.key == 'name' else 'change'} {called(process_map, at)}"
    if is_stage(at):
        return f"{_said(process_map, path, field)}{where(process_map, path)}"
    return f"{called(process_map, at)}: {_said(process_map, path, field)}"


def _said(process_map: ProcessMap, path: Path, field: Field) -> str:
    """The field in words, with what it is a part of: “headcount of Account executive”, “source of move on”."""
    text, outer = uncapitalised(field.label), path[:-1]
    if outer and is_by_role(outer):
        return f"{text} of {brief(process_map.role_name(str(path[-1])))}"
    if record_type_at(outer) in (Estimate, ShareEstimate):
        return f"{text} of {_said(process_map, outer, _field_at(outer))}"
    return text


def _field_at(path: Path) -> Field:
    """The field of the value at a path; of a value in a table by role, the field of the table."""
    at = path[:-1] if is_by_role(path[:-1]) else path
    return field_of(record_type_at(at[:-1]) or ProcessMap, str(at[-1]))
