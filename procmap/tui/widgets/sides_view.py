"""Both sides as strips, the current one above the target, each stage above itself."""

from collections.abc import Mapping

from textual.app import ComposeResult
from textual.containers import Container
from textual.widgets import Static

from procmap.model.process_map import ProcessMap
from procmap.tui.widgets.strip_view import ProcessStrip
from procmap.workshop.comparing.columns import columns_of
from procmap.workshop.comparing.strips import lines, strips

_LABEL = 10
"""The cells that the name of a side takes beside a line."""

_ROOMY = 30
"""From so many lines of the screen on, names may take three."""


class SidesView(Container):
    """Draws both strips for the room there is."""

    DEFAULT_CSS = """
    SidesView { height: auto; }
    SidesView .side { height: auto; layout: vertical; }
    SidesView .side Static { padding: 0 2; color: $secondary; text-style: bold; height: 1; width: 100%; }
    SidesView.low .side { layout: horizontal; }
    SidesView.low .side Static { width: 10; padding: 0 0 0 2; }
    SidesView.low ProcessStrip { width: 1fr; padding: 0 1 0 0; }
    SidesView.roomy #of-target { margin-top: 1; }
    """

    def compose(self) -> ComposeResult:
        """A name and a strip for each side."""
        for name in ("current", "target"):
            with Container(id=f"of-{name}", classes="side"):
                yield Static(name, markup=False)
                yield ProcessStrip(id=f"strip-{name}")

    def show(self, process_map: ProcessMap, marks: Mapping[str, str], stage: str, *, is_low: bool) -> None:
        """Show the sides of a map, with the marks of its stages, at a stage."""
        if process_map.target is None:
            return
        width, height = self.app.size
        self.set_class(is_low, "low")
        self.set_class(height >= _ROOMY, "roomy")
        columns = columns_of(process_map.current, process_map.target)
        names = 1 + (not is_low) + (height >= _ROOMY)
        room = max(10, width - (_LABEL + 1 if is_low else 4))
        drawn = lines(columns, marks, stage, room) if is_low else strips(columns, marks, stage, room, names)
        for name, drawing in zip(("current", "target"), drawn, strict=True):
            self.query_one(f"#strip-{name}", ProcessStrip).show(drawing, stage, room, drawing.height)
