"""git's conflict markers in a text: which belong together, and which are left over."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field

_MARKER = re.compile(r"^([<|=>])\1{6,}(?: [^\n]*)?(?:\r?\n|\r?\Z)", re.MULTILINE)


@dataclass(frozen=True)
class Hunk:
    """A place that git left to settle: offsets of its first line, of what follows it, and of what each side says."""

    start: int
    end: int
    ours: slice
    theirs: slice
    our_label: str
    their_label: str


@dataclass(frozen=True)
class Markers:
    """The places that git left to settle in a text, and where markers begin that are part of none."""

    hunks: tuple[Hunk, ...]
    stray: tuple[int, ...]


def markers_in(text: str) -> Markers:
    """Every marker of a text. One that another size sets apart, in the base of a conflict, is part of that base."""
    scan = _Scan()
    for marker in _MARKER.finditer(text):
        scan.take(marker)
    return Markers(tuple(scan.hunks), tuple(sorted([*scan.stray, *scan.begun()])))


def is_marked(text: str) -> bool:
    """Whether a text has markers, of a conflict or left over."""
    found = markers_in(text)
    return bool(found.hunks or found.stray)


def settled(text: str, side: str) -> str:
    """The text with every conflict settled for one side, `ours` or `theirs`."""
    hunks = markers_in(text).hunks
    return replaced(text, [text[hunk.ours if side == "ours" else hunk.theirs] for hunk in hunks])


def replaced(text: str, instead: Iterable[str]) -> str:
    """The text with other lines in the place of every conflict, in their order."""
    return "".join(_replaced(text, instead))


def _replaced(text: str, instead: Iterable[str]) -> Iterator[str]:
    at = 0
    for hunk, lines in zip(markers_in(text).hunks, instead, strict=True):
        yield from (text[at : hunk.start], lines)
        at = hunk.end
    yield text[at:]


@dataclass
class _Scan:
    """The markers up to a place: conflicts that are whole, strays, and the markers of the one that is open."""

    hunks: list[Hunk] = field(default_factory=list)
    stray: list[int] = field(default_factory=list)
    open: list[re.Match[str]] = field(default_factory=list)

    def begun(self) -> Iterator[int]:
        """Where the markers of an open conflict begin, but for the one between its sides, which titles have too."""
        return (marker.start() for marker in self.open if marker[1] != "=")

    def take(self, marker: re.Match[str]) -> None:
        """Take in the next marker."""
        signs = "".join(each[1] for each in self.open)
        same_size = bool(self.open) and _size(marker) == _size(self.open[0])
        if marker[1] == "<" and (not signs or same_size):
            self.stray += self.begun()
            self.open = [marker]
        elif same_size and signs + marker[1] in ("<|", "<=", "<|="):
            self.open.append(marker)
        elif same_size and signs + marker[1] in ("<=>", "<|=>"):
            self.hunks.append(_hunk(self.open, marker))
            self.open = []
        elif marker[1] != "=" and (signs != "<|" or same_size):
            self.stray.append(marker.start())


def _size(marker: re.Match[str]) -> int:
    return len(marker[0]) - len(marker[0].lstrip(marker[1]))


def _hunk(before: list[re.Match[str]], last: re.Match[str]) -> Hunk:
    first, between = before[0], before[-1]
    ours, theirs = slice(first.end(), before[1].start()), slice(between.end(), last.start())
    return Hunk(first.start(), last.end(), ours, theirs, _label(first), _label(last))


def _label(marker: re.Match[str]) -> str:
    return marker[0].lstrip(marker[1]).strip()
