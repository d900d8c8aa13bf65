"""Edits of a map as pure functions: the new map, or Unacceptable with the reason in one line."""

from collections.abc import Mapping
from typing import Any

from pydantic import ValidationError

from procmap.model.coherence import incoherences
from procmap.model.data import attribute_of, key_of, to_data, value_at
from procmap.model.fault import Path
from procmap.model.faults import faults_of_form
from procmap.model.process_map import ProcessMap
from procmap.model.record import Record
from procmap.model.shape import is_by_role, record_type_at
from procmap.model.side import Side
from procmap.model.text import identifier_from
from procmap.workshop.fields.every import FIELDS


class Unacceptable(ValueError):
    """An edit that a map cannot take; the text says what is wrong and what is expected."""


def with_value(process_map: ProcessMap, path: Path, value: Any) -> ProcessMap:
    """The map with a value at a path; None clears it. A position one past a list's end adds a record there.

    Raises Unacceptable where the value may not stand there or no longer fits the rest of the map.
    """
    return checked(placed(process_map, path, value))


def checked(process_map: ProcessMap) -> ProcessMap:
    """The same map, if its pieces fit each other. Raises Unacceptable."""
    faults = incoherences(to_data(process_map))
    if faults:
        raise Unacceptable(faults[0].message)
    return process_map


def placed(process_map: ProcessMap, path: Path, value: Any) -> ProcessMap:
    """Like `with_value`, for one of several changes that only fit together: see `checked`."""
    changed: ProcessMap = _placed(process_map, path, value, ())
    return changed


def _placed(holder: Any, path: Path, value: Any, at: Path) -> Any:
    if not path:
        return value
    step, rest = path[0], path[1:]
    if isinstance(step, int):
        return _placed_in_list(holder or (), step, rest, value, at)
    if isinstance(holder, Record):
        return _placed_in_record(holder, step, rest, value, at)
    return _placed_in_table(holder or {}, step, rest, value, at)


def _placed_in_list(items: tuple[Any, ...], index: int, rest: Path, value: Any, at: Path) -> tuple[Any, ...]:
    record = record_type_at(at)
    if record is None or index > len(items):
        raise Unacceptable("that row is no longer there")
    if index < len(items):
        item = items[index]
    else:
        is_named = rest == (FIELDS[record][0].key,) and value is not None
        item = new_record(record, items, str(value) if is_named else "") if rest else None
    return (*items[:index], _placed(item, rest, value, (*at, index)), *items[index + 1 :])


def _placed_in_record(holder: Record, key: str, rest: Path, value: Any, at: Path) -> Any:
    held = getattr(holder, attribute_of(key))
    empty = _nothing((*at, key), rest)
    part = _placed(empty if held is None else held, rest, value, (*at, key))
    # A target stays one without anything in it; any other part that says nothing any more is absent.
    is_emptied = rest and part in (empty, {}) and not isinstance(part, Side)
    if part is None or is_emptied:
        field = type(holder).model_fields[attribute_of(key)]
        if field.is_required():
            raise Unacceptable(f"the {key} cannot be empty")
        part = field.default
    return rebuilt(holder, {key: part})


def _placed_in_table(table: Mapping[str, Any], key: str, rest: Path, value: Any, at: Path) -> dict[str, Any]:
    empty = _nothing((*at, key), rest)
    part = _placed(table.get(key) or empty, rest, value, (*at, key))
    if part is None or (rest and part == empty):
        return {name: held for name, held in table.items() if name != key}
    return {**table, key: part}


def _nothing(path: Path, rest: Path) -> Record | None:
    """The empty record that a deeper change starts from where there is none yet."""
    record = record_type_at(path) if rest and not isinstance(rest[0], int) and not is_by_role(path) else None
    return record() if record and not any(field.is_required() for field in record.model_fields.values()) else None


def rebuilt(record: Record, changes: Mapping[str, Any]) -> Any:
    """A record with some fields changed, validated. Raises Unacceptable."""
    held = {key_of(name): getattr(record, name) for name in type(record).model_fields}
    return _made(type(record), {**held, **changes})


def _made(record: type[Record], values: Mapping[str, Any]) -> Record:
    try:
        return record.model_validate(values)
    except ValidationError as error:
        raise Unacceptable(faults_of_form(error, record)[0].message) from None


def new_record(record: type[Record], siblings: tuple[Any, ...], text: str) -> Record:
    """A new record of a list, named by a text, with an id of its own where its kind has ids. Raises Unacceptable."""
    values: dict[str, Any] = {}
    if "id" in record.model_fields:
        values["id"] = identifier_from(text, {item.id for item in siblings}, record.__name__.lower())
    if "name" in record.model_fields and record.model_fields["name"].is_required():
        values["name"] = text
    return _made(record, values)


def inserted(process_map: ProcessMap, path: Path, record: Record) -> ProcessMap:
    """The map with a record inserted before the one that now stands at a path; not checked."""
    items, index = _list_and_index(process_map, path)
    return placed(process_map, path[:-1], (*items[:index], record, *items[index:]))


def removed(process_map: ProcessMap, path: Path) -> ProcessMap:
    """The map without the record at a path, not checked; what refers to it is another matter: see `references`."""
    items, index = _list_and_index(process_map, path)
    return placed(process_map, path[:-1], (*items[:index], *items[index + 1 :]))


def moved(process_map: ProcessMap, path: Path, places: int) -> tuple[ProcessMap, Path]:
    """The map with a record moved down (or up) in its list, as far as the list goes, and its new path; not checked."""
    items, index = _list_and_index(process_map, path)
    goal = min(max(index + places, 0), len(items) - 1)
    rest = (*items[:index], *items[index + 1 :])
    return placed(process_map, path[:-1], (*rest[:goal], *items[index : index + 1], *rest[goal:])), (*path[:-1], goal)


def _list_and_index(process_map: ProcessMap, path: Path) -> tuple[tuple[Any, ...], int]:
    index = path[-1]
    if not isinstance(index, int):
        raise TypeError(f"no position in a list: {path}")
    return value_at(process_map, path[:-1]) or (), index
