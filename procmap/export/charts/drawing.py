"""Charts as lines of characters, each in pieces of one style: a terminal and a text file draw the same."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import accumulate, groupby
from operator import attrgetter
from typing import Literal

from procmap.export.charts.chart import Chart, Emphasis, Fill, Part, Row
from procmap.export.plain import cells, fitted, paragraph
from procmap.rules.comparing import RELATIVE

Style = Literal[
    "title", "heading", "label", "figure", "note", "blank", "line", "mark",
    "bar", "most", "near", "over", "constraint", "work", "ours", "buyer",
]  # fmt: skip

FULL = "█"
OVER = "▶"
OTHER = "◇"
"""The end of the other side's bar."""

GLYPHS: dict[Fill, str] = {"bar": FULL, "over": "▓", "work": FULL, "ours": "▒", "buyer": "░"}
EIGHTHS = "▏▎▍▌▋▊▉"
GAP = "  "
LABEL_SHARE = 0.3
"""The most of a line that labels take."""

LEAST_LABEL, LEAST_BAR = 12, 6
"""Cells for which figures make room, beside the title."""


@dataclass(frozen=True)
class Piece:
    """A run of text of one style; what crosses a bar stands on that bar's style."""

    text: str
    style: Style
    on: Style = "blank"


Pieces = tuple[Piece, ...]


def eighths(share: float, width: int) -> str:
    """A bar in eighths of a cell, as wide as its share of a width; what is not nothing is at least seen."""
    whole, rest = divmod(max(round(min(share, 1.0) * width * 8), 1 if share > 0 else 0), 8)
    return FULL * whole + (EIGHTHS[rest - 1] if rest else "")


def small_bar(share: float | None, width: int) -> str:
    """A bar for a cell of a table, as wide as given; what is over 1 ends in an arrow, what is unknown is blank."""
    over = OVER if share is not None and share > 1 + RELATIVE else ""
    filled = eighths(share or 0.0, width - 1) + over
    return filled + " " * (width - len(filled))


def drawn(chart: Chart, width: int) -> tuple[Pieces, ...]:
    """A chart for a width in cells. Where that is narrow, its last figures are left out."""
    label, bar, columns = _columns(chart, width)
    title = Piece(_padded(chart.title, label + 1 + bar), "title")
    lines: list[Pieces] = [(title, Piece(_figures(chart.headings, columns), "heading"))]
    for row in chart.rows:
        name = Piece(_padded(row.label, label) + " ", row.emphasis or "label")
        lines.append((name, *_bar(chart, row, bar), Piece(_figures(row.figures, columns), row.emphasis or "figure")))
    lines += [(Piece(line, "note"),) for note in chart.notes for line in paragraph(note, width=width)]
    return tuple(lines)


def _columns(chart: Chart, width: int) -> tuple[int, int, list[int]]:
    """The widths of labels and bars, and of as many columns of figures as leave both their room."""
    label = max((cells(row.label) for row in chart.rows), default=LEAST_LABEL)
    label = min(label, max(LEAST_LABEL, int(width * LABEL_SHARE)))
    texts = zip(chart.headings, *(row.figures for row in chart.rows), strict=True)
    columns = [max(map(cells, column)) for column in texts]
    least = max(LEAST_LABEL + 1 + LEAST_BAR, cells(chart.title))
    while len(columns) > 1 and width - _width(columns) < least:
        columns.pop()
    room = width - _width(columns) - 1
    label = min(label, max(LEAST_LABEL, room - LEAST_BAR))
    return label, max(1, room - label), columns


def _width(columns: Sequence[int]) -> int:
    return sum(columns) + len(GAP) * len(columns)


def _figures(figures: Sequence[str], columns: Sequence[int]) -> str:
    cut = [fitted(text, width) for text, width in zip(figures, columns, strict=False)]
    return "".join(GAP + " " * (width - cells(text)) + text for text, width in zip(cut, columns, strict=True))


def _padded(text: str, width: int) -> str:
    cut = fitted(text, width)
    return cut + " " * (width - cells(cut))


def _bar(chart: Chart, row: Row, width: int) -> Iterator[Piece]:
    """The bar with the lines across it and the mark of the other side, as wide as given."""
    filled = [Piece(glyph, style) for glyph, style in _filled(row, width)]
    pieces = [*filled, *[Piece(" ", "blank")] * width][:width]
    for line in chart.lines:
        at = _cell(line.at, width)
        pieces[at] = _across(pieces[at], line.glyph, "line")
    if row.mark is not None:
        at = _cell(row.mark, width)
        # A mark on the end of the bar would hide it.
        at = min(at + (at == len(filled) - 1), width - 1)
        pieces[at] = _across(pieces[at], OTHER, "mark")
    for (style, on), run in groupby(pieces, key=attrgetter("style", "on")):
        yield Piece("".join(piece.text for piece in run), style, on)


def _across(under: Piece, glyph: str, style: Style) -> Piece:
    """A character across a bar; only where its cell is full is it on the bar."""
    return Piece(glyph, style, under.style if under.text == FULL else under.on)


def _cell(share: float, width: int) -> int:
    return min(max(int(share * width), 0), width - 1)


def _filled(row: Row, width: int) -> Iterator[tuple[str, Style]]:
    """The characters of a bar; a bar of several pieces is rounded to whole cells where one ends."""
    if len(row.parts) == 1:
        part = row.parts[0]
        yield from ((glyph, _style(part, row.emphasis)) for glyph in eighths(part.share, width))
        return
    ends = [round(width * total) for total in accumulate(part.share for part in row.parts)]
    for part, start, stop in zip(row.parts, [0, *ends], ends, strict=False):
        yield from ((GLYPHS[part.fill], _style(part, row.emphasis)) for _ in range(start, stop))


def _style(part: Part, emphasis: Emphasis) -> Style:
    return emphasis or "bar" if part.fill == "bar" else part.fill
