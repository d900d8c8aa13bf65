"""A statement as large as the room there is lets it be: letters drawn of block characters, or else bold text."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass

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

SIZES = (Size(4, 2), Size(2, 1))
"""From the largest on. A cell is twice as high as wide: dots of twice as many quarters across make sound letters."""

NARROW = Size(1, 1)
"""Squeezed letters, for a long text; still far larger than ordinary ones."""

FAR = 56
"""From so many cells across on ordinary letters are too small for the last row, and squeezed ones better than none.

A room that is narrower is one of a terminal whose letters are large already: bold ones are read more easily there.
"""

SHORT = 24
"""Cells that ordinary letters take across, where there is room for the lines: short ones are read best."""

Lines = tuple[str, ...]


LARGE, SQUEEZED, SPACED, CLOSE, CUT = range(5)
"""How far from large a text is shown: in sound letters, squeezed ones, ordinary ones with lines apart, close, cut."""


def enlarged(text: str, width: int, height: int) -> Lines:
    """The lines of a text in the middle of a room of so many cells, as large as it holds them."""
    return _shown(text, width, height)[1]


def plainness(text: str, width: int, height: int) -> int:
    """How far from large a text is shown in a room of so many cells: `LARGE` to `CUT`."""
    return _shown(text, width, height)[0]


def _shown(text: str, width: int, height: int) -> tuple[int, Lines]:
    fitting = (found for found in _candidates(text.strip(), width) if len(found[1]) <= height)
    return next(fitting, (CUT, _centred(wrapped(text, width, height), width)))


def _candidates(text: str, width: int) -> Iterator[tuple[int, Lines]]:
    """How a text may be shown, the largest first."""
    for size in SIZES:
        yield from ((LARGE, lines) for lines in _in_letters(text, width, size))
    if width >= FAR:
        yield from ((SQUEEZED, lines) for lines in _in_letters(text, width, NARROW))
    short, long = (_centred(_balanced(text, room, width_of), width) for room in (min(SHORT, width), width))
    for plain in filter(None, (short, long)):
        yield SPACED, tuple("\n\n".join(plain).split("\n"))
    if long:
        yield CLOSE, long


def _in_letters(text: str, width: int, size: Size) -> Iterator[Lines]:
    """A text in letters of a size, its lines far from each other and closer; none where it cannot be drawn."""
    room = width * 2 // size.across
    dots = [_dots(line) for line in _balanced(text, room, _dots_across)]
    if dots:
        yield from (_drawn(dots, size, gap, room) for gap in GAPS)


def _centred(lines: Sequence[str], width: int) -> Lines:
    return tuple(" " * ((width - width_of(line)) // 2) + line for line in lines)


def _balanced(text: str, room: int, measured: Callable[[str], int | None]) -> list[str]:
    """The text in as few lines as the room allows, and those as equal as may be."""
    lines = _lines(text, room, measured)
    narrower = lines
    while lines and len(narrower) == len(lines):
        lines = narrower
        narrower = _lines(text, max(measured(line) or 0 for line in lines) - 1, measured)
    return lines


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


def _drawn(lines: list[list[str]], size: Size, gap: int, room: int) -> Lines:
    """The rows of cells of some lines of dots in the middle of a room, with rows left free between each two."""
    rows = [row.center(room, ".") for line in lines for row in (*[""] * gap, *line)][gap:]
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
