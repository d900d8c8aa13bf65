"""A drawn strip, and the part of it that a window shows."""

from dataclasses import dataclass, field
from typing import Literal

from procmap.model.text import plural
from procmap.workshop.cells import shortened, width_of
from procmap.workshop.strip.canvas import Piece, Rows, cropped

Form = Literal["cards", "small", "rail", "line", "column"]
"""How a strip is drawn: large cards, small ones, stations on a rail, one line of names, a line for each stage."""


@dataclass(frozen=True)
class Place:
    """Where a stage stands: its upper left cell, its width and height in cells."""

    x: int
    y: int
    width: int
    height: int


@dataclass(frozen=True)
class Drawing:
    """A strip drawn: its rows, their width in cells, its form, the place of every stage, the moves without a line.

    `level` is the row of the arrows, on which a strip that goes on says so.
    """

    rows: Rows = ()
    width: int = 0
    form: Form = "line"
    places: dict[str, Place] = field(default_factory=dict)
    unseen: int = 0
    level: int = 0

    @property
    def height(self) -> int:
        """The lines that it takes where all of it is shown."""
        return len(self.rows) + (1 if self.unseen and self.form != "line" else 0)

    @property
    def note(self) -> str:
        """How many moves have no line of their own for want of room."""
        return f"+{plural(self.unseen, 'move')}" if self.unseen else ""


@dataclass(frozen=True)
class Window:
    """The part of a drawing that is shown: its upper left cell, its width and height in cells."""

    x: int
    y: int
    width: int
    height: int


def window_on(drawing: Drawing, stage: str, width: int, height: int) -> Window:
    """A window with a stage in its middle, or as near to it as the ends allow; at the start without a stage."""
    place = drawing.places.get(stage, Place(0, 0, 0, 0))
    window = Window(0, 0, width, height)
    body = _body(drawing, window)
    right, down = (place.width - body.width) // 2, (place.height - body.height) // 2
    return moved(drawing, window, _at_station(drawing, place.x + right), place.y + down)


def _at_station(drawing: Drawing, x: int) -> int:
    """The cell before a station of a rail, so that no name is cut at the left; elsewhere the cell itself."""
    before = [place.x - 1 for place in drawing.places.values() if place.x <= x] if drawing.form == "rail" else []
    return max(before, default=x)


def moved(drawing: Drawing, window: Window, right: int, down: int) -> Window:
    """A window moved by so many cells, no farther than the drawing goes."""
    body = _body(drawing, window)
    x = max(0, min(window.x + right, drawing.width - body.width))
    y = max(0, min(window.y + down, len(drawing.rows) - body.height))
    return Window(x, y, window.width, window.height)


def seen(drawing: Drawing, window: Window) -> Rows:
    """The rows that a window shows, each exactly as wide; `‹ › ▴ ▾` say that there is more, a note what has no line."""
    body = _body(drawing, window)
    rows = [cropped(row, body.x, body.width) for row in drawing.rows[body.y : body.y + body.height]]
    rows = [_with_ends(drawing, body, y, row) for y, row in enumerate(rows)]
    if drawing.note and body.height < window.height:
        rows.append(cropped((Piece(shortened(drawing.note, window.width), "loop"),), 0, window.width))
    elif drawing.note:
        rows = [(*row, Piece(f" {drawing.note}", "loop")) for row in rows]
    return tuple(rows)


def stage_at(drawing: Drawing, window: Window, x: int, y: int) -> str:
    """The stage in a cell of a window, or none."""
    body = _body(drawing, window)
    if x >= body.width or y >= body.height or body.y + y >= len(drawing.rows):
        return ""
    row = cropped(drawing.rows[body.y + y], body.x + x, 1)
    return row[0].stage if row else ""


def _body(drawing: Drawing, window: Window) -> Window:
    """The part of a window that the rows take: the note has the line below them, or the end of the only line."""
    if not drawing.unseen:
        return window
    if drawing.form == "line":
        return Window(window.x, window.y, max(1, window.width - width_of(drawing.note) - 1), window.height)
    return Window(window.x, window.y, window.width, max(1, window.height - 1))


def _with_ends(drawing: Drawing, body: Window, y: int, row: tuple[Piece, ...]) -> tuple[Piece, ...]:
    if body.y + y == drawing.level:
        row = _marked(row, 0, "‹", body.width) if body.x > 0 else row
        row = _marked(row, body.width - 1, "›", body.width) if body.x + body.width < drawing.width else row
    if drawing.form == "column" and y == 0 and body.y > 0:
        row = _marked(row, body.width - 1, "▴", body.width)
    if drawing.form == "column" and y == body.height - 1 and body.y + body.height < len(drawing.rows):
        row = _marked(row, body.width - 1, "▾", body.width)
    return row


def _marked(row: tuple[Piece, ...], x: int, mark: str, width: int) -> tuple[Piece, ...]:
    return (*cropped(row, 0, x), Piece(mark, "selected"), *cropped(row, x + 1, width - x - 1))
