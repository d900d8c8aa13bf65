"""What two texts differ in, as lines, and git's markers around it."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import combinations


@dataclass(frozen=True)
class Hunk:
    """Lines of a text, from a start to before an end, and what stands there instead in another text."""

    start: int
    end: int
    instead: tuple[str, ...]


@dataclass(frozen=True)
class Markers:
    """How git's markers look: how many characters begin one, and what the three versions are called."""

    ours: str = "ours"
    base: str = "base"
    theirs: str = "theirs"
    size: int = 7


def lines_of(text: str) -> list[str]:
    """The lines of a text with their ends: a line of a file ends nowhere else than at a line feed."""
    return re.findall(r"[^\n]*\n|[^\n]+", text)


def hunk_between(text: str, other: str) -> Hunk:
    """The lines from the first to the last that differ; whole tables where tables came or went."""
    lines, others = lines_of(text), lines_of(other)
    start = _common(lines, others)
    behind = _common(lines[start:][::-1], others[start:][::-1])
    gone, come = lines[start : len(lines) - behind], others[start : len(others) - behind]
    if not gone or not come:
        block = gone or come
        while start and block and block[0] != "\n" and lines[start - 1] == block[-1]:
            start -= 1
            block = [block[-1], *block[:-1]]
        gone, come = (block, []) if gone else ([], block)
    return Hunk(start, start + len(gone), tuple(come))


def overlapping(hunks: Sequence[Hunk]) -> Iterator[tuple[int, int]]:
    """The positions of any two hunks that share a line, or that add at one place, where their order is a guess."""
    for (i, one), (j, other) in combinations(enumerate(hunks), 2):
        if (one.start < other.end and other.start < one.end) or one.start == one.end == other.start == other.end:
            yield i, j


def with_markers(text: str, hunks: Sequence[Hunk], markers: Markers) -> str:
    """The text with each hunk as a conflict: our lines, then theirs."""
    lines = lines_of(text)
    for hunk in sorted(hunks, key=lambda hunk: (hunk.start, hunk.end), reverse=True):
        lines[hunk.start : hunk.end] = [
            f"{'<' * markers.size} {markers.ours}\n",
            *lines[hunk.start : hunk.end],
            f"{'=' * markers.size}\n",
            *hunk.instead,
            f"{'>' * markers.size} {markers.theirs}\n",
        ]
    return "".join(lines)


def _common(lines: Sequence[str], others: Sequence[str]) -> int:
    """How many lines at the start are the same."""
    pairs = enumerate(zip(lines, others, strict=False))
    return next((position for position, (line, other) in pairs if line != other), min(len(lines), len(others)))
