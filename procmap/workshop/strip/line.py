"""The strip as one line of names, shortened as the room demands, the selected one in full."""

from collections.abc import Callable, Sequence

from procmap.workshop.cells import beginning, initials, shortened
from procmap.workshop.strip.canvas import Canvas, size_of
from procmap.workshop.strip.card import Badge, Card
from procmap.workshop.strip.drawing import Drawing, Place

_BETWEEN, _CLOSE = " → ", "→"

Cut = Callable[[str, int], str]

_WAYS: tuple[tuple[Cut, int, str], ...] = (
    *((shortened, width, _BETWEEN) for width in (24, 16, 12, 10, 8)),
    *((beginning, width, _CLOSE) for width in (8, 6, 5, 4)),
    (initials, 3, _CLOSE),
)
"""How names are cut, to which width, with what between them; the first with which all fit is taken."""

_SCROLLED: tuple[Cut, int, str] = (shortened, 10, _BETWEEN)

_SHOWN = ("weak", "changed", "votes")
"""The badges for which a line has room."""

Name = tuple[Badge, ...]
"""A stage on the line: its name, then its badges, each in its style."""


def draw_line(cards: Sequence[Card], unseen: int, selected: str, room: int) -> Drawing:
    """The strip as one line for a room of so many cells; so many moves are only counted."""
    free = room - size_of(f" {Drawing(unseen=unseen).note}") if unseen else room

    # A letter each and an arrow between them is the least that any way takes.
    ways = _WAYS if 2 * len(cards) - 1 <= free else ()
    for cut, most, between in (*ways, _SCROLLED):
        line = [_name(card, cut(card.name, most), card.id == selected, free) for card in cards]
        if _width(line, between) <= free:
            break
    return _drawn(cards, line, between, unseen)


def _name(card: Card, short: str, is_selected: bool, free: int) -> Name:
    badges: Name = tuple((f" {badge}", style) for badge, style in card.badges if style in _SHOWN)
    if not is_selected:
        return ((short if size_of(short) else "·", "name"), *badges)
    # Beside the brackets the marks `‹ ›` of a line that goes on have a cell at either end.
    room = max(1, free - 4 - sum(size_of(badge) for badge, _ in badges))
    return ((f"[{shortened(card.name, room)}]", "selected"), *badges)


def _width(line: Sequence[Name], between: str) -> int:
    return sum(size_of(text) for name in line for text, _ in name) + (len(line) - 1) * size_of(between)


def _drawn(cards: Sequence[Card], line: Sequence[Name], between: str, unseen: int) -> Drawing:
    canvas, places, x = Canvas(_width(line, between), 1), {}, 0
    for card, name in zip(cards, line, strict=True):
        start = x
        for text, style in name:
            canvas.write(x, 0, text, style, card.id)
            x += size_of(text)
        places[card.id] = Place(start, 0, x - start, 1)
        canvas.write(x, 0, between, "arrow")
        x += size_of(between)
    return Drawing(canvas.rows(), canvas.width, "line", places, unseen)
