"""The strip on the screen: the whole process in one widget that draws by lines."""

from dataclasses import dataclass
from typing import ClassVar, get_args

from rich.segment import Segment
from textual import events
from textual.geometry import Region, Size
from textual.message import Message
from textual.scroll_view import ScrollView
from textual.strip import Strip

from procmap.workshop.canvas import Style
from procmap.workshop.strip import CARD_LINES, Drawing


class ProcessStrip(ScrollView, can_focus=False):
    """Draws a strip, keeps the selected stage in view, and says which stage was clicked."""

    COMPONENT_CLASSES: ClassVar[set[str]] = {f"strip--{style}" for style in get_args(Style)}

    DEFAULT_CSS = """
    ProcessStrip { height: auto; scrollbar-size: 0 0; overflow-y: hidden; padding: 0 2; }
    ProcessStrip > .strip--card { color: $line; }
    ProcessStrip > .strip--selected { color: $primary; text-style: bold; }
    ProcessStrip > .strip--name { color: $foreground; text-style: bold; }
    ProcessStrip > .strip--owner { color: $muted; }
    ProcessStrip > .strip--mark { color: $success; }
    ProcessStrip > .strip--weak { color: $warning; text-style: bold; }
    ProcessStrip > .strip--tidy { color: $secondary; text-style: bold; }
    ProcessStrip > .strip--settled { color: $primary; text-style: bold; }
    ProcessStrip > .strip--sound { color: $success; text-style: bold; }
    ProcessStrip > .strip--changed { color: $accent; text-style: bold; }
    ProcessStrip > .strip--arrow { color: $muted; }
    ProcessStrip > .strip--loop { color: $secondary; }
    """

    @dataclass
    class Chosen(Message):
        """A stage was clicked."""

        stage: str

    def __init__(self, *, id: str | None = None) -> None:  # noqa: A002
        super().__init__(id=id)
        self.drawing = Drawing((), 0, {})

    def show(self, drawing: Drawing, selected: str) -> None:
        """Draw a strip with the selected stage in the middle, or as near to it as the ends allow."""
        self.drawing = drawing
        # The grid needs the room more than the last of many loops does.
        height = min(len(drawing.rows), max(CARD_LINES + 1, self.screen.size.height // 3))
        self.display = height > 0
        self.styles.height = height
        self.virtual_size = Size(drawing.width, height)
        if selected in drawing.columns:
            start, end = drawing.columns[selected]
            self.scroll_to_region(
                Region(start, 0, end - start, CARD_LINES), animate=False, force=True, center=True, y_axis=False
            )
        self.refresh()

    def render_line(self, y: int) -> Strip:
        """One row of the strip, cropped to the widget; `‹` and `›` say that it goes on."""
        if y >= len(self.drawing.rows):
            return Strip.blank(self.size.width, self.rich_style)
        base = self.rich_style
        segments = [
            Segment(piece.text, base + self.get_component_rich_style(f"strip--{piece.style}", partial=True))
            for piece in self.drawing.rows[y]
        ]
        x, width = self.scroll_offset.x, self.size.width
        strip = Strip(segments).crop(x, x + width).adjust_cell_length(width, base)
        return self._with_ends(strip, x, width) if y == 2 else strip

    def _with_ends(self, strip: Strip, x: int, width: int) -> Strip:
        style = self.rich_style + self.get_component_rich_style("strip--selected", partial=True)
        if x > 0:
            strip = Strip([Segment("‹", style), *strip.crop(1, width)])
        if x + width < self.drawing.width:
            strip = Strip([*strip.crop(0, width - 1), Segment("›", style)])
        return strip

    def on_click(self, event: events.Click) -> None:
        """Say which stage was clicked."""
        x = event.x + self.scroll_offset.x
        for stage, (start, end) in self.drawing.columns.items():
            if start <= x < end and event.y < CARD_LINES:
                self.post_message(self.Chosen(stage))
