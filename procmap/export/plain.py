"""Plain text for a terminal of 80 columns: tables, lists and paragraphs, without colour."""

import textwrap
import unicodedata
from collections.abc import Sequence
from itertools import zip_longest

from procmap.rules.wording import UNBROKEN

WIDTH = 80
GAP = "  "

LEAST_LABEL = 16
"""Columns that the first cell of a row has in any case."""

_FILLER = "\N{WORD JOINER}"
"""What no text has that is shown: it is cleaned of signs that do not show."""


def cells(text: str) -> int:
    """The columns that a text takes on a terminal."""
    return len(text) if text.isascii() else sum(map(_cells_of, text))


def fitted(text: str, width: int) -> str:
    """The text cut to a width, with … where something is left out."""
    if cells(text) <= width:
        return text
    while text and cells(text) >= width:
        text = text[:-1]
    return text.rstrip() + "…"


def table(rows: Sequence[Sequence[str]]) -> list[str]:
    """Rows as lines: the first column to the left and cut where the line is too long, figures to the right.

    Figures that leave it too little room are cut too, the widest first.
    """
    columns = list(zip_longest(*rows, fillvalue=""))
    widths = [max(map(cells, column)) for column in columns]
    room = WIDTH - len(GAP) * len(widths)
    while sum(widths[1:]) > room - min(widths[0], LEAST_LABEL):
        widths[widths.index(max(widths[1:]), 1)] -= 1
    widths[0] = min(widths[0], room - sum(widths[1:]))
    lines = []
    for row in rows:
        first, *figures = (fitted(cell, width) for cell, width in zip(row, widths, strict=True))
        right = [" " * (width - cells(cell)) + cell for cell, width in zip(figures, widths[1:], strict=True)]
        lines.append(GAP + GAP.join([first + " " * (widths[0] - cells(first)), *right]).rstrip())
    return lines


def paragraph(text: str, first: str = "", width: int = WIDTH) -> list[str]:
    """A text broken into lines, what stands before the first of them, and as much room before the others."""
    wrapper = textwrap.TextWrapper(
        width,
        initial_indent=first,
        subsequent_indent=" " * cells(first),
        break_long_words=False,
        break_on_hyphens=False,
    )
    return [line.replace(UNBROKEN, " ").replace(_FILLER, "") for line in wrapper.wrap(_filled(text))]


def underlined(text: str) -> list[str]:
    """A heading and the line below it."""
    line = fitted(text, WIDTH)
    return [line, "─" * cells(line)]


def _filled(text: str) -> str:
    """A text as long as it is wide: behind a letter of two columns stands a filler."""
    return text if text.isascii() else "".join(c + _FILLER * (_cells_of(c) - 1) for c in text)


def _cells_of(character: str) -> int:
    if unicodedata.category(character) in ("Mn", "Me", "Cf"):
        return 0
    return 2 if unicodedata.east_asian_width(character) in ("W", "F") else 1
