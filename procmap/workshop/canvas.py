"""A canvas of terminal cells, on which each character stands in a style and belongs to a stage or to none."""

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import groupby
from operator import itemgetter
from typing import Literal

from rich.cells import split_graphemes

Style = Literal[
    "blank", "card", "selected", "name", "owner", "mark", "changed", "arrow", "loop", "weak", "tidy", "settled", "sound"
]
"""What a character is drawn as; the last four are the states of a stage."""


@dataclass(frozen=True)
class Piece:
    """A run of text of one style, belonging to a stage or to none."""

    text: str
    style: Style
    stage: str = ""


Rows = tuple[tuple[Piece, ...], ...]
"""Rows of cells, each in as few pieces as there are changes of style or stage."""


class Canvas:
    """Rows of cells to be written on; a wide character takes the cell beside its own too."""

    def __init__(self, width: int, height: int) -> None:
        self.width = width
        self._cells: list[list[tuple[str, Style, str]]] = [[(" ", "blank", "")] * width for _ in range(height)]

    def write(self, x: int, y: int, text: str, style: Style, stage: str = "") -> None:
        """Write a text from a cell on; what does not fit into the row is left out."""
        row = self._cells[y]
        for start, end, size in split_graphemes(text)[0]:
            if size and x >= 0 and x + size <= self.width:
                row[x : x + size] = [(text[start:end], style, stage), *[("", style, stage)] * (size - 1)]
            x += size

    def at(self, x: int, y: int) -> str:
        """The character in a cell; the empty text in the second cell of a wide one."""
        return self._cells[y][x][0]

    def rows(self) -> Rows:
        """What was written."""
        return tuple(tuple(_pieces(row)) for row in self._cells)


def _pieces(row: list[tuple[str, Style, str]]) -> Iterator[Piece]:
    for (style, stage), cells in groupby(row, key=itemgetter(1, 2)):
        yield Piece("".join(text for text, _, _ in cells), style, stage)
