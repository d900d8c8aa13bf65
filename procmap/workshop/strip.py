"""The strip: the process drawn in characters as stage cards with arrows, loops and marks.

A pure function from cards and links to rows of pieces, so that a terminal, a text file and a test all
draw the same picture.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import chain

from procmap.workshop.canvas import Canvas, Rows, Style
from procmap.workshop.cells import shortened, width_of, wrapped
from procmap.workshop.loops import Link, loop_rows, marks_of, most_ports
from procmap.workshop.review import StageState

CARD_LINES = 5
GAP = 5
WIDEST, SCROLLED, NARROWEST = 18, 12, 9
"""Inner widths of a card: the most, where the strip has to scroll, and the least that still reads."""

GLYPHS: Mapping[str, str] = {"weak": "⚠", "tidy": "•", "settled": "◐", "sound": "✓"}
"""The state of a stage as its card shows it, never by colour alone; a weak link has its rank beside it."""

LEGEND = """The marks on the strip, from step 6 on:
⚠ a weak link, with its rank    • something to tidy up
◐ all answered or waived        ✓ nothing found

▪▪▫ what is filled in: the customer's gain, the act that proves it, the numbers
"""
"""What the marks of a card mean."""


@dataclass(frozen=True)
class Card:
    """A stage as its card shows it: name, owner, marks of completeness, its state, and how it changed.

    `short_owner` is shown where the owner's name does not fit; `change` is `+`, `~` or nothing.
    """

    id: str
    name: str
    owner: str = ""
    short_owner: str = ""
    marks: str = ""
    state: StageState | None = None
    change: str = ""

    @property
    def badges(self) -> tuple[tuple[str, Style], ...]:
        """What stands on the frame, each in its style: state and change."""
        said: list[tuple[str, Style]] = [(self.change, "changed")] if self.change else []
        if self.state:
            said.insert(0, (f"{GLYPHS[self.state.kind]}{self.state.rank or ''}", self.state.kind))
        return tuple(said)

    @property
    def frame(self) -> Style:
        """The style of its frame where it is not selected."""
        if self.state and self.state.kind == "weak":
            return "weak"
        return "changed" if self.change else "card"


@dataclass(frozen=True)
class Drawing:
    """The strip drawn: its rows, its width in cells, and the columns from-to of every stage."""

    rows: Rows
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
    lefts = tuple(i * (inner + 2 + GAP) for i in range(len(cards)))
    marks = marks_of(links, inner)
    blocks = [_card_rows(card, inner, card.id == selected, marks.get(i, ())) for i, card in enumerate(cards)]
    arrows = [_arrow_rows(label) for label in [*onward, *[""] * len(cards)][: len(cards) - 1]]
    parts = [blocks[0], *chain.from_iterable(zip(arrows, blocks[1:], strict=True))]
    rows = tuple(tuple(chain.from_iterable(part[y] for part in parts)) for y in range(CARD_LINES))
    columns = {card.id: (left, left + inner + 2) for card, left in zip(cards, lefts, strict=True)}
    return Drawing((*rows, *loop_rows(tuple(links), lefts, inner)), lefts[-1] + inner + 2, columns)


# Of hundreds of cards, a key that moves the selection changes two.
@lru_cache(maxsize=4096)
def _card_rows(card: Card, inner: int, is_selected: bool, marks: tuple[tuple[int, str], ...]) -> Rows:
    canvas = Canvas(inner + 2, CARD_LINES)
    frame: Style = "selected" if is_selected else card.frame
    corners, flat, upright = ("┏┓┗┛", "━", "┃") if is_selected else ("╭╮╰╯", "─", "│")
    canvas.write(0, 0, corners[0] + flat * inner + corners[1], frame, card.id)
    for y in range(1, CARD_LINES - 1):
        canvas.write(0, y, upright + " " * inner + upright, frame, card.id)
    canvas.write(0, CARD_LINES - 1, corners[2] + flat * inner + corners[3], frame, card.id)
    for x, mark in marks:
        canvas.write(x, CARD_LINES - 1, mark, "loop")
    _write_on_card(canvas, card, inner)
    return canvas.rows()


def _write_on_card(canvas: Canvas, card: Card, inner: int) -> None:
    x = 1 + inner
    for badge, style in reversed(card.badges):
        x -= width_of(badge) + 1
        canvas.write(x - 1, 0, f" {badge} ", style, card.id)
    for y, line in enumerate(wrapped(card.name, inner - 2, 2), start=1):
        canvas.write(2, y, line, "name", card.id)
    room = inner - 2 - width_of(card.marks) - 1
    owner = card.owner if width_of(card.owner) <= room else shortened(card.short_owner or card.owner, room)
    canvas.write(2, CARD_LINES - 2, owner, "owner", card.id)
    canvas.write(inner - width_of(card.marks), CARD_LINES - 2, card.marks, "mark", card.id)


@lru_cache(maxsize=1024)
def _arrow_rows(label: str) -> Rows:
    canvas = Canvas(GAP, CARD_LINES)
    text = shortened(label, GAP)
    canvas.write((GAP - width_of(text)) // 2, 1, text, "arrow")
    canvas.write(0, 2, "─" * (GAP - 1) + "▶", "arrow")
    return canvas.rows()
