"""The strip on the screen: the whole process in one widget that draws by lines."""

from dataclasses import dataclass
from typing import ClassVar, get_args

from rich.segment import Segment
from textual import events
from textual.message import Message
from textual.strip import Strip
from textual.widget import Widget

from procmap.workshop.strip.canvas import Rows, Style
from procmap.workshop.strip.drawing import Drawing, Window, moved, seen, stage_at, window_on

_TURN = 16
"""The cells by which a notch of the wheel moves cards; lines move one by one."""


class ProcessStrip(Widget, can_focus=False):
    """Draws a strip, keeps the selected stage in view, and says which stage was clicked."""

    COMPONENT_CLASSES: ClassVar[set[str]] = {f"strip--{style}" for style in get_args(Style)}

    DEFAULT_CSS = """
    ProcessStrip { height: auto; padding: 0 2; }
    ProcessStrip > .strip--card { color: $line; }
    ProcessStrip > .strip--selected { color: $primary; text-style: bold; }
    ProcessStrip > .strip--name { color: $foreground; text-style: bold; }
    ProcessStrip > .strip--owner { color: $muted; }
    ProcessStrip > .strip--mark { color: $success; }
    ProcessStrip > .strip--votes { color: $foreground; text-style: bold; }
    ProcessStrip > .strip--weak { color: $warning; text-style: bold; }
    ProcessStrip > .strip--tidy { color: $secondary; text-style: bold; }
    ProcessStrip > .strip--settled { color: $primary; text-style: bold; }
    ProcessStrip > .strip--sound { color: $success; text-style: bold; }
    ProcessStrip > .strip--changed { color: $accent; text-style: bold; }
    ProcessStrip > .strip--added { color: $success; text-style: bold; }
    ProcessStrip > .strip--removed { color: $error; text-style: bold; }
    ProcessStrip > .strip--arrow { color: $muted; }
    ProcessStrip > .strip--loop { color: $secondary; }
    """

    @dataclass
    class Chosen(Message):
        """A stage was clicked."""

        stage: str

    def __init__(self, *, id: str | None = None) -> None:  # noqa: A002
        super().__init__(id=id)
        self.drawing = Drawing()
        self.window = Window(0, 0, 0, 0)
        self.rows: Rows = ()

    def show(self, drawing: Drawing, selected: str, width: int, height: int) -> None:
        """Draw a strip in a room, the selected stage in its middle or as near to it as the ends allow.

        What follows stands apart by a blank line where the room has one.
        """
        self.drawing = drawing
        lines = min(drawing.height, height)
        self.display = lines > 0
        self.styles.height = min(lines + 1, height)
        self._look(window_on(drawing, selected, width, lines))

    def _look(self, window: Window) -> None:
        self.window, self.rows = window, seen(self.drawing, window)
        self.refresh()

    def render_line(self, y: int) -> Strip:
        """One row of the strip."""
        base = self.rich_style
        row = self.rows[y] if y < len(self.rows) else ()
        styles = {piece.style: self.get_component_rich_style(f"strip--{piece.style}", partial=True) for piece in row}
        strip = Strip([Segment(piece.text, base + styles[piece.style]) for piece in row])
        return strip.adjust_cell_length(self.size.width, base)

    def on_click(self, event: events.Click) -> None:
        """Say which stage was clicked."""
        offset = event.get_content_offset(self)
        stage = stage_at(self.drawing, self.window, offset.x, offset.y) if offset else ""
        if stage:
            self.post_message(self.Chosen(stage))

    def on_mouse_scroll_down(self, event: events.MouseScrollDown) -> None:
        """Move on along the process."""
        self._turn(event, 1)

    def on_mouse_scroll_up(self, event: events.MouseScrollUp) -> None:
        """Move back along the process."""
        self._turn(event, -1)

    def _turn(self, event: events.MouseEvent, notches: int) -> None:
        event.stop()
        event.prevent_default()
        is_column = self.drawing.form == "column"
        right, down = (0, notches) if is_column else (notches * _TURN, 0)
        self._look(moved(self.drawing, self.window, right, down))
