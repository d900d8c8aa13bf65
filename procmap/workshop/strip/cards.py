"""The strip as cards from left to right, large or small, with the moves between them below."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import lru_cache
from itertools import accumulate, chain

from procmap.workshop.cells import shortened, width_of, wrapped
from procmap.workshop.strip.canvas import Canvas, Rows, Style
from procmap.workshop.strip.card import Badge, Card
from procmap.workshop.strip.drawing import Drawing, Form, Place
from procmap.workshop.strip.loops import Link, loop_rows, marks_of, widths_needed


@dataclass(frozen=True)
class Scale:
    """How large cards are: their lines, the gap between two, and inner widths in cells.

    These are the most, the one where the strip has to scroll, and the least that still reads. Where owners would be
    cut beside the marks of completeness, these stand on the upper edge.
    """

    form: Form
    lines: int
    gap: int
    widest: int
    scrolled: int
    narrowest: int
    margin: int
    has_marks_above: bool

    @property
    def name_lines(self) -> int:
        """The lines of a name at most: beside the frame, a large card keeps one for the owner."""
        return self.lines - 2 if self.form == "small" else self.lines - 3


LARGE = Scale("cards", lines=5, gap=5, widest=18, scrolled=12, narrowest=9, margin=1, has_marks_above=False)
DENSE = Scale("cards", lines=5, gap=4, widest=18, scrolled=10, narrowest=8, margin=0, has_marks_above=True)
SMALL = Scale("small", lines=3, gap=4, widest=18, scrolled=10, narrowest=8, margin=0, has_marks_above=True)

TALL = tuple(replace(scale, lines=lines) for scale in (LARGE, DENSE) for lines in (5, 6, 7))
"""The scales of large cards with up to four lines for a name, the roomiest first."""


@dataclass(frozen=True)
class Chain:
    """Cards in a row: the gap between two, their inner widths and left edges."""

    gap: int
    inners: tuple[int, ...]
    lefts: tuple[int, ...]

    @property
    def width(self) -> int:
        """From the first card's left edge to the last one's right."""
        return self.lefts[-1] + self.inners[-1] + 2


def chain_of(count: int, onward: Sequence[str], links: Sequence[Link], scale: Scale, room: int) -> Chain:
    """So many cards in a row, of a width with which all fit into the room, or of a comfortable one where none does.

    A card with many ends of links is wider, and so are gaps where a label needs it.
    """
    gap = max([scale.gap, *(width_of(label) for label in (*onward, *(link.label for link in links)))])
    fitting = (room - (count - 1) * gap) // count - 2
    inner = min(scale.widest, fitting) if fitting >= scale.narrowest else scale.scrolled
    needed = widths_needed(links)
    inners = tuple(max(inner, needed.get(i, 0)) for i in range(count))
    lefts = tuple(accumulate((inner + 2 + gap for inner in inners[:-1]), initial=0))
    return Chain(gap, inners, lefts)


def shows_names(cards: Sequence[Card], row: Chain, scale: Scale, *, unbroken: bool) -> bool:
    """Whether cards in a row of a scale show every name in full, and no word of it broken where that is asked."""
    for card, inner in zip(cards, row.inners, strict=True):
        room = inner - 2 * scale.margin
        if len(wrapped(card.name, room, scale.name_lines + 1)) > scale.name_lines:
            return False
        if unbroken and any(width_of(word) > room for word in card.name.split()):
            return False
    return True


def draw_cards(
    cards: Sequence[Card], onward: Sequence[str], links: tuple[Link, ...], selected: str, scale: Scale, room: int
) -> Drawing:
    """The strip as cards of a scale; `onward` are the labels of the arrows between neighbours."""
    row = chain_of(len(cards), onward, links, scale, room)
    marks = marks_of(links, row.inners)
    blocks = [
        _card_rows(card, scale, row.inners[i], card.id == selected, marks.get(i, ())) for i, card in enumerate(cards)
    ]
    arrows = [_arrow_rows(label, row.gap, scale.lines) for label in [*onward, *[""] * len(cards)][: len(cards) - 1]]
    parts = [blocks[0], *chain.from_iterable(zip(arrows, blocks[1:], strict=True))]
    rows = tuple(tuple(chain.from_iterable(part[y] for part in parts)) for y in range(scale.lines))
    places = {
        card.id: Place(left, 0, inner + 2, scale.lines)
        for card, left, inner in zip(cards, row.lefts, row.inners, strict=True)
    }
    return Drawing(
        (*rows, *loop_rows(links, row.lefts, row.inners)), row.width, scale.form, places, level=scale.lines // 2
    )


# Of hundreds of cards, a key that moves the selection changes two.
@lru_cache(maxsize=4096)
def _card_rows(card: Card, scale: Scale, inner: int, is_selected: bool, marks: tuple[tuple[int, str], ...]) -> Rows:
    bottom = scale.lines - 1
    canvas = Canvas(inner + 2, scale.lines)
    frame: Style = "selected" if is_selected else card.frame
    corners, flat, upright = ("┏┓┗┛", "━", "┃") if is_selected else ("╭╮╰╯", "─", "│")
    canvas.write(0, 0, corners[0] + flat * inner + corners[1], frame, card.id)
    for y in range(1, bottom):
        canvas.write(0, y, upright + " " * inner + upright, frame, card.id)
    canvas.write(0, bottom, corners[2] + flat * inner + corners[3], frame, card.id)
    for x, mark in marks:
        canvas.write(x, bottom, mark, "loop", card.id)
    margin = scale.margin
    above: tuple[Badge, ...] = ((card.marks, "mark"),) if scale.has_marks_above else ()
    _write_badges(canvas, card, inner, (*above, *card.badges))
    if scale.form == "cards":
        beside = "" if scale.has_marks_above else card.marks
        _write_owner(canvas, card, beside, 1 + margin, inner - 2 * margin, bottom - 1)
    for y, line in enumerate(wrapped(card.name, inner - 2 * margin, scale.name_lines), start=1):
        canvas.write(1 + margin, y, line, "name", card.id)
    return canvas.rows()


def _write_badges(canvas: Canvas, card: Card, inner: int, badges: tuple[Badge, ...]) -> None:
    """Write badges on the upper edge from the right; those that do not fit are left out."""
    x = 1 + inner
    for badge, style in reversed(badges):
        size = width_of(badge)
        if badge and x - size - 2 >= 1:
            x -= size + 1
            canvas.write(x - 1, 0, f" {badge} ", style, card.id)


def _write_owner(canvas: Canvas, card: Card, marks: str, x: int, width: int, y: int) -> None:
    room = width - width_of(f"{marks} ") if marks else width
    owner = card.owner if width_of(card.owner) <= room else shortened(card.short_owner or card.owner, room)
    canvas.write(x, y, owner, "owner", card.id)
    canvas.write(x + width - width_of(marks), y, marks, "mark", card.id)


@lru_cache(maxsize=1024)
def _arrow_rows(label: str, gap: int, lines: int) -> Rows:
    canvas = Canvas(gap, lines)
    level = lines // 2
    canvas.write((gap - width_of(label)) // 2, level - 1, label, "arrow")
    canvas.write(0, level, "─" * (gap - 1) + "▶", "arrow")
    return canvas.rows()
