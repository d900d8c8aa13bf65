"""Votes as characters: a histogram of scores, a line of dots for numbers, bars of dots."""

from collections import Counter
from collections.abc import Callable, Sequence

from procmap.workshop.cells import shortened, width_of, wrapped
from procmap.workshop.consensus.talk import Line, Picture, Space, Tone, said
from procmap.workshop.consensus.tally import LOW, SCORES, far_off, median
from procmap.workshop.typed.figures import number_text

SQUARE, NEAR, FAR_OFF = "■", "●", "○"
SPEAKS_FIRST = "speaks first"

_MARGIN = 4
"""Cells on either side of a line of dots, for the numbers below its ends."""


def counted(count: int, one: str, several: str = "") -> str:
    """A count with its noun: 1 vote, 5 votes."""
    return f"{count} {one if count == 1 else several or f'{one}s'}"


def histogram(scores: Sequence[int], space: Space) -> Picture:
    """How many gave which score, 5 on top; in one line where there is no room for six."""
    counts = Counter(scores)
    summary = _summed(score_summary(scores), space)
    if space.height < len(SCORES) + 1:
        return (_in_one_line(counts), *summary)
    return (*(_score_line(score, counts[score], space.width) for score in reversed(SCORES)), *summary)


def _summed(parts: Sequence[str], space: Space) -> Picture:
    """What it comes to, in one line where there is room."""
    text = "   ".join(parts)
    if width_of(text) <= space.width:
        return (said(text, "strong"),)
    return tuple(said(line, "strong") for line in wrapped(", ".join(parts), space.width, 3))


def _score_line(score: int, count: int, width: int) -> Line:
    room = width - width_of(SPEAKS_FIRST) - 12
    squares = f"{SQUARE} " * count if 2 * count <= room else SQUARE * min(count, room)
    is_first = score <= LOW and count > 0
    word = f"{count}" + (f"  {SPEAKS_FIRST}" if is_first else "") if count else ""
    tone: Tone = "warning" if is_first else "good"
    digit: Tone = "strong" if count else "muted"
    return (
        (f" {score}  ", digit),
        (f"{squares} ", tone),
        (word, tone if is_first else "plain"),
    )


def _in_one_line(counts: Counter[int]) -> Line:
    def part(score: int) -> tuple[str, Tone]:
        count = counts[score]
        return f"{score}{SQUARE * min(count, 9)} ", "muted" if not count else "warning" if score <= LOW else "good"

    return tuple(map(part, reversed(SCORES)))


def score_summary(scores: Sequence[int]) -> Sequence[str]:
    """The scores in a few words."""
    if not scores:
        return ("no votes yet",)
    return counted(len(scores), "vote"), f"median {number_text(median(scores))}", f"lowest {min(scores)}"


def dot_line(values: Sequence[float], text: Callable[[float], str], space: Space) -> Picture:
    """Each number as a dot on a line from the least to the most, the median marked; far off ones are circles."""
    width = max(8, space.width - 2 * _MARGIN)
    low, high = min(values), max(values)

    def at(value: float) -> int:
        return round((value - low) / (high - low) * (width - 1)) if high > low else width // 2

    far = set(far_off(values))
    stacks = Counter(map(at, values))
    circles = {at(value) for value in far}
    most = max(1, space.height - 3)
    rows = _stacked(stacks, circles, width) if max(stacks.values()) <= most else (_in_one_row(stacks, circles, width),)
    axis = _axis(width, at(median(values)), is_one=low == high)
    return (*rows, axis, _scale(values, at, text, width), *_summed(number_summary(values, text), space))


def _stacked(stacks: Counter[int], circles: set[int], width: int) -> Picture:
    rows = []
    for level in range(max(stacks.values()), 0, -1):
        marks = ((FAR_OFF if x in circles else NEAR) if stacks[x] >= level else " " for x in range(width))
        rows.append(said(" " * _MARGIN + "".join(marks), "good"))
    return tuple(rows)


def _in_one_row(stacks: Counter[int], circles: set[int], width: int) -> Line:
    """Dots in one row, several at one place as their number."""

    def mark(x: int) -> str:
        count = stacks[x]
        return " " if not count else str(min(count, 9)) if count > 1 else FAR_OFF if x in circles else NEAR

    return said(" " * _MARGIN + "".join(map(mark, range(width))), "good")


def _axis(width: int, middle: int, *, is_one: bool) -> Line:
    marks = ["─"] * width
    if not is_one:
        marks[0], marks[-1] = "├", "┤"
    marks[middle] = "┼"
    return said(" " * _MARGIN + "".join(marks), "muted")


def _scale(values: Sequence[float], at: Callable[[float], int], text: Callable[[float], str], width: int) -> Line:
    """Least, median and most below their places; what has no room is left to the summary."""
    line = " " * (width + 2 * _MARGIN)
    for value in (min(values), max(values), median(values)):
        label = text(value)
        start = min(max(0, _MARGIN + at(value) - width_of(label) // 2), len(line) - width_of(label))
        taken = line[max(0, start - 1) : start + width_of(label) + 1]
        if start >= 0 and not taken.strip():
            line = line[:start] + label + line[start + width_of(label) :]
    return said(line.rstrip(), "plain")


def number_summary(values: Sequence[float], text: Callable[[float], str]) -> Sequence[str]:
    """Numbers in a few words."""
    far = far_off(values)
    apart = (f"{FAR_OFF} far off: {', '.join(map(text, far))}",) if far else ()
    spread = f"from {text(min(values))} to {text(max(values))}"
    return counted(len(values), "number"), f"median {text(median(values))}", spread, *apart


def ranked(counts: Sequence[tuple[str, int]], width: int) -> Picture:
    """Names with their dots, the most first; of as many dots the order given."""
    most = max((count for _, count in counts), default=0)
    figures = len(str(most)) + 2
    bars = min(most, max(3, width // 3))
    names = min(width - figures - bars - 3, max((width_of(name) for name, _ in counts), default=0))

    def row(name: str, count: int) -> Line:
        bar = NEAR * (count if most <= bars else round(count / most * bars))
        label = shortened(name, names)
        tone: Tone = "plain" if count else "muted"
        padded = f" {label}{' ' * (names - width_of(label))} "
        return ((padded, tone), (f"{count:>{figures - 1}} ", "strong"), (bar, "good"))

    return tuple(row(name, count) for name, count in sorted(counts, key=lambda item: -item[1]))
