"""Every cell that a person can reach from the sheet of the whole map, opening one sheet after another."""

from collections.abc import Callable, Iterator

from procmap.model.fault import Path
from procmap.model.process_map import ProcessMap
from procmap.model.shape import record_type_at
from procmap.workshop.edits.edit import Unacceptable
from procmap.workshop.edits.entry import Change
from procmap.workshop.fields.every import field_of
from procmap.workshop.fields.field import Field
from procmap.workshop.sheets.sheet import Cell, cell_at, sheet_of
from procmap.workshop.typed.figures import Unreadable

OPENED = ("record", "records", "estimate", "share estimate")
"""Kinds of cells that open a sheet of their own."""


def cells(process_map: ProcessMap) -> Iterator[Cell]:
    """Every cell but those of empty rows, each path once."""
    opened: set[Path] = set()
    seen: set[Path] = set()
    waiting: list[Path] = [()]
    while waiting:
        path = waiting.pop()
        if path in opened:
            continue
        opened.add(path)
        rows = [row for block in sheet_of(process_map, path) for row in block.rows if not row.is_new]
        for row in rows:
            waiting.append(row.record)
            waiting += [cell.path for cell in row.cells if cell.field.kind in OPENED]
            yield from (cell for cell in row.cells if cell.path not in seen)
            seen |= {cell.path for cell in row.cells}


def cell(process_map: ProcessMap, *path: str | int) -> Cell:
    """The cell that a form shows for a path."""
    return cell_at(process_map, path, field_at(*path))


def field_at(*path: str | int) -> Field:
    """The field of the format at a path."""
    record = record_type_at(path[:-1])
    assert record is not None, path
    return field_of(record, str(path[-1]))


def attempted(edit: Callable[[], Change]) -> Change | str:
    """The change that an edit makes, or the one line that says why it cannot be made."""
    try:
        return edit()
    except (Unreadable, Unacceptable) as problem:
        reason = str(problem)
    assert reason.strip()
    assert "\n" not in reason
    return reason
