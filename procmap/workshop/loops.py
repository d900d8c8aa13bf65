"""The moves that are not on to the next stage, drawn below the cards, each on a track of its own."""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache

from procmap.workshop.canvas import Canvas, Rows
from procmap.workshop.cells import width_of


@dataclass(frozen=True)
class Link:
    """A move between two cards by their positions, with its label, such as a share."""

    start: int
    end: int
    label: str = ""


def marks_of(links: Sequence[Link], inner: int) -> dict[int, tuple[tuple[int, str], ...]]:
    """By card: the columns of its lower edge at which links leave and enter it, each with its mark."""
    marks: dict[int, tuple[tuple[int, str], ...]] = {}
    for link, (start, end) in zip(links, _ports(links, inner), strict=True):
        for card, mark in ((link.start, (start, "┬")), (link.end, (end, "▲"))):
            marks[card] = (*marks.get(card, ()), mark)
    return marks


@lru_cache(maxsize=64)
def loop_rows(links: tuple[Link, ...], lefts: tuple[int, ...], inner: int) -> Rows:
    """The rows below cards with these left edges and this inner width, with a line for every link."""
    tracks = _tracks(links)
    ports = [
        (lefts[link.start] + start, lefts[link.end] + end)
        for link, (start, end) in zip(links, _ports(links, inner), strict=True)
    ]
    canvas = Canvas(lefts[-1] + inner + 2, max(tracks, default=-1) + 1)
    for track, port in zip(tracks, ports, strict=True):
        _draw_line(canvas, track, port)
    # A label covers a part of its own line, and no line that is drawn later covers a label.
    for link, track, port in zip(links, tracks, ports, strict=True):
        _draw_label(canvas, link.label, track, port)
    return canvas.rows()


def _tracks(links: Sequence[Link]) -> list[int]:
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


def _meetings(links: Sequence[Link]) -> dict[int, list[tuple[int, int]]]:
    """By card: the ends of links that it has, from left to right, each as the link and 0 for its start, 1 for its end.

    Links to the left come first, the nearest of them outermost, then those to itself, then those to the right:
    because the nearest run on the upper tracks, they cross no other on their way.
    """
    meetings: dict[int, list[tuple[tuple[int, int, int], int, int]]] = {}
    for i, link in enumerate(links):
        for which, (card, other) in enumerate(((link.start, link.end), (link.end, link.start))):
            key = (-1, -other, i) if other < card else (1, -other, -i) if other > card else (0, i, which)
            meetings.setdefault(card, []).append((key, i, which))
    return {card: [(i, which) for _, i, which in sorted(meeting)] for card, meeting in meetings.items()}


def most_ports(links: Sequence[Link]) -> int:
    """The most ends of links that any card has: so many columns it needs."""
    return max((len(meeting) for meeting in _meetings(links).values()), default=0)


def _ports(links: Sequence[Link], inner: int) -> list[tuple[int, int]]:
    """Where each link leaves and enters its cards, in columns from their left edges, so that no two share one."""
    found = [[0, 0] for _ in links]
    for meeting in _meetings(links).values():
        for place, (i, which) in enumerate(meeting, start=1):
            found[i][which] = place * (inner + 1) // (len(meeting) + 1)
    return [(start, end) for start, end in found]


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
    """Write a label on the free piece of its line nearest to the middle, or else beside it where there is room."""
    low, high = sorted(port)
    text, size = f" {label} ", width_of(label) + 2
    free = [x for x in range(low + 1, high - size + 1) if all(canvas.at(x + i, y) == "─" for i in range(size))]
    beside = range(high + 1, high + 1 + size)
    if not label:
        return
    if free:
        canvas.write(min(free, key=lambda x: abs(2 * x + size - low - high - 1)), y, text, "loop")
    elif beside.stop <= canvas.width and all(canvas.at(x, y) == " " for x in beside):
        canvas.write(high + 1, y, text, "loop")
