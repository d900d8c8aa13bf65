"""What differs between two maps, in sentences: where, what it was, what it is."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from typing import Any

from procmap.model.data import key_of, to_data, value_at
from procmap.model.difference import Difference, differences, path_of_keys
from procmap.model.fault import Path
from procmap.model.process_map import ProcessMap
from procmap.model.record import Estimate, Record
from procmap.model.shape import is_by_role, is_stage, record_path, record_type_at, side_at
from procmap.model.side import Side
from procmap.store.pairing import paired
from procmap.workshop.fields.every import field_of
from procmap.workshop.fields.field import Field
from procmap.workshop.fields.naming import brief, called, label_of, name_of, names_its_record, where
from procmap.workshop.sheets.sheet import KIND_BY_ROLE, place_of_path
from procmap.workshop.typed.values import shown

NOTHING = "nothing"
"""What stands for a value that is not there."""


@dataclass(frozen=True)
class _Spot:
    """A value in one of two maps: the map, and the path where it stands, or would stand."""

    map: ProcessMap
    path: Path

    @property
    def value(self) -> Any:
        return value_at(self.map, self.path)

    def at(self, step: str | int) -> "_Spot":
        return _Spot(self.map, (*self.path, step))


def sentences(old: ProcessMap, new: ProcessMap, some: Iterable[Difference] | None = None) -> tuple[str, ...]:
    """What makes the new map of the old one, or only some of it, a sentence each."""
    chosen = differences(old, new) if some is None else some
    return tuple(sentence for difference in chosen for sentence in _told(difference, old, new))


def _told(difference: Difference, old: ProcessMap, new: ProcessMap) -> Iterator[str]:
    before = _Spot(old, path_of_keys(old, difference.path))
    after = _Spot(new, path_of_keys(new, difference.path))
    if difference.is_order:
        names = ", ".join(brief(name_of(record)) for record in after.value or ())
        yield f"{_label(after)}: in the order {names}"
    else:
        yield from _changed(before, after)


def _changed(before: _Spot, after: _Spot) -> Iterator[str]:
    old, new = before.value, after.value
    if isinstance(after.path[-1], int) or isinstance(before.path[-1], int):
        yield from _record_changed(before, after)
    elif _is_records(old) or _is_records(new):
        yield from _list_changed(before, after)
    elif isinstance(old or new, Side) and not (old and new):
        yield f"{_field(after.path).label.lower()}: {'new' if new else 'removed'}"
    elif isinstance(old or new, Record) and not isinstance(old or new, Estimate):
        yield from _fields_changed(before, after)
    elif is_by_role(after.path) and after.path[-1] != "hours":
        for role in {**(old or {}), **(new or {})}:
            yield from _changed(before.at(role), after.at(role))
    elif names_its_record(after.path) and old and new:
        yield f"{_called(_Spot(before.map, record_path(before.path)))}: now reads {_shown(after)}"
    elif old != new:
        yield f"{_label(after if new is not None else before)}: {_shown(before)} → {_shown(after)}"


def _record_changed(before: _Spot, after: _Spot) -> Iterator[str]:
    if before.value is None:
        yield f"{_called(after)}: new"
    elif after.value is None:
        yield f"{_called(before)}: removed"
    else:
        yield from _fields_changed(before, after)


def _fields_changed(before: _Spot, after: _Spot) -> Iterator[str]:
    for name, field in type(after.value or before.value).model_fields.items():
        old, new = (getattr(spot.value, name, field.default) for spot in (before, after))
        if old != new:
            yield from _changed(before.at(key_of(name)), after.at(key_of(name)))


def _list_changed(before: _Spot, after: _Spot) -> Iterator[str]:
    """What changed in a list whose records have no ids: who was who is told by name and place."""
    old, new = before.value or (), after.value or ()
    was = paired([to_data(record) for record in old], [to_data(record) for record in new])
    for position in set(range(len(old))) - set(was.values()):
        yield f"{_called(before.at(position))}: removed"
    for position in range(len(new)):
        held = before.at(was.get(position, len(old)))
        if held.value != new[position]:
            yield from _record_changed(held, after.at(position))
    if [was[position] for position in sorted(was)] != sorted(was.values()):
        yield f"{_label(after)}: in another order"


def _called(spot: _Spot) -> str:
    """What a record is called; of a stage, which has the same name on both sides, with the side as elsewhere."""
    is_on_target = is_stage(spot.path) and side_at(spot.path) == "target"
    return called(spot.map, spot.path) + (" (target)" if is_on_target else "")


def _is_records(value: Any) -> bool:
    return isinstance(value, tuple) and any(isinstance(item, Record) for item in value)


def _field(path: Path) -> Field:
    if path[:-1] and is_by_role(path[:-1]):
        table = _field(path[:-1])
        return replace(table, kind=KIND_BY_ROLE[table.key])
    return field_of(record_type_at(path[:-1]) or ProcessMap, str(path[-1]))


def _label(spot: _Spot) -> str:
    path, field = spot.path, _field(spot.path)
    word = field.label[:1].lower() + field.label[1:]
    if path == ("process", "name"):
        return "name of the process"
    if len(path) == 2 and field.kind in ("records", "by role"):
        return f"{word}{where(spot.map, path)}"
    return label_of(spot.map, path, field)


def _shown(spot: _Spot) -> str:
    text = shown(_field(spot.path), spot.value, place_of_path(spot.map, spot.path))
    return " ".join(text.split()) or NOTHING
