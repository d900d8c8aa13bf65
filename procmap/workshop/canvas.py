"""A canvas of terminal cells, on which each character stands in a style and belongs to a stage or to none."""

from dataclasses import dataclass
from typing import Literal

from rich.cells import split_graphemes

Style = Literal["blank", "card", "selected", "name", "owner", "mark", "weak", "changed", "arrow", "loop"]


@dataclass(frozen=True)
class Piece:
    """A run of text of one style, belonging to a stage or to none."""

    text: str
    style: Style
    stage: str = ""


class Canvas:
    """Rows of cells to be written on; a wide character takes the cell beside its own too."""

    def __init__(self, width: int, height: int) -> None:
        self.width = width
        self._cells: list[list[Piece]] = [[Piece(" ", "blank")] * width for _ in range(height)]

    def write(self, x: int, y: int, text: str, style: Style, stage: str = "") -> None:
        """Write a text from a cell on; what does not fit into the row is left out."""
        row = self._cells[y]
        for start, end, size in split_graphemes(text)[0]:
            if size and x >= 0 and x + size <= self.width:
                row[x : x + size] = [Piece(text[start:end], style, stage), *[Piece("", style, stage)] * (size - 1)]
            x += size

    def at(self, x: int, y: int) -> str:
        """The character in a cell; the empty text in the second cell of a wide one."""
        return self._cells[y][x].text

    def rows(self) -> tuple[tuple[Piece, ...], ...]:
        """The rows, each in as few pieces as there are changes of style or stage."""
        return tuple(tuple(_joined(row)) for row in self._cells)


def _joined(row: list[Piece]) -> list[Piece]:
    pieces: list[Piece] = []
    for piece in row:
        if pieces and (pieces[-1].style, pieces[-1].stage) == (piece.style, piece.stage):
            pieces[-1] = Piece(pieces[-1].text + piece.text, piece.style, piece.stage)
        else:
            pieces.append(piece)
    return pieces
