"""A statement as large as the room there is lets it be: letters drawn of block characters, or else spaced text."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import partial

from procmap.workshop.cells import width_of, wrapped
from procmap.workshop.presenting.big_letters import Glyph, glyph

_BLOCKS = " ▘▝▀▖▌▞▛▗▚▐▜▄▙▟█"
"""A cell by its four quarters, that are counted 1, 2, 4, 8 from the upper left to the lower right."""


@dataclass(frozen=True)
class Size:
    """How many quarters of a cell a dot takes, across and down: a letter is four rows of cells high, or eight."""

    across: int
    down: int


GAPS = (2, 1)
"""Rows of dots between two lines of text, the better one first."""

SIZES = (Size(4, 2), Size(2, 1), Size(1, 1))
"""From the largest on."""


def enlarged(text: str, width: int, height: int) -> tuple[str, ...]:
    """The lines of a text, as large as a room of so many cells holds it; at last in ordinary letters, and cut."""
    fitting = (lines for lines in _candidates(text.strip(), width) if len(lines) <= height)
    return next(fitting, tuple(wrapped(text, width, height)))


def _candidates(text: str, width: int) -> Iterator[tuple[str, ...]]:
    for size in SIZES:
        lines = _lines(text, width * 2 // size.across, _dots_across)
        if lines:
            dots = [_dots(line) for line in lines]
            yield from (_drawn(dots, size, gap) for gap in GAPS)
    for between in (" ", ""):
        spaced = [between.join(line) for line in _lines(text, width, partial(_width, between))]
        if spaced:
            yield from (tuple("\n\n".join(spaced).split("\n")), tuple(spaced))


def _width(between: str, text: str) -> int:
    return width_of(between.join(text))


def _lines(text: str, room: int, measured: Callable[[str], int | None]) -> list[str]:
    """The text broken between words into lines no wider than the room; none where a word is, or has no width."""
    lines: list[str] = []
    for word in text.split():
        width = measured(word)
        if width is None or width > room:
            return []
        longer = f"{lines[-1]} {word}" if lines else word
        if (measured(longer) or 0) <= room:
            lines[-1:] = [longer]
        else:
            lines.append(word)
    return lines


def _dots_across(text: str) -> int | None:
    """How many dots a line takes, one between each two letters; None where a letter is not known."""
    glyphs = _glyphs(text)
    return None if glyphs is None else sum(len(drawn[0]) + 1 for drawn in glyphs) - 1


def _glyphs(text: str) -> list[Glyph] | None:
    glyphs = [drawn for character in text if (drawn := glyph(character))]
    return glyphs if len(glyphs) == len(text) else None


def _dots(text: str) -> list[str]:
    """The rows of dots of a line of text that has a glyph for each character."""
    return [".".join(rows) for rows in zip(*(_glyphs(text) or ()), strict=True)]


def _drawn(lines: list[list[str]], size: Size, gap: int) -> tuple[str, ...]:
    """The rows of cells of some lines of dots, with rows of dots left free between each two."""
    width = max(len(line[0]) for line in lines)
    rows = [row.ljust(width, ".") for line in lines for row in (*[""] * gap, *line)][gap:]
    while "#" not in rows[-1]:
        del rows[-1]
    quarters = ["".join(dot * size.across for dot in row) for row in rows for _ in range(size.down)]
    if len(quarters) % 2:
        quarters.append("." * len(quarters[0]))
    return tuple(_packed(upper, lower) for upper, lower in zip(quarters[::2], quarters[1::2], strict=True))


def _packed(upper: str, lower: str) -> str:
    """A row of cells of two rows of quarters."""
    if len(upper) % 2:
        upper, lower = upper + ".", lower + "."
    corners = zip(upper[::2], upper[1::2], lower[::2], lower[1::2], strict=True)
    return "".join(_BLOCKS[sum(2**place for place, dot in enumerate(cell) if dot == "#")] for cell in corners).rstrip()
