"""The strip: the process drawn in characters as stage cards with arrows, loops and marks.

A pure function from cards and links to rows of pieces, so that a terminal, a text file and a test all
draw the same picture. Every move that is not on to the next stage runs on a track of its own below.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal

from rich.cells import cell_len

from procmap.workshop.cells import shortened, wrapped

Style = Literal["blank", "card", "selected", "name", "owner", "mark", "weak", "changed", "arrow", "loop"]

CARD_LINES = 5
GAP = 5
WIDEST, SCROLLED, NARROWEST = 18, 12, 9
"""Inner widths of a card: the most, where the strip has to scroll, and the least that still reads."""


@dataclass(frozen=True)
class Card:
    """A stage as its card shows it: name, owner, marks of completeness, and a badge such as `⚠1` or `~`.

    `short_owner` is shown where the owner's name does not fit.
    """

    id: str
    name: str
    owner: str = ""
    short_owner: str = ""
    marks: str = ""
    badge: str = ""
    is_weak: bool = False
    is_changed: bool = False


@dataclass(frozen=True)
class Link:
    """A move between two cards by their positions, with its label, such as a share."""

    start: int
    end: int
    label: str = ""


@dataclass(frozen=True)
class Piece:
    """A run of text of one style, belonging to a stage or to none."""

    text: str
    style: Style
    stage: str = ""


@dataclass(frozen=True)
class Drawing:
    """The strip drawn: its rows, its width in cells, and the columns from-to of every stage."""

    rows: tuple[tuple[Piece, ...], ...]
    width: int
    columns: dict[str, tuple[int, int]]


def card_width(count: int, room: int) -> int:
    """The inner width of a card: so that all fit into the room, or a comfortable one where they cannot."""
    fitting = (room - (count - 1) * GAP) // max(1, count) - 2
    return min(WIDEST, fitting) if fitting >= NARROWEST else SCROLLED


class _Canvas:
    def __init__(self, width: int, height: int) -> None:
        self.width = width
        self.cells: list[list[tuple[str, Style, str]]] = [[(" ", "blank", "")] * width for _ in range(height)]

    def write(self, x: int, y: int, text: str, style: Style, stage: str = "") -> None:
        for char in text:
            size = cell_len(char)
            if size == 0 or not 0 <= x < len(self.cells[y]):
                continue
            self.cells[y][x] = (char, style, stage)
            if size == 2 and x + 1 < len(self.cells[y]):
                self.cells[y][x + 1] = ("", style, stage)
            x += size

    def char(self, x: int, y: int) -> str:
        return self.cells[y][x][0]

    def rows(self) -> tuple[tuple[Piece, ...], ...]:
        return tuple(tuple(_pieces(row)) for row in self.cells)


def _pieces(row: list[tuple[str, Style, str]]) -> list[Piece]:
    pieces: list[Piece] = []
    for char, style, stage in row:
        if pieces and (pieces[-1].style, pieces[-1].stage) == (style, stage):
            pieces[-1] = Piece(pieces[-1].text + char, style, stage)
        else:
            pieces.append(Piece(char, style, stage))
    return pieces


def draw(cards: Sequence[Card], onward: Sequence[str], links: Sequence[Link], selected: str, room: int) -> Drawing:
    """The strip of cards for a room of so many cells; `onward` are the labels of the arrows between neighbours."""
    if not cards:
        return Drawing((), 0, {})
    inner = card_width(len(cards), room)
    lefts = [i * (inner + 2 + GAP) for i in range(len(cards))]
    tracks = _tracks(links)
    height = CARD_LINES + (max(tracks) + 1 if tracks else 0)
    width = lefts[-1] + inner + 2
    canvas = _Canvas(width, height)
    for card, left in zip(cards, lefts, strict=True):
        _draw_card(canvas, card, left, inner, card.id == selected)
    for label, left in zip(onward, lefts, strict=False):
        _draw_arrow(canvas, label, left + inner + 2)
    ports = _ports(links, lefts, inner)
    for link, track, (start, end) in zip(links, tracks, ports, strict=True):
        _draw_link(canvas, link, CARD_LINES + track, start, end)
    columns = {card.id: (left, left + inner + 2) for card, left in zip(cards, lefts, strict=True)}
    return Drawing(canvas.rows(), width, columns)


def _draw_card(canvas: _Canvas, card: Card, left: int, inner: int, is_selected: bool) -> None:
    frame: Style = "selected" if is_selected else "weak" if card.is_weak else "changed" if card.is_changed else "card"
    corners, flat, upright = ("┏┓┗┛", "━", "┃") if is_selected else ("╭╮╰╯", "─", "│")
    canvas.write(left, 0, corners[0] + flat * inner + corners[1], frame, card.id)
    for y in range(1, CARD_LINES - 1):
        canvas.write(left, y, upright + " " * inner + upright, frame, card.id)
    canvas.write(left, CARD_LINES - 1, corners[2] + flat * inner + corners[3], frame, card.id)
    if card.badge:
        badge = f" {card.badge} "
        canvas.write(left + 1 + inner - cell_len(badge), 0, badge, "weak" if card.is_weak else "changed", card.id)
    for y, line in enumerate(wrapped(card.name, inner - 2, 2), start=1):
        canvas.write(left + 2, y, line, "name", card.id)
    room = inner - 2 - cell_len(card.marks) - 1
    owner = card.owner if cell_len(card.owner) <= room else shortened(card.short_owner or card.owner, room)
    canvas.write(left + 2, CARD_LINES - 2, owner, "owner", card.id)
    canvas.write(left + inner - cell_len(card.marks), CARD_LINES - 2, card.marks, "mark", card.id)


def _draw_arrow(canvas: _Canvas, label: str, x: int) -> None:
    canvas.write(x + max(0, (GAP - cell_len(label)) // 2), 1, label, "arrow")
    canvas.write(x, 2, "─" * (GAP - 1) + "▶", "arrow")


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


def _ports(links: Sequence[Link], lefts: Sequence[int], inner: int) -> list[tuple[int, int]]:
    """The columns at which each link leaves and enters its cards, spread so that no two share one."""
    ends: dict[int, list[tuple[int, int, int]]] = {}
    for i, link in enumerate(links):
        ends.setdefault(link.start, []).append((link.end, i, 0))
        ends.setdefault(link.end, []).append((link.start, i, 1))
    found = [[0, 0] for _ in links]
    for card, meeting in ends.items():
        for place, (_, i, which) in enumerate(sorted(meeting), start=1):
            found[i][which] = lefts[card] + 1 + round(place * inner / (len(meeting) + 1))
    return [(start, end) for start, end in found]


def _draw_link(canvas: _Canvas, link: Link, y: int, start: int, end: int) -> None:
    if start == end:
        end = start + 2
    for x in (start, end):
        for above in range(CARD_LINES, y):
            canvas.write(x, above, "┼" if canvas.char(x, above) == "─" else "│", "loop")
    canvas.write(start, CARD_LINES - 1, "┬", "loop")
    canvas.write(end, CARD_LINES - 1, "▲", "loop")
    low, high = sorted((start, end))
    for x in range(low + 1, high):
        canvas.write(x, y, "┼" if canvas.char(x, y) == "│" else "─", "loop")
    canvas.write(low, y, "╰", "loop")
    canvas.write(high, y, "╯", "loop")
    label = f" {link.label} " if link.label else ""
    if high - low > cell_len(label) + 1:
        canvas.write((low + high + 1 - cell_len(label)) // 2, y, label, "loop")
    elif all(canvas.char(x, y) == " " for x in range(high + 1, min(high + 1 + cell_len(label), canvas.width))):
        canvas.write(high + 1, y, label, "loop")
