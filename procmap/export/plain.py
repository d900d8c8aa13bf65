"""Plain text for a terminal of 80 columns: tables, lists and paragraphs, without colour."""

import textwrap
import unicodedata
from collections.abc import Sequence
from itertools import zip_longest

from procmap.rules.wording import UNBROKEN

WIDTH = 80
GAP = "  "


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
    """Rows as lines: the first column to the left and cut where the line is too long, figures to the right."""
    columns = list(zip_longest(*rows, fillvalue=""))
    widths = [max(map(cells, column)) for column in columns]
    widths[0] = min(widths[0], WIDTH - sum(widths[1:]) - len(GAP) * len(widths))
    lines = []
    for row in rows:
        first = fitted(row[0], widths[0])
        figures = [" " * (width - cells(cell)) + cell for cell, width in zip(row[1:], widths[1:], strict=True)]
        lines.append(GAP + GAP.join([first + " " * (widths[0] - cells(first)), *figures]).rstrip())
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
    return [line.replace(UNBROKEN, " ") for line in wrapper.wrap(text)]


def underlined(text: str) -> list[str]:
    """A heading and the line below it."""
    line = fitted(text, WIDTH)
    return [line, "─" * cells(line)]


def _cells_of(character: str) -> int:
    if unicodedata.category(character) in ("Mn", "Me", "Cf"):
        return 0
    return 2 if unicodedata.east_asian_width(character) in ("W", "F") else 1
