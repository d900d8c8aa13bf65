"""Every field of the format has a cell, and what is typed or cleared there is in the map and in its file."""

from collections.abc import Collection, Iterator, Mapping
from functools import partial
from pathlib import Path as FilePath
from typing import Any

import pytest

from procmap.model.data import attribute_of, value_at
from procmap.model.fault import Path
from procmap.model.process import Role
from procmap.model.process_map import ProcessMap
from procmap.model.record import Record
from procmap.model.shape import record_type_at
from procmap.store.reading import parse_map, read_map
from procmap.store.writing.canonical import canonical_text
from procmap.workshop.edits.entry import typed
from procmap.workshop.fields.every import FIELDS
from procmap.workshop.sheets.sheet import Cell, place_of_path
from procmap.workshop.typed.values import read
from tests.workshop.walking import attempted, cells
from tests.workshop.whole import whole_map

TYPED = {
    "line": "Something else",
    "lines": "Two\nlines",
    "number": "7",
    "share": "45 %",
    "percent": "40",
    "count": "5",
    "rating": "1",
    "weight": "2",
    "estimate": "5 (2-9)",
    "share estimate": "10 % (5-15)",
    "hours": "csm 2, ae 3 (1–4)",
    "date": "2027-05-05",
    "identifier": "another-id",
    "role": "csm",
    "who": "csm",
    "stage": "settle",
    "objective": "other",
    "metric": "prove/tests",
    "line list": "One; two; three",
    "number list": "1 2.5",
    "rating list": "5 0 5",
}

PARTS = ("record", "records")


def field_paths(value: Any, path: Path, roles: tuple[Role, ...]) -> Iterator[Path]:
    """The path of every field that a map has, or could have where a part of it is absent."""
    record = record_type_at(path)
    assert record is not None, path
    for field in FIELDS[record]:
        at, held = (*path, field.key), getattr(value, attribute_of(field.key), None)
        if field.kind == "records":
            for index in range(len(held or ())):
                yield from field_paths(held[index], (*at, index), roles)
        elif field.kind in ("by role", "hours"):
            for role in roles:
                yield (*at, role.id)
                if field.kind == "hours":
                    yield from field_paths((held or {}).get(role.id), (*at, role.id), roles)
        else:
            yield from [] if field.kind == "record" else [at]
            if record_type_at(at) is not None:
                yield from field_paths(held, at, roles)


@pytest.mark.parametrize("name", ["flow-meters", "crm-standard"])
def test_every_field_of_the_format_has_a_cell(name: str) -> None:
    process_map = read_map(FilePath("maps") / f"{name}.toml").map
    reached = {cell.path for cell in cells(process_map)}
    assert set(field_paths(process_map, (), process_map.roles)) - reached == {("format",)}


def text_for(cell: Cell, process_map: ProcessMap) -> str:
    """Something else than what the cell holds, and that fits the rest of the map."""
    value = value_at(process_map, cell.path)
    if cell.field.kind == "choice":
        return next(word for word in cell.field.choices if word != value)
    if cell.field.kind == "flag":
        return "no" if value else "yes"
    if cell.field.kind == "stage":
        return "prove" if cell.path[-1] == "from" else "deliver" if cell.path[-1] == "to" else "reach"
    if cell.path == ("objectives", 2, "supports"):
        return "profit"
    return TYPED[cell.field.kind]


def typed_cells(also: Collection[Path] = ()) -> list[Cell]:
    """One cell of each field of each kind of record, and those at other paths."""
    held = [cell for cell in cells(whole_map()) if cell.field.kind not in PARTS]
    one_of_each = {(record_type_at(cell.path[:-1]), cell.field.key): cell.path for cell in held}
    return [cell for cell in held if cell.path in one_of_each.values() or cell.path in also]


def saved(process_map: ProcessMap) -> ProcessMap:
    """The map as its file gives it back."""
    return parse_map(canonical_text(process_map).encode(), "whole.toml")


def test_whatever_is_typed_is_in_the_map_and_in_its_file() -> None:
    process_map = whole_map()
    for cell in typed_cells():
        text = text_for(cell, process_map)
        change = typed(process_map, cell, text)
        wanted = read(cell.field, text, place_of_path(process_map, cell.path), value_at(process_map, cell.path))
        assert value_at(change.map, cell.path) == wanted, cell
        assert change.map != process_map or cell.field.kind == "metric", cell
        assert saved(change.map) == change.map, cell
        assert change.label, cell


REQUIRED = {
    ("process", "name"): "the name cannot be empty",
    ("current", "stages", 0, "name"): "the name cannot be empty",
    ("current", "stages", 0, "id"): "the id cannot be empty: others refer to it",
    ("target", "stages", 1, "id"): "the id cannot be empty",
    ("roles", 0, "id"): "the id cannot be empty: others refer to it",
}


def test_whatever_is_cleared_is_gone_from_the_map_and_from_its_file() -> None:
    process_map = whole_map()
    for cell in typed_cells(REQUIRED):
        change = attempted(partial(typed, process_map, cell, ""))
        if isinstance(change, str):
            assert cell.path[-1] in ("id", "name"), cell
            assert change == REQUIRED.get(cell.path, change)
            assert "cannot be empty" in change
            continue
        assert cell.path not in REQUIRED
        assert value_at(change.map, cell.path) in (None, "", ()), cell
        assert saved(change.map) == change.map, cell


def test_clearing_an_empty_cell_changes_nothing() -> None:
    blank = read_map(FilePath("procmap/store/starters/blank.toml")).map
    for cell in cells(blank):
        if cell.field.kind not in PARTS and not cell.text:
            assert typed(blank, cell, " ").map == blank, cell


def test_parts_are_opened_and_not_typed_over() -> None:
    process_map = whole_map()
    parts = [cell for cell in cells(process_map) if cell.field.kind in PARTS]
    assert {cell.path for cell in parts} >= {("process",), ("roles",), ("target",)}
    for cell in parts:
        with pytest.raises(ValueError, match="open it with Enter"):
            typed(process_map, cell, "text")


def test_values_by_role_are_records_too() -> None:
    hours = value_at(whole_map(), ("current", "stages", 1, "hours"))
    assert isinstance(hours, Mapping)
    assert all(isinstance(value, Record) for value in hours.values())
