"""Whatever is edited, the map stays one that can be read; and every edit can be undone and done again."""

from collections.abc import Iterator
from functools import partial
from pathlib import Path as FilePath
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from procmap.model.data import to_data, value_at
from procmap.model.fault import Path
from procmap.model.faults import read_data
from procmap.model.process_map import ProcessMap
from procmap.store.reading import MapFile
from procmap.workshop.edits.entry import Change, blank, deleted, pasted, shifted, typed
from procmap.workshop.open_map.document import Document
from procmap.workshop.sheets.sheet import sheet_of
from tests.strategies import process_maps
from tests.workshop.walking import attempted, cells

LAWS = settings(max_examples=16)

TEXTS = ("", "3", "20 %", "ae 2", "Something new", "current", "a", "yes", "2027-01-31", "x y z", "none", "5 (1-9)")


def record_paths(process_map: ProcessMap) -> list[Path]:
    """The path of every record of every list."""
    return sorted({cell.path[: _length(cell.path)] for cell in cells(process_map) if _length(cell.path)}, key=str)


def _length(path: Path) -> int:
    return max((i + 1 for i, step in enumerate(path) if isinstance(step, int)), default=0)


def lists(process_map: ProcessMap) -> list[Path]:
    """The path of every list that has an empty row somewhere."""
    owners = [(), ("current",), ("target",), *record_paths(process_map)]
    blocks = (block for path in owners for block in sheet_of(process_map, path) if path or block.items)
    return [*[("objectives",), ("roles",), ("votes",), ("actions",)], *(b.items for b in blocks if b.items)]


def is_sound(process_map: ProcessMap) -> bool:
    return read_data(to_data(process_map)).map == process_map


@LAWS
@given(process_maps())
def test_any_record_can_be_deleted(process_map: ProcessMap) -> None:
    for path in record_paths(process_map):
        change = attempted(partial(deleted, process_map, path))
        if isinstance(change, str):
            assert "nothing ever leaves the loop" in change
            continue
        assert is_sound(change.map), path
        assert change.label.startswith("remove ")
        assert len(value_at(change.map, path[:-1]) or ()) == len(value_at(process_map, path[:-1])) - 1


@LAWS
@given(process_maps(), st.sampled_from((-2, -1, 1, 2)))
def test_any_record_can_be_moved(process_map: ProcessMap, places: int) -> None:
    for path in record_paths(process_map):
        change = attempted(partial(shifted, process_map, path, places))
        if isinstance(change, str):
            assert "nothing ever leaves the loop" in change
            continue
        assert is_sound(change.map), path
        record, goal = value_at(process_map, path), value_at(change.map, change.path)
        assert goal == record or goal.id == record.id


@LAWS
@given(process_maps())
def test_an_empty_record_fits_anywhere(process_map: ProcessMap) -> None:
    for items in lists(process_map):
        for at in range(len(value_at(process_map, items) or ()) + 1):
            change = blank(process_map, items, at)
            assert is_sound(change.map), items
            assert change.label.startswith("add ")


@LAWS
@given(process_maps())
def test_any_id_can_be_changed_and_changed_back(process_map: ProcessMap) -> None:
    for cell in cells(process_map):
        if cell.field.kind == "identifier" and cell.text:
            changed = typed(process_map, cell, "quite-new").map
            assert is_sound(changed)
            assert typed(changed, cell, cell.text).map == process_map


def random_edit(draw: Any, process_map: ProcessMap) -> Change:
    """An edit of any kind, at any place."""
    kind = draw(st.sampled_from(("type", "new", "paste", "blank", "delete", "shift")))
    paths = record_paths(process_map)
    if kind in ("delete", "shift") and paths:
        path = draw(st.sampled_from(paths))
        return deleted(process_map, path) if kind == "delete" else shifted(process_map, path, draw(st.integers(-2, 2)))
    if kind in ("paste", "blank", "new"):
        items = draw(st.sampled_from(lists(process_map)))
        at = draw(st.integers(0, len(value_at(process_map, items) or ())))
        if kind == "blank":
            return blank(process_map, items, at)
        if kind == "paste":
            return pasted(process_map, items, at, draw(st.lists(st.sampled_from(TEXTS), max_size=3)))
        row = sheet_of(process_map, items)[0].rows[-1]
        return typed(process_map, draw(st.sampled_from(row.cells)), draw(st.sampled_from(TEXTS)))
    return typed(process_map, draw(st.sampled_from(list(cells(process_map)))), draw(st.sampled_from(TEXTS)))


@settings(max_examples=12)
@given(st.data(), process_maps())
def test_every_edit_is_undone_and_done_again(data: Any, start: ProcessMap) -> None:
    document = Document(MapFile(FilePath("any.toml"), "", "", start))
    made: list[tuple[str, ProcessMap]] = []
    for _ in range(data.draw(st.integers(1, 8))):
        change = attempted(partial(random_edit, data.draw, document.map))
        if isinstance(change, str):
            continue
        assert is_sound(change.map), change.label
        assert change.label.strip()
        if document.apply(change.label, change.map):
            made.append((change.label, change.map))
    end = document.map
    assert list(_names(document.undo)) == [label for label, _ in reversed(made)]
    assert document.map == start
    assert list(_names(document.redo)) == [label for label, _ in made]
    assert document.map == end


def _names(step: Any) -> Iterator[str]:
    while (label := step()) is not None:
        yield label


@pytest.mark.parametrize("text", ["x" * 5000, "[/x]", "\x1b[31m", "\u202e", "👩‍👩‍👧", '"""', "{name}", "%s"])
@settings(max_examples=4)
@given(process_maps())
def test_any_text_typed_anywhere_is_taken_or_refused(text: str, process_map: ProcessMap) -> None:
    for cell in cells(process_map):
        change = attempted(partial(typed, process_map, cell, text))
        assert isinstance(change, str) or is_sound(change.map)
