"""Where one is in a sheet, and how keys move one through it: pure functions of a sheet and a position."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from procmap.model.fault import Path
from procmap.workshop.fields.naming import names_its_record
from procmap.workshop.sheets.sheet import Block, Cell, Row, Sheet

LAST = 10_000
"""A column or row past every end: clipping makes it the last one."""


@dataclass(frozen=True)
class Cursor:
    """The selected block, row and column, each from 0."""

    block: int = 0
    row: int = 0
    column: int = 0


def clipped(sheet: Sheet, at: Cursor) -> Cursor:
    """The position itself, or the nearest that the sheet has."""
    if not sheet:
        return Cursor()
    block = min(max(at.block, 0), len(sheet) - 1)
    rows = sheet[block].rows
    row = min(max(at.row, 0), max(0, len(rows) - 1))
    column = min(max(at.column, 0), max(0, len(rows[row].cells) - 1)) if rows else 0
    return Cursor(block, row, column)


def block_at(sheet: Sheet, at: Cursor) -> Block | None:
    """The block of a position."""
    return sheet[at.block] if at.block < len(sheet) else None


def row_at(sheet: Sheet, at: Cursor) -> Row | None:
    """The row of a position."""
    block = block_at(sheet, at)
    return block.rows[at.row] if block and at.row < len(block.rows) else None


def cell_of(sheet: Sheet, at: Cursor) -> Cell | None:
    """The cell of a position."""
    row = row_at(sheet, at)
    return row.cells[at.column] if row and at.column < len(row.cells) else None


def start(sheet: Sheet, lacking: Sequence[Path] = ()) -> Cursor:
    """Where the next answer goes: the first cell that is lacking, or else the first empty one that names no row.

    Where there is none it is the second column, or where there are no rows or names alone the row that
    adds one, so that typing without looking never renames what is there.
    """
    if not sheet:
        return Cursor()
    wanted = next((at for at, cell in _cells(sheet) if cell.path in lacking and not cell.text), None)
    return wanted or _first_empty(sheet[0])


def _cells(sheet: Sheet) -> Iterator[tuple[Cursor, Cell]]:
    for number, block in enumerate(sheet):
        for row, line in enumerate(block.rows):
            for column, cell in enumerate(line.cells):
                yield Cursor(number, row, column), cell


def _first_empty(block: Block) -> Cursor:
    """The first empty cell of a block that names no row, or else what stands behind the first name."""
    named = 0 if block.items is None else 1
    for number, row in enumerate(block.rows):
        for column, cell in enumerate(row.cells[named:], start=named):
            if not cell.text and not row.is_new:
                return Cursor(0, number, column)
    if named and 1 in (len(block.columns), len(block.rows)):
        return Cursor(0, len(block.rows) - 1)
    return clipped((block,), Cursor(0, 0, named))


def down(sheet: Sheet, at: Cursor, places: int) -> Cursor:
    """So many rows down, or up, across the blocks; the ends stop it."""
    rows = [(b, r) for b, block in enumerate(sheet) for r in range(len(block.rows))]
    if (at.block, at.row) not in rows:
        return clipped(sheet, at)
    goal = min(max(rows.index((at.block, at.row)) + places, 0), len(rows) - 1)
    return clipped(sheet, Cursor(*rows[goal], at.column))


def along(sheet: Sheet, at: Cursor, places: int) -> Cursor:
    """The cell to the right, or left, and past the end of a row the next row's first, or last."""
    row = row_at(sheet, at)
    column = at.column + places
    if row is None or 0 <= column < len(row.cells):
        return clipped(sheet, Cursor(at.block, at.row, column))
    beyond = down(sheet, at, places)
    if (beyond.block, beyond.row) == (at.block, at.row):
        return at
    return clipped(sheet, Cursor(beyond.block, beyond.row, 0 if places > 0 else LAST))


def found(sheet: Sheet, path: Path) -> Cursor | None:
    """The position of the cell of a path, or else of the next answer in a record or list; None without either."""
    rows = [(b, r, row) for b, block in enumerate(sheet) for r, row in enumerate(block.rows)]
    for block, number, row in rows:
        for column, cell in enumerate(row.cells):
            if cell.path == path:
                return Cursor(block, number, column)
    return _answer([(block, number, row) for block, number, row in rows if row.record[: len(path)] == path])


def _answer(rows: Sequence[tuple[int, int, Row]]) -> Cursor | None:
    """The first empty cell of some rows that names no record, or else the first such; at last a row that adds one."""
    cells = [
        (Cursor(block, number, column), cell)
        for block, number, row in rows
        for column, cell in enumerate(row.cells)
        if not row.is_new and not names_its_record(cell.path)
    ]
    empty = next((cursor for cursor, cell in cells if not cell.text), None)
    return empty or next((cursor for cursor, _ in cells), None) or next((Cursor(b, r) for b, r, _ in rows), None)
