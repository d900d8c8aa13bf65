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
from procmap.store.writing.pairing import paired
from procmap.workshop.fields.every import field_of
from procmap.workshop.fields.field import Field
from procmap.workshop.fields.naming import brief, called, label_of, name_of, names_its_record, where
from procmap.workshop.sheets.sheet import KIND_BY_ROLE, place_of_path
from procmap.workshop.typed.values import shown

NOTHING = "nothing"
"""What stands for a value that is not there."""

THERE, NOT_THERE = "there", "not there"
"""What is said of a record that only one of two maps has."""


@dataclass(frozen=True)
class Told:
    """A difference in words: what it is in, what each of two maps has there, and how a sentence says it."""

    about: str
    before: str
    after: str
    says: str = ""

    @property
    def sentence(self) -> str:
        """The difference as what became of it."""
        return f"{self.about}: {self.says or f'{self.before} → {self.after}'}"


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
    return tuple(it.sentence for it in told(old, new, differences(old, new) if some is None else some))


def told(old: ProcessMap, new: ProcessMap, some: Iterable[Difference]) -> Iterator[Told]:
    """Differences between two maps, each in words."""
    for difference in some:
        before = _Spot(old, path_of_keys(old, difference.path))
        after = _Spot(new, path_of_keys(new, difference.path))
        if difference.is_order:
            yield Told(_label(after), _names(before), _names(after), f"in the order {_names(after)}")
        else:
            yield from _changed(before, after)


def _changed(before: _Spot, after: _Spot) -> Iterator[Told]:
    old, new = before.value, after.value
    if isinstance(after.path[-1], int) or isinstance(before.path[-1], int):
        yield from _record_changed(before, after)
    elif _is_records(old) or _is_records(new):
        yield from _list_changed(before, after)
    elif isinstance(old or new, Side) and not (old and new):
        yield _come_or_gone(_field(after.path).label.lower(), is_new=bool(new))
    elif isinstance(old or new, Record) and not isinstance(old or new, Estimate):
        yield from _fields_changed(before, after)
    elif is_by_role(after.path) and after.path[-1] != "hours":
        for role in {**(old or {}), **(new or {})}:
            yield from _changed(before.at(role), after.at(role))
    elif names_its_record(after.path) and old and new:
        record = _called(_Spot(before.map, record_path(before.path)))
        yield Told(record, _shown(before), _shown(after), f"now reads {_shown(after)}")
    elif old != new:
        yield Told(_label(after if new is not None else before), _shown(before), _shown(after))


def _record_changed(before: _Spot, after: _Spot) -> Iterator[Told]:
    if before.value is None:
        yield _come_or_gone(_called(after), is_new=True)
    elif after.value is None:
        yield _come_or_gone(_called(before), is_new=False)
    else:
        yield from _fields_changed(before, after)


def _come_or_gone(about: str, *, is_new: bool) -> Told:
    return Told(about, NOT_THERE, THERE, "new") if is_new else Told(about, THERE, NOT_THERE, "removed")


def _fields_changed(before: _Spot, after: _Spot) -> Iterator[Told]:
    for name, field in type(after.value or before.value).model_fields.items():
        old, new = (getattr(spot.value, name, field.default) for spot in (before, after))
        if old != new:
            yield from _changed(before.at(key_of(name)), after.at(key_of(name)))


def _list_changed(before: _Spot, after: _Spot) -> Iterator[Told]:
    """What changed in a list whose records have no ids: who was who is told by name and place."""
    old, new = before.value or (), after.value or ()
    was = paired([to_data(record) for record in old], [to_data(record) for record in new])
    for position in set(range(len(old))) - set(was.values()):
        yield _come_or_gone(_called(before.at(position)), is_new=False)
    for position in range(len(new)):
        held = before.at(was.get(position, len(old)))
        if held.value != new[position]:
            yield from _record_changed(held, after.at(position))
    if [was[position] for position in sorted(was)] != sorted(was.values()):
        yield Told(_label(after), _names(before), _names(after), "in another order")


def _names(spot: _Spot) -> str:
    return ", ".join(brief(name_of(record)) for record in spot.value or ())


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
