"""What two texts differ in, as lines, and git's markers around it."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from itertools import chain, count


@dataclass(frozen=True)
class Hunk:
    """Lines of a text, from a start to before an end, and what stands there instead in theirs, and in the base.

    The base is None where nobody asked for it.
    """

    start: int
    end: int
    instead: tuple[str, ...]
    base: tuple[str, ...] | None = None

    @property
    def is_added(self) -> bool:
        """Whether it takes no line of the text away."""
        return self.start == self.end

    def shares_lines(self, other: "Hunk") -> bool:
        """Whether some line is in both."""
        return self.start < other.end and other.start < self.end


@dataclass(frozen=True)
class Markers:
    """How git's markers look: how long they are, what they call the versions, whether the base is shown."""

    ours: str = "ours"
    base: str = "base"
    theirs: str = "theirs"
    size: int = 7
    show_base: bool = False


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


def with_base(text: str, hunk: Hunk, base: str) -> Hunk:
    """The hunk with what the base has there; its lines are then all in which one of the three differs."""
    lines, before = lines_of(text), hunk_between(text, base)
    start, end = min(hunk.start, before.start), max(hunk.end, before.end)
    theirs, based = ((*lines[start : one.start], *one.instead, *lines[one.end : end]) for one in (hunk, before))
    return Hunk(start, end, theirs, based)


def applied(text: str, hunks: Sequence[Hunk]) -> str:
    """The text with what stands instead, of hunks that share no line; of those at one place the first comes first."""
    lines = lines_of(text)
    for hunk in _from_the_end(hunks):
        lines[hunk.start : hunk.end] = hunk.instead
    return "".join(lines)


def with_markers(text: str, hunks: Sequence[Hunk], markers: Markers) -> str:
    """The text with each hunk as a conflict: our lines, those of the base where they are shown, then theirs.

    Markers are longer than asked for where a line, such as one that underlines a title, could be taken for one.
    """
    lines = lines_of(text)
    others = chain.from_iterable((*hunk.instead, *(hunk.base or ())) for hunk in hunks)
    taken = {_signs(line) for line in chain(lines, others)}
    sized = replace(markers, size=next(size for size in count(markers.size) if size not in taken))
    return applied(text, [replace(hunk, instead=_marked(lines, hunk, sized)) for hunk in hunks])


def _signs(line: str) -> int:
    """How many signs as those of markers a line begins with."""
    found = re.match(r"([<|=>])\1*", line)
    return len(found[0]) if found else 0


def _marked(lines: Sequence[str], hunk: Hunk, markers: Markers) -> tuple[str, ...]:
    base = () if hunk.base is None else (f"{'|' * markers.size} {markers.base}\n", *hunk.base)
    return (
        f"{'<' * markers.size} {markers.ours}\n",
        *lines[hunk.start : hunk.end],
        *base,
        f"{'=' * markers.size}\n",
        *hunk.instead,
        f"{'>' * markers.size} {markers.theirs}\n",
    )


def _from_the_end(hunks: Sequence[Hunk]) -> list[Hunk]:
    return sorted(hunks, key=lambda hunk: (hunk.start, hunk.end))[::-1]


def _common(lines: Sequence[str], others: Sequence[str]) -> int:
    """How many lines at the start are the same."""
    pairs = enumerate(zip(lines, others, strict=False))
    return next((position for position, (line, other) in pairs if line != other), min(len(lines), len(others)))
