"""A canvas of terminal cells, on which each character stands in a style and belongs to a stage or to none."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import groupby
from operator import itemgetter
from typing import Literal

from rich.cells import split_graphemes

from procmap.workshop.cells import width_of

Style = Literal[
    "blank", "card", "selected", "name", "owner", "mark", "votes", "changed", "added", "removed", "arrow", "loop",
    "weak", "tidy", "settled", "sound",
]  # fmt: skip
"""What a character is drawn as; the last four are the states of a stage."""


@dataclass(frozen=True)
class Piece:
    """A run of text of one style, belonging to a stage or to none."""

    text: str
    style: Style
    stage: str = ""


Rows = tuple[tuple[Piece, ...], ...]
"""Rows of cells, each in as few pieces as there are changes of style or stage."""


def size_of(text: str) -> int:
    """The cells that a text takes on a canvas: nothing is written of what joins a letter that is not there."""
    return split_graphemes(text)[1]


class Canvas:
    """Rows of cells to be written on; a wide character takes the cell beside its own too."""

    def __init__(self, width: int, height: int) -> None:
        self.width = width
        self.height = height
        self._cells: list[list[tuple[str, Style, str]]] = [[(" ", "blank", "")] * width for _ in range(height)]

    def write(self, x: int, y: int, text: str, style: Style, stage: str = "") -> None:
        """Write a text from a cell on; what does not fit into the row is left out."""
        row = self._cells[y]
        for start, end, size in split_graphemes(text)[0]:
            if size and x >= 0 and x + size <= self.width:
                # A joiner at the end would swallow the cell that follows.
                letter = text[start:end].rstrip("\u200d")
                row[x : x + size] = [(letter, style, stage), *[("", style, stage)] * (size - 1)]
            x += size

    def at(self, x: int, y: int) -> str:
        """The character in a cell; the empty text in the second cell of a wide one."""
        return self._cells[y][x][0]

    def rows(self) -> Rows:
        """What was written."""
        return tuple(tuple(_pieces(row)) for row in self._cells)


def cropped(row: Iterable[Piece], start: int, width: int) -> tuple[Piece, ...]:
    """So many cells of a row from a cell on, blank where it ends; half of a wide character becomes a blank."""
    pieces, x, end = [], 0, start + width
    for piece in row:
        size = width_of(piece.text)
        if x < end and x + size > start and size:
            pieces.append(piece if start <= x and x + size <= end else _cut(piece, max(0, start - x), end - x))
        x += size
    missing = width - max(0, min(x, end) - start)
    return (*pieces, Piece(" " * missing, "blank")) if missing > 0 else tuple(pieces)


def _cut(piece: Piece, start: int, end: int) -> Piece:
    canvas = Canvas(min(end, width_of(piece.text)) - start, 1)
    canvas.write(-start, 0, piece.text, piece.style, piece.stage)
    return Piece("".join(part.text for part in canvas.rows()[0]), piece.style, piece.stage)


def _pieces(row: list[tuple[str, Style, str]]) -> Iterator[Piece]:
    for (style, stage), cells in groupby(row, key=itemgetter(1, 2)):
        yield Piece("".join(text for text, _, _ in cells), style, stage)
