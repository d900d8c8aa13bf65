"""Where the cells of a sheet stand on the screen: a pure function from a sheet and a width to lines."""

from dataclasses import dataclass
from typing import Literal

from procmap.workshop.cells import width_of, wrapped
from procmap.workshop.fields.field import NARROW, Field
from procmap.workshop.sheets.sheet import Block, Sheet

GUTTER = 2
MOST_LINES = 3
_GAP = 2
_COMFORTABLE = 34
"""The least width of a text column in cells, where there is room."""

_CROWDED = 6
"""From so many columns on, a narrow terminal sets them closer."""

_WORDS = frozenset(("choice", "role", "stage", "objective", "metric", "who", "date", "identifier"))
NEW_ROW_TEXT = "+ type to add"


@dataclass(frozen=True)
class Run:
    """A piece of a line: where it starts, its width, its text, the column it belongs to (-1: a label)."""

    x: int
    width: int
    text: str
    column: int
    is_changed: bool = False


@dataclass(frozen=True)
class Line:
    """A line of the screen: what it is, which block and row it belongs to, its runs."""

    kind: Literal["title", "heading", "row", "gap"]
    block: int
    row: int
    runs: tuple[Run, ...]


def column_widths(block: Block, room: int) -> list[int]:
    """The width of each column of a table in cells; text columns share what figures and words leave."""
    fixed = {i: _fixed_width(block, i, field, room) for i, field in enumerate(block.columns) if _is_fixed(field)}
    flexible = [i for i in range(len(block.columns)) if i not in fixed]
    left = room - GUTTER - sum(fixed.values()) - _gap(block, room) * max(0, len(block.columns) - 1)
    weights = {i: 2 if i == 0 and len(flexible) > 1 else 3 for i in flexible}
    total = sum(weights.values()) or 1
    return [
        fixed.get(i) or max(8, min(left * weights[i] // total, _content_width(block, i, field)))
        for i, field in enumerate(block.columns)
    ]


def _content_width(block: Block, index: int, field: Field) -> int:
    """The width that a text column can use: wider, it would only part what is read together."""
    return max(width_of(field.heading), _longest(block, index, field), _COMFORTABLE)


def _gap(block: Block, room: int) -> int:
    return 1 if len(block.columns) >= _CROWDED and room < 100 else _GAP


def _is_fixed(field: Field) -> bool:
    return field.kind in NARROW or field.kind in _WORDS


def _fixed_width(block: Block, index: int, field: Field, room: int) -> int:
    longest = _longest(block, index, field)
    is_crowded = _gap(block, room) < _GAP
    if field.kind in NARROW:
        most = 24 if field.kind == "hours" and not is_crowded else 9
    else:
        most = 28 if len(block.columns) <= 3 or room >= 120 else 12 if is_crowded else 18
    return max(width_of(field.heading), min(longest, most), 13 if index == 0 else 5)


def _longest(block: Block, index: int, field: Field) -> int:
    texts = [_brief(row.cells[index].text, field) for row in block.rows if index < len(row.cells)]
    return max((width_of(text) for text in texts), default=0)


def _brief(text: str, field: Field) -> str:
    """A figure as a column shows it: a range is only hinted at, the cell itself opens with all of it."""
    return text.split(" (")[0] + " ±" if field.kind in NARROW and " (" in text and "," not in text else text


def lay_out(sheet: Sheet, room: int) -> list[Line]:
    """The lines of a sheet for a room of so many cells."""
    lines: list[Line] = []
    for index, block in enumerate(sheet):
        if index:
            lines.append(Line("gap", index, -1, ()))
        if block.title:
            lines.append(Line("title", index, -1, (Run(GUTTER, room - GUTTER, block.title, -1),)))
        lines += _form_lines(index, block, room) if block.items is None else _table_lines(index, block, room)
    return lines


def _form_lines(index: int, block: Block, room: int) -> list[Line]:
    label_width = min(30, max((width_of(row.label) for row in block.rows), default=0), room // 2)
    x = GUTTER + label_width + _GAP
    lines = []
    for number, row in enumerate(block.rows):
        cell = row.cells[0]
        most = 1 if cell.field.kind in ("record", "records") else MOST_LINES
        texts = wrapped(cell.text, room - x - 1, most) or [""]
        for part, text in enumerate(texts):
            label = Run(GUTTER, label_width, row.label if part == 0 else "", -1)
            lines.append(Line("row", index, number, (label, Run(x, room - x - 1, text, 0, cell.changed))))
    return lines


def _table_lines(index: int, block: Block, room: int) -> list[Line]:
    widths = column_widths(block, room)
    starts = [GUTTER + sum(widths[:i]) + _gap(block, room) * i for i in range(len(widths))]
    heads = tuple(
        Run(x, width, _aligned(field.heading, width, field), i)
        for i, (x, width, field) in enumerate(zip(starts, widths, block.columns, strict=True))
    )
    lines = [Line("heading", index, -1, heads)]
    for number, row in enumerate(block.rows):
        if row.is_new:
            lines.append(Line("row", index, number, tuple(_new_row(starts, widths))))
            continue
        wraps = [
            wrapped(_brief(cell.text, field), width, 1 if _is_fixed(field) else MOST_LINES)
            for cell, width, field in zip(row.cells, widths, block.columns, strict=True)
        ]
        lines += [
            Line("row", index, number, tuple(_part(block, number, wraps, part, starts, widths)))
            for part in range(max(1, *(len(texts) for texts in wraps)))
        ]
    return lines


def _new_row_text(width: int) -> str:
    return NEW_ROW_TEXT if width >= len(NEW_ROW_TEXT) else "+ add"


def _new_row(starts: list[int], widths: list[int]) -> list[Run]:
    return [
        Run(x, width, _new_row_text(width) if i == 0 else "", i)
        for i, (x, width) in enumerate(zip(starts, widths, strict=True))
    ]


def _part(block: Block, row: int, wraps: list[list[str]], part: int, starts: list[int], widths: list[int]) -> list[Run]:
    runs = []
    for i, texts in enumerate(wraps):
        text = texts[part] if part < len(texts) else ""
        cell = block.rows[row].cells[i]
        runs.append(Run(starts[i], widths[i], _aligned(text, widths[i], block.columns[i]), i, cell.changed))
    return runs


def _aligned(text: str, width: int, field: Field) -> str:
    space = " " * max(0, width - width_of(text))
    return space + text if field.kind in NARROW else text
