"""The strip as stations on a rail, where cards have no room: the whole process at once, a narrow column a stage."""

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import accumulate

from procmap.workshop.cells import shortened, width_of, wrapped
from procmap.workshop.strip.canvas import Canvas, Style, cropped
from procmap.workshop.strip.card import Card
from procmap.workshop.strip.drawing import Drawing, Place
from procmap.workshop.strip.loops import Link, loop_rows, nearest, ports_of, widths_needed

LEAST_PITCH, MOST_PITCH = 8, 16
"""The cells from one station to the next, at least and at most."""

_LEAST_PORTS = 2
"""The cells behind a station from which moves leave, at least."""

MOST_NAME = 3
"""The lines of a name at most."""

STATION, SELECTED = "○", "●"


@dataclass(frozen=True)
class Rail:
    """Where the stations stand: their columns, the cells to the next one, and those in which moves leave and enter."""

    lefts: tuple[int, ...]
    pitches: tuple[int, ...]
    ports: tuple[int, ...]

    @property
    def width(self) -> int:
        """From the first station to the end of the last one's column, which leads no farther."""
        return self.lefts[-1] + self.pitches[-1] - 1


def rail_of(count: int, onward: Sequence[str], links: Sequence[Link], room: int) -> Rail:
    """So many stations in a room of so many cells: wider where the labels of moves need it."""
    pitch, spare = divmod(room + 1, count)
    even = [max(LEAST_PITCH, min(MOST_PITCH, pitch + (i < spare))) for i in range(count)]
    needed = widths_needed(links)
    ports = tuple(max(_LEAST_PORTS, needed.get(i, 0)) for i in range(count))
    labels = [width_of(onward[i]) if i < len(onward) else 0 for i in range(count)]
    pitches = tuple(max(own, mine + label + 3) for own, mine, label in zip(even, ports, labels, strict=True))
    return Rail(tuple(accumulate(pitches[:-1], initial=0)), pitches, ports)


def lines_of(cards: Sequence[Card]) -> int:
    """The least lines of a rail with these cards: their badges where there are any, names, owners, the rail."""
    return 3 + any(card.badges for card in cards)


def draw_rail(
    cards: Sequence[Card], onward: Sequence[str], links: Sequence[Link], selected: str, room: int, height: int
) -> Drawing:
    """The strip as a rail; the moves that its lines cannot hold are counted."""
    least = lines_of(cards)
    drawn = nearest(links, height - least)
    if len(drawn) < len(links):
        drawn = nearest(links, height - least - 1)
    unseen = len(links) - len(drawn)
    rail = rail_of(len(cards), onward, drawn, room)
    below = tuple(cropped(row, 0, rail.width) for row in loop_rows(drawn, rail.lefts, rail.ports))
    spare = height - least - len(below) - bool(unseen)
    # A third line of a name leaves one blank below, so that what follows stands apart.
    more = min(MOST_NAME - 1, max(spare - 1, min(spare, 1)))
    places = {
        card.id: Place(left, 0, pitch - 1, least + more)
        for card, left, pitch in zip(cards, rail.lefts, rail.pitches, strict=True)
    }
    canvas = Canvas(rail.width, places[cards[0].id].height)
    has_badges = any(card.badges for card in cards)
    for i, card in enumerate(cards):
        _write_stage(canvas, card, places[card.id], has_badges=has_badges, is_selected=card.id == selected)
        _write_way(canvas, card, rail, i, onward[i] if i < len(onward) else "")
    _write_ports(canvas, cards, drawn, rail)
    return Drawing((*canvas.rows(), *below), rail.width, "rail", places, unseen)


def _write_stage(canvas: Canvas, card: Card, place: Place, *, has_badges: bool, is_selected: bool) -> None:
    x, room, level = place.x, place.width, place.height - 1
    for y in range(place.height):
        canvas.write(x, y, " " * room, "blank", card.id)
    if has_badges:
        _write_badges(canvas, card, x, room)
    style: Style = "selected" if is_selected else "name"
    lines = wrapped(card.name, room, place.height - 2 - has_badges)
    for y, line in enumerate(lines, start=level - 1 - len(lines)):
        canvas.write(x, y, line, style, card.id)
    left = room - width_of(card.marks) - 1
    owner = card.owner if width_of(card.owner) <= left else shortened(card.short_owner or card.owner, left)
    canvas.write(x, level - 1, owner, "owner", card.id)
    canvas.write(x + room - width_of(card.marks), level - 1, card.marks, "mark", card.id)
    canvas.write(x, level, SELECTED if is_selected else STATION, style, card.id)


def _write_badges(canvas: Canvas, card: Card, x: int, room: int) -> None:
    for badge, style in reversed(card.badges):
        if width_of(badge) <= room:
            canvas.write(x, 0, badge, style, card.id)
            x, room = x + width_of(badge) + 1, room - width_of(badge) - 1


def _write_way(canvas: Canvas, card: Card, rail: Rail, i: int, label: str) -> None:
    """Write the rail from a station to the next one, its label behind the cells of the moves."""
    y, x, ports = canvas.height - 1, rail.lefts[i] + 1, rail.ports[i]
    if i + 1 == len(rail.lefts):
        return
    free = rail.pitches[i] - ports - 2
    canvas.write(x, y, "─" * (rail.pitches[i] - 2), "arrow", card.id)
    canvas.write(x + rail.pitches[i] - 2, y, "▶", "arrow")
    canvas.write(x + ports + (free - width_of(label)) // 2, y, label, "arrow", card.id)


def _write_ports(canvas: Canvas, cards: Sequence[Card], links: Sequence[Link], rail: Rail) -> None:
    for link, (start, end) in zip(links, ports_of(links, rail.ports), strict=True):
        canvas.write(rail.lefts[link.start] + start, canvas.height - 1, "┬", "loop", cards[link.start].id)
        canvas.write(rail.lefts[link.end] + end, canvas.height - 1, "▲", "loop", cards[link.end].id)
