"""The strip: the process drawn in characters as stage cards with arrows, loops and marks.

A pure function from cards and links to rows of pieces, so that a terminal, a text file and a test all
draw the same picture.
"""

from collections.abc import Sequence
from dataclasses import dataclass

from procmap.workshop.canvas import Canvas, Piece, Style
from procmap.workshop.cells import shortened, width_of, wrapped
from procmap.workshop.loops import Link, draw_links, most_ports, tracks_of

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
class Drawing:
    """The strip drawn: its rows, its width in cells, and the columns from-to of every stage."""

    rows: tuple[tuple[Piece, ...], ...]
    width: int
    columns: dict[str, tuple[int, int]]


def card_width(count: int, room: int) -> int:
    """The inner width of a card: so that all fit into the room, or a comfortable one where they cannot."""
    fitting = (room - (count - 1) * GAP) // max(1, count) - 2
    return min(WIDEST, fitting) if fitting >= NARROWEST else SCROLLED


def draw(cards: Sequence[Card], onward: Sequence[str], links: Sequence[Link], selected: str, room: int) -> Drawing:
    """The strip of cards for a room of so many cells; `onward` are the labels of the arrows between neighbours."""
    if not cards:
        return Drawing((), 0, {})
    inner = max(card_width(len(cards), room), most_ports(links))
    lefts = [i * (inner + 2 + GAP) for i in range(len(cards))]
    width = lefts[-1] + inner + 2
    canvas = Canvas(width, CARD_LINES + tracks_of(links))
    for card, left in zip(cards, lefts, strict=True):
        _draw_card(canvas, card, left, inner, card.id == selected)
    for label, left in zip(onward, lefts, strict=False):
        _draw_arrow(canvas, label, left + inner + 2)
    draw_links(canvas, links, lefts, inner, CARD_LINES)
    columns = {card.id: (left, left + inner + 2) for card, left in zip(cards, lefts, strict=True)}
    return Drawing(canvas.rows(), width, columns)


def _draw_card(canvas: Canvas, card: Card, left: int, inner: int, is_selected: bool) -> None:
    frame: Style = "selected" if is_selected else "weak" if card.is_weak else "changed" if card.is_changed else "card"
    corners, flat, upright = ("┏┓┗┛", "━", "┃") if is_selected else ("╭╮╰╯", "─", "│")
    canvas.write(left, 0, corners[0] + flat * inner + corners[1], frame, card.id)
    for y in range(1, CARD_LINES - 1):
        canvas.write(left, y, upright + " " * inner + upright, frame, card.id)
    canvas.write(left, CARD_LINES - 1, corners[2] + flat * inner + corners[3], frame, card.id)
    if card.badge:
        badge = f" {card.badge} "
        canvas.write(left + 1 + inner - width_of(badge), 0, badge, "weak" if card.is_weak else "changed", card.id)
    for y, line in enumerate(wrapped(card.name, inner - 2, 2), start=1):
        canvas.write(left + 2, y, line, "name", card.id)
    room = inner - 2 - width_of(card.marks) - 1
    owner = card.owner if width_of(card.owner) <= room else shortened(card.short_owner or card.owner, room)
    canvas.write(left + 2, CARD_LINES - 2, owner, "owner", card.id)
    canvas.write(left + inner - width_of(card.marks), CARD_LINES - 2, card.marks, "mark", card.id)


def _draw_arrow(canvas: Canvas, label: str, x: int) -> None:
    label = shortened(label, GAP)
    canvas.write(x + (GAP - width_of(label)) // 2, 1, label, "arrow")
    canvas.write(x, 2, "─" * (GAP - 1) + "▶", "arrow")
