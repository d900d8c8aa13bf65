"""The moves that are not on to the next stage: each has a track of its own beside the cards, and ends of its own.

What is said here of left and right holds of above and below too, where stages stand one below the other.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache

from procmap.workshop.cells import width_of
from procmap.workshop.strip.canvas import Canvas, Rows


@dataclass(frozen=True)
class Link:
    """A move between two cards by their positions, with its label, such as a share."""

    start: int
    end: int
    label: str = ""


_LONG = 70
"""The cells of a line for each label that it bears."""

Ends = Mapping[int, Sequence[tuple[int, int]]]
"""By card: the ends of links that it has, in order, each as the link and 0 for its start, 1 for its end."""


def tracks_of(links: Sequence[Link]) -> list[int]:
    """A track for each link, the shortest nearest to the cards; two links share one only where they do not meet."""
    taken: list[list[tuple[int, int]]] = []
    tracks = [0] * len(links)
    spans = [tuple(sorted((link.start, link.end))) for link in links]
    for i in sorted(range(len(links)), key=lambda i: (spans[i][1] - spans[i][0], spans[i][0])):
        low, high = spans[i]
        track = next((t for t, held in enumerate(taken) if all(high < a or low > b for a, b in held)), len(taken))
        if track == len(taken):
            taken.append([])
        taken[track].append((low, high))
        tracks[i] = track
    return tracks


def track_count(links: Sequence[Link]) -> int:
    """How many tracks the links take."""
    return max(tracks_of(links), default=-1) + 1


def nearest(links: Sequence[Link], tracks: int) -> tuple[Link, ...]:
    """The links that so many tracks hold: the longest are left out."""
    return tuple(link for link, track in zip(links, tracks_of(links), strict=True) if track < tracks)


def ends_of(links: Sequence[Link]) -> Ends:
    """The ends of links by card, from left to right.

    Links to the left come first, the nearest of them outermost, then those to itself, then those to the right:
    because the nearest run on the inner tracks, few lines cross on their way.
    """
    ends: dict[int, list[tuple[tuple[int, int, int], int, int]]] = {}
    for i, link in enumerate(links):
        for which, (card, other) in enumerate(((link.start, link.end), (link.end, link.start))):
            key = (-1, -other, i) if other < card else (1, -other, -i) if other > card else (0, i, which)
            ends.setdefault(card, []).append((key, i, which))
    return {card: [(i, which) for _, i, which in sorted(mine)] for card, mine in ends.items()}


def _spread(links: Sequence[Link], ends: Sequence[tuple[int, int]]) -> list[int]:
    """The least columns of a card's ends, and the width that they need: a link to itself holds its label between."""
    columns, x = [], 1
    for i, which in ends:
        columns.append(x)
        is_own = which == 0 and links[i].start == links[i].end
        x += 1 + (width_of(links[i].label) if is_own else 0)
    return [*columns, x - 1]


def widths_needed(links: Sequence[Link]) -> dict[int, int]:
    """By card: the inner width that its ends of links need."""
    return {card: _spread(links, ends)[-1] for card, ends in ends_of(links).items()}


def ports_of(links: Sequence[Link], inners: Sequence[int]) -> list[tuple[int, int]]:
    """Where each link leaves and enters its cards, in columns from their left edges, so that no two share one."""
    found = [[0, 0] for _ in links]
    for card, ends in ends_of(links).items():
        *columns, needed = _spread(links, ends)
        spare = inners[card] - needed
        for place, ((i, which), x) in enumerate(zip(ends, columns, strict=True), start=1):
            found[i][which] = x + place * spare // (len(ends) + 1)
    return [(start, end) for start, end in found]


def marks_of(links: Sequence[Link], inners: Sequence[int]) -> dict[int, tuple[tuple[int, str], ...]]:
    """By card: the columns of its lower edge at which links leave and enter it, each with its mark."""
    marks: dict[int, tuple[tuple[int, str], ...]] = {}
    for link, (start, end) in zip(links, ports_of(links, inners), strict=True):
        for card, mark in ((link.start, (start, "┬")), (link.end, (end, "▲"))):
            marks[card] = (*marks.get(card, ()), mark)
    return marks


@lru_cache(maxsize=64)
def loop_rows(links: tuple[Link, ...], lefts: tuple[int, ...], inners: tuple[int, ...]) -> Rows:
    """The rows below cards with these left edges and inner widths, with a line and its label for every link."""
    tracks = tracks_of(links)
    ports = [
        (lefts[link.start] + start, lefts[link.end] + end)
        for link, (start, end) in zip(links, ports_of(links, inners), strict=True)
    ]
    canvas = Canvas(lefts[-1] + inners[-1] + 2, max(tracks, default=-1) + 1)
    for track, port in zip(tracks, ports, strict=True):
        _draw_line(canvas, track, port)
    # A label covers a part of its own line, and no line that is drawn later covers a label.
    for link, track, port in zip(links, tracks, ports, strict=True):
        _draw_label(canvas, link.label, track, port)
    return canvas.rows()


def _draw_line(canvas: Canvas, y: int, port: tuple[int, int]) -> None:
    low, high = sorted(port)
    for x in port:
        for above in range(y):
            canvas.write(x, above, "┼" if canvas.at(x, above) in "─┼" else "│", "loop")
    for x in range(low + 1, high):
        canvas.write(x, y, "┼" if canvas.at(x, y) == "│" else "─", "loop")
    canvas.write(low, y, "╰", "loop")
    canvas.write(high, y, "╯", "loop")


def _draw_label(canvas: Canvas, label: str, y: int, port: tuple[int, int]) -> None:
    """Write a label on free pieces of its line, on a long one so often that a part of it has one, too."""
    low, high = sorted(port)
    parts = max(1, round((high - low) / _LONG))
    for part in range(parts):
        _draw_text(canvas, label, y, low, high, low + (high - low) * (2 * part + 1) / (2 * parts))


def _draw_text(canvas: Canvas, label: str, y: int, low: int, high: int, middle: float) -> None:
    """Write a label on the free piece nearest to a column; between two cards there always is one."""
    for text in (f" {label} ", label):
        size = width_of(text)
        free = [x for x in range(low + 1, high - size + 1) if all(canvas.at(x + i, y) == "─" for i in range(size))]
        if label and free:
            canvas.write(min(free, key=lambda x: abs(x + (size - 1) / 2 - middle)), y, text, "loop")
            return
