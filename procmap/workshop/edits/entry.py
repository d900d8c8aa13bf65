"""What a typed cell, a pasted list, a deleted or moved row does to the map, and what undo calls it."""

import datetime
from collections.abc import Sequence
from dataclasses import dataclass

from procmap.model.data import value_at
from procmap.model.fault import Path
from procmap.model.process import Role
from procmap.model.process_map import ProcessMap
from procmap.model.record import Record
from procmap.model.shape import is_in_stage, is_stage, record_path, record_type_at, side_at
from procmap.model.text import cleaned, identifier_from
from procmap.workshop.edits.edit import (
    Unacceptable,
    checked,
    inserted,
    moved,
    new_record,
    placed,
    removed,
)
from procmap.workshop.edits.filling import filled
from procmap.workshop.edits.identities import NEW_STAGE, with_id
from procmap.workshop.edits.references import reference_to, without_loose_references
from procmap.workshop.edits.stages import with_stage_moved, with_stages, without_stage, without_target
from procmap.workshop.fields.every import FIELDS
from procmap.workshop.fields.naming import brief, called, label_of, names_its_record, noun_of, where
from procmap.workshop.sheets.sheet import Cell, place_of_path
from procmap.workshop.typed.figures import Unreadable
from procmap.workshop.typed.readers import NewRole
from procmap.workshop.typed.spans import dated
from procmap.workshop.typed.values import read


@dataclass(frozen=True)
class Change:
    """An edit ready to be made: what undo will call it, the new map, and where the row then is."""

    label: str
    map: ProcessMap
    path: Path = ()


def typed(process_map: ProcessMap, cell: Cell, text: str, today: datetime.date | None = None) -> Change:
    """What typing a text into a cell does; spans such as `+3w` are read from today, if that is said.

    Raises Unreadable or Unacceptable with the reason.
    """
    path, field = cell.path, cell.field
    if today and field.kind == "date":
        text = dated(text, today)
    label, old = label_of(process_map, path, field), value_at(process_map, path)
    if field.kind in ("record", "records"):
        return _typed_over_part(process_map, path, text)
    if old in (None, "", ()) and not cleaned(text):
        return Change(label, process_map, path)
    if is_in_stage(path) and value_at(process_map, path[:3]) is None:
        return _typed_into_new_stage(process_map, cell, text)
    value = read(field, text, place_of_path(process_map, path), old)
    if isinstance(value, NewRole):
        process_map, value = _with_role(process_map, value.name)
        label = f"add role {brief(process_map.roles[-1].name)}, {label}"
    if field.kind == "identifier" and old:
        return Change(f"{label} to {value}" if value else label, with_id(process_map, path, value), path)
    made, at = filled(process_map, path, value), record_path(path)
    is_named_anew = value_at(process_map, at) is None and names_its_record(path)
    return Change(f"add {called(made, at)}" if is_named_anew else label, made, path)


def _with_role(process_map: ProcessMap, name: str) -> tuple[ProcessMap, str]:
    """The map with a role of a name, and the role's id."""
    role_id = identifier_from(name, {role.id for role in process_map.roles}, "role")
    return placed(process_map, ("roles",), (*process_map.roles, Role(id=role_id, name=name))), role_id


def _typed_over_part(process_map: ProcessMap, path: Path, text: str) -> Change:
    """A part of the map has no text to type; but the target, which one may want to start again, can be cleared."""
    if path == ("target",) and not cleaned(text):
        return Change("remove the target", without_target(process_map), path)
    raise Unreadable("this holds more than one value: open it with Enter")


def _typed_into_new_stage(process_map: ProcessMap, cell: Cell, text: str) -> Change:
    """Typing its name, or anything else, into the empty row below the stages adds one."""
    is_name = cell.path[3:] == ("name",)
    name = cleaned(text) if is_name else NEW_STAGE
    added = pasted(process_map, cell.path[:2], int(cell.path[2]), [name])
    made = added.map if is_name else typed(added.map, cell, text).map
    return Change(added.label, made, cell.path)


def pasted(process_map: ProcessMap, items: Path, at: int, names: Sequence[str]) -> Change:
    """New records of a list made of pasted names, inserted at a position. Raises Unreadable or Unacceptable."""
    bare = [name for text in names if (name := cleaned(text))]
    if not bare:
        raise Unreadable("expected names, one a line")
    label = f"add {noun_of(_record_type(items))} {brief(bare[0])}" if len(bare) == 1 else f"add {len(bare)} {items[-1]}"
    label += where(process_map, items)
    if is_stage((*items, at)):
        return Change(label, with_stages(process_map, side_at(items), bare, at), (*items, at))
    changed = process_map
    for offset, name in enumerate(bare):
        changed = _with_named(changed, (*items, at + offset), name)
    return Change(label, checked(changed), (*items, at))


def _with_named(process_map: ProcessMap, path: Path, name: str) -> ProcessMap:
    """The map with a record inserted at a path, whose first field a name fills."""
    record_type = _record_type(path)
    first = FIELDS[record_type][0]
    try:
        value = read(first, name, place_of_path(process_map, path))
    except Unreadable as problem:
        raise Unreadable(f"“{brief(name)}”: {problem}") from None
    new = new_record(record_type, value_at(process_map, path[:-1]) or (), name)
    return placed(inserted(process_map, path, new), (*path, first.key), value)


def blank(process_map: ProcessMap, items: Path, at: int) -> Change:
    """A new, empty record inserted at a position of a list, to be filled in. Raises Unacceptable."""
    if is_stage((*items, at)):
        return pasted(process_map, items, at, [NEW_STAGE])
    record_type = _record_type(items)
    new = new_record(record_type, value_at(process_map, items) or (), "")
    label = f"add {noun_of(record_type)}{where(process_map, items)}"
    return Change(label, checked(inserted(process_map, (*items, at), new)), (*items, at))


def _record_type(items: Path) -> type[Record]:
    record_type = record_type_at(items)
    if record_type is None:
        raise TypeError(f"no list of records: {items}")
    return record_type


def deleted(process_map: ProcessMap, path: Path) -> Change:
    """A list without the record at a path; what referred to it is cleared. Raises Unacceptable."""
    label = f"remove {called(process_map, path)}"
    if value_at(process_map, path) is None:
        raise Unacceptable("that row is no longer there")
    if is_stage(path):
        return Change(label, without_stage(process_map, side_at(path), int(path[2])), path)
    reference, changed = reference_to(process_map, path), removed(process_map, path)
    if reference:
        changed = without_loose_references(changed, *reference)
    return Change(label, checked(changed), path)


def shifted(process_map: ProcessMap, path: Path, places: int) -> Change:
    """A record moved down (or up) in its list. Raises Unacceptable."""
    label = f"move {called(process_map, path)}"
    changed, goal = moved(process_map, path, places)
    if is_stage(path):
        return Change(label, with_stage_moved(process_map, side_at(path), int(path[2]), places), goal)
    return Change(label, checked(changed), goal)
