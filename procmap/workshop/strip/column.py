"""The strip for a narrow room: a line for each stage, one below the other, the moves between them at the left."""

from collections.abc import Sequence
from dataclasses import dataclass

from procmap.workshop.cells import shortened, width_of, wrapped
from procmap.workshop.strip.canvas import Canvas
from procmap.workshop.strip.card import Card
from procmap.workshop.strip.drawing import Drawing, Place
from procmap.workshop.strip.loops import Link, ends_of, nearest, track_count, tracks_of

_LEAST_TEXT = 22
"""The cells that a stage keeps for itself, however many moves there are."""

_LEAST_NAME = 12


@dataclass(frozen=True)
class Gutter:
    """The room at the left: a column for each track, then one in which the labels stand, then one for the arrow."""

    tracks: int
    labels: int

    @property
    def width(self) -> int:
        """Its width in cells; none where there is no move."""
        return self.tracks + self.labels + 1 if self.tracks else 0


def draw_column(
    cards: Sequence[Card], onward: Sequence[str], links: Sequence[Link], selected: str, room: int
) -> Drawing:
    """The strip as lines for a room of so many cells; the moves that it cannot hold are counted."""
    labels = max((width_of(link.label) for link in links), default=0) + 2
    drawn = nearest(links, max(0, min(track_count(links), room - _LEAST_TEXT - labels - 1)))
    gutter = Gutter(track_count(drawn), labels)
    tops, heights = _lines(len(cards), drawn)
    canvas = Canvas(room, tops[-1] + heights[-1])
    _draw_links(canvas, drawn, tops, gutter)
    columns = _columns(cards, onward, room - gutter.width - 1)
    places = {}
    for i, card in enumerate(cards):
        label = onward[i] if i < len(onward) else ""
        arrow = f"↓{label}" if i < len(cards) - 1 else ""
        _write_stage(canvas, card, gutter.width, tops[i], heights[i], columns, arrow, is_selected=card.id == selected)
        places[card.id] = Place(gutter.width, tops[i], room - gutter.width, heights[i])
    return Drawing(canvas.rows(), room, "column", places, len(links) - len(drawn))


def _lines(count: int, links: Sequence[Link]) -> tuple[list[int], list[int]]:
    """The first line of each stage, and how many it takes: one for each end of a move."""
    ends = ends_of(links)
    heights = [max(1, len(ends.get(i, ()))) for i in range(count)]
    return [sum(heights[:i]) for i in range(count)], heights


def _draw_links(canvas: Canvas, links: Sequence[Link], tops: Sequence[int], gutter: Gutter) -> None:
    rows = [[0, 0] for _ in links]
    for card, ends in ends_of(links).items():
        for line, (i, which) in enumerate(ends):
            rows[i][which] = tops[card] + line
    tracks = [gutter.tracks - 1 - track for track in tracks_of(links)]
    for x, (start, end) in zip(tracks, rows, strict=True):
        for y in range(min(start, end), max(start, end) + 1):
            canvas.write(x, y, "│", "loop")
        canvas.write(x, min(start, end), "╭", "loop")
        canvas.write(x, max(start, end), "╰", "loop")
    for link, x, (start, end) in zip(links, tracks, rows, strict=True):
        _draw_ends(canvas, link.label, x, start, end, gutter)


def _draw_ends(canvas: Canvas, label: str, x: int, start: int, end: int, gutter: Gutter) -> None:
    for y in (start, end):
        for across in range(x + 1, gutter.width - 1):
            canvas.write(across, y, "┼" if canvas.at(across, y) == "│" else "─", "loop")
    canvas.write(gutter.width - 1, start, "─", "loop")
    canvas.write(gutter.width - 1, end, "▶", "loop")
    canvas.write(gutter.tracks + (gutter.labels - width_of(label)) // 2, start, label, "loop")


@dataclass(frozen=True)
class Columns:
    """The widths of what stands beside a name: owner, marks, badges, the arrow to the next stage; 0 where left out."""

    name: int
    owner: int
    marks: int
    badges: int
    arrow: int


def _columns(cards: Sequence[Card], onward: Sequence[str], room: int) -> Columns:
    """What has room beside the names; the owner goes first, then the marks, then the arrow."""
    badges = max(sum(width_of(text) + 1 for text, _ in card.badges) for card in cards)
    arrow = 2 + max((width_of(label) for label in onward), default=0)
    marks = max(width_of(card.marks) + 1 for card in cards)
    owner = min(8, max(width_of(card.short_owner or card.owner) for card in cards) + 1)
    widths = [min(badges, max(0, room - 3)), 0, 0, 0]
    for i, width in enumerate((arrow, marks, owner), start=1):
        widths[i] = width if room - 2 - sum(widths) - width >= _LEAST_NAME else 0
    badges, arrow, marks, owner = widths
    return Columns(room - 2 - sum(widths), owner, marks, badges, arrow)


def _write_stage(
    canvas: Canvas, card: Card, x: int, y: int, height: int, columns: Columns, arrow: str, *, is_selected: bool
) -> None:
    frame = "selected" if is_selected else card.frame
    bar = "┃" if is_selected else "│"
    for line in range(height):
        canvas.write(x, y + line, bar + " " * (canvas.width - x - 1), frame, card.id)
    canvas.write(x + 1, y, "▸" if is_selected else " ", "selected", card.id)
    for line, text in enumerate(wrapped(card.name, columns.name, height)):
        canvas.write(x + 2, y + line, text, "name", card.id)
    x += 2 + columns.name
    if columns.owner:
        canvas.write(x + 1, y, shortened(card.short_owner or card.owner, columns.owner - 1), "owner", card.id)
    x += columns.owner
    if columns.marks:
        canvas.write(x + 1, y, card.marks, "mark", card.id)
    x += columns.marks
    for badge, style in card.badges:
        canvas.write(x + 1, y, badge, style, card.id)
        x += width_of(badge) + 1
    if columns.arrow:
        # The last column is left to the marks that say that there is more.
        canvas.write(canvas.width - columns.arrow, y, arrow, "arrow", card.id)
