"""What a typed cell, a pasted list, a deleted or moved row does to the map, and what undo calls it."""

from collections.abc import Sequence
from dataclasses import dataclass

from procmap.model.data import value_at
from procmap.model.fault import Path
from procmap.model.process_map import SIDES, ProcessMap, SideName
from procmap.model.record import Record
from procmap.model.text import displayed
from procmap.workshop.edits import checked, inserted, moved, new_record, placed, removed, with_value
from procmap.workshop.field import Field
from procmap.workshop.fields import FIELDS
from procmap.workshop.references import Kind, renamed, without_references
from procmap.workshop.shape import record_type_at
from procmap.workshop.sheet import Cell, place_of_path
from procmap.workshop.stages import with_stage_moved, with_stages, without_stage
from procmap.workshop.values import NewRole, read


@dataclass(frozen=True)
class Change:
    """An edit ready to be made: what undo will call it, the new map, and where the row then is."""

    label: str
    map: ProcessMap
    path: Path = ()


_KIND_OF_LIST: dict[str, Kind] = {"roles": "role", "objectives": "objective", "metrics": "metric", "stages": "stage"}


def typed(process_map: ProcessMap, cell: Cell, text: str) -> Change:
    """What typing a text into a cell does. Raises Unreadable or Unacceptable with the reason."""
    path, field = cell.path, cell.field
    old = value_at(process_map, path)
    value = read(field, text, place_of_path(process_map, path), old)
    if isinstance(value, NewRole):
        return _with_new_role(process_map, path, field, value)
    if _is_new_stage(process_map, path) and isinstance(value, str):
        side: SideName = "target" if path[0] == "target" else "current"
        return Change(f"add stage {value}", with_stages(process_map, side, [value], int(path[2])), path)
    if field.kind == "identifier" and isinstance(value, str) and old:
        return _with_new_id(process_map, path, str(old), value)
    return Change(label_of(process_map, path, field), with_value(process_map, path, value), path)


def _is_new_stage(process_map: ProcessMap, path: Path) -> bool:
    return path[1:2] == ("stages",) and len(path) == 4 and value_at(process_map, path[:3]) is None


def label_of(process_map: ProcessMap, path: Path, field: Field) -> str:
    """What an edit of a field is called: “the customer gains at Qualify”."""
    at = path[:3] if path[1:2] == ("stages",) else path[:2] if len(path) > 2 else ()
    holder = value_at(process_map, at) if at else None
    name = next((str(held) for key in ("name", "title", "text", "who") if (held := getattr(holder, key, ""))), "")
    label = field.label[:1].lower() + field.label[1:]
    return f"{label} at {displayed(name)}" if name else label


def _with_new_role(process_map: ProcessMap, path: Path, field: Field, role: NewRole) -> Change:
    record_type = record_type_at(("roles",))
    if record_type is None:
        raise TypeError("the map has no roles")
    record = new_record(record_type, process_map.roles, role.name)
    label = f"add role {role.name}, {label_of(process_map, path, field)}"
    with_role = placed(process_map, ("roles",), (*process_map.roles, placed_name(record, role.name)))
    return Change(label, with_value(with_role, path, getattr(record, "id", "")), path)


def placed_name(record: Record, name: str) -> Record:
    """A new record under its name."""
    return record.model_copy(update={"name": name})


def _with_new_id(process_map: ProcessMap, path: Path, old: str, new: str) -> Change:
    """Renaming an id renames whatever refers to it; a stage's and a metric's on both sides."""
    kind = _KIND_OF_LIST.get(str(path[-3]))
    changed = process_map
    for at in _same_record(process_map, path, old):
        changed = placed(changed, at, new)
    if kind == "metric":
        stage = value_at(process_map, path[:3])
        changed = renamed(changed, kind, f"{stage.id}/{old}", f"{stage.id}/{new}")
    elif kind == "stage":
        changed = renamed(changed, kind, old, new)
        stages = [value_at(process_map, at[:-1]) for at in _same_record(process_map, path, old)]
        for metric in {metric.id for stage in stages for metric in stage.metrics}:
            changed = renamed(changed, "metric", f"{old}/{metric}", f"{new}/{metric}")
    elif kind:
        changed = renamed(changed, kind, old, new)
    return Change(f"id {old} to {new}", checked(changed), path)


def _same_record(process_map: ProcessMap, path: Path, old: str) -> list[Path]:
    if path[1:2] != ("stages",):
        return [path]
    found: list[Path] = []
    wanted = value_at(process_map, path[:3]).id
    for name in SIDES:
        side = process_map.side(name)
        position = side.position(wanted) if side else None
        if side is None or position is None:
            continue
        if len(path) == 4:
            found.append((name, "stages", position, "id"))
            continue
        metrics = side.stages[position].metrics
        found += [
            (name, "stages", position, "metrics", i, "id") for i, metric in enumerate(metrics) if metric.id == old
        ]
    return found


def pasted(process_map: ProcessMap, items: Path, at: int, names: Sequence[str]) -> Change:
    """New records of a list made of pasted names, inserted at a position. Raises Unacceptable."""
    count = f"{len(names)} " if len(names) > 1 else ""
    if items[1:] == ("stages",):
        side: SideName = "target" if items[0] == "target" else "current"
        noun = "stages" if len(names) > 1 else f"stage {names[0]}"
        return Change(f"add {count}{noun}", with_stages(process_map, side, names, at), (*items, at))
    record = record_type_at(items)
    if record is None:
        raise TypeError(f"no list of records: {items}")
    first = FIELDS[record][0]
    changed = process_map
    for offset, name in enumerate(names):
        siblings = value_at(changed, items) or ()
        changed = inserted(changed, (*items, at + offset), new_record(record, siblings, name))
        path = (*items, at + offset, first.key)
        changed = placed(changed, path, read(first, name, place_of_path(changed, path)))
    return Change(f"add {count}{_noun(items)}", checked(changed), (*items, at))


def blank(process_map: ProcessMap, items: Path, at: int) -> Change:
    """A new, empty record inserted at a position of a list, to be filled in. Raises Unacceptable."""
    if items[1:] == ("stages",):
        return pasted(process_map, items, at, ["New stage"])
    record = record_type_at(items)
    if record is None:
        raise TypeError(f"no list of records: {items}")
    siblings = value_at(process_map, items) or ()
    new = inserted(process_map, (*items, at), new_record(record, siblings, ""))
    return Change(f"add to {_noun(items)}", checked(new), (*items, at))


def deleted(process_map: ProcessMap, path: Path) -> Change:
    """A list without the record at a path; what referred to it is cleared. Raises Unacceptable."""
    record = value_at(process_map, path)
    label = f"remove {_called(record, path)}"
    if path[1:2] == ("stages",) and len(path) == 3:
        side: SideName = "target" if path[0] == "target" else "current"
        return Change(label, without_stage(process_map, side, int(path[2])), path)
    kind = _KIND_OF_LIST.get(str(path[-2]))
    name = getattr(record, "id", "")
    changed = removed(process_map, path)
    if kind == "metric":
        name = f"{value_at(process_map, path[:3]).id}/{name}"
    if kind and name:
        changed = without_references(changed, kind, name)
    return Change(label, checked(changed), path)


def shifted(process_map: ProcessMap, path: Path, places: int) -> Change:
    """A record moved down (or up) in its list. Raises Unacceptable."""
    label = f"move {_called(value_at(process_map, path), path)}"
    if path[1:2] == ("stages",) and len(path) == 3:
        side: SideName = "target" if path[0] == "target" else "current"
        changed, index = with_stage_moved(process_map, side, int(path[2]), places)
        return Change(label, changed, (*path[:2], index))
    changed, goal = moved(process_map, path, places)
    return Change(label, checked(changed), goal)


def _called(record: object, path: Path) -> str:
    keys = ("name", "title", "says", "text", "why", "who", "rule", "topic", "id")
    name = next((str(held) for key in keys if (held := getattr(record, key, None))), "")
    noun = type(record).__name__.lower()
    return f"{noun} {displayed(name)}".strip() if name else f"{noun} {int(path[-1]) + 1}"


def _noun(items: Path) -> str:
    return str(items[-1])
