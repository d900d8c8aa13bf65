"""What the whole room looks at: the strip and one large statement."""

from typing import ClassVar, Protocol

from textual.app import ComposeResult
from textual.binding import BindingType
from textual.screen import Screen

from procmap.tui.command import bindings, help_text
from procmap.tui.commands import PRESENTING
from procmap.tui.screens.back_row import BackRowScreen
from procmap.tui.screens.reading import Reading
from procmap.tui.widgets.large_text import MARGINS, LargeText
from procmap.tui.widgets.strip_view import ProcessStrip
from procmap.workshop.presenting.enlarging import plainness
from procmap.workshop.presenting.statements import Moment, Statement, first_shown, statements

_STRIP_LINES, _STRIP_LINES_LOW = (None, 3, 1), (1, 0)
"""The lines of the strip, those that it takes in a step first: it gives way where that makes the statement larger."""

_LOW = 14
"""Below so many lines the strip takes one, if any."""

_AIR = 1
"""Lines between the strip and the statement."""


class Host(Protocol):
    """The workshop that is presented."""

    def moment(self) -> Moment:
        """Where the workshop is now."""

    def draw_strip(self, strip: ProcessStrip, stage: str, lines: int | None = None) -> None:
        """Draw the strip with a stage selected, or the workshop's own, in so many lines, or in those it may take."""

    def action_step(self, places: int) -> None:
        """Go to the step before or after."""

    def action_clock(self) -> None:
        """Choose an agenda, pause its clock, or let it go on."""

    def action_more_time(self) -> None:
        """Give the step more time."""

    def action_agenda(self) -> None:
        """Choose another agenda."""


class PresentingScreen(Screen[None]):
    """Shows the statements of a step one at a time, and nothing else."""

    BINDINGS: ClassVar[list[BindingType]] = bindings(PRESENTING)

    CSS = """
    PresentingScreen { layout: vertical; }
    PresentingScreen LargeText { margin-top: 1; }
    """

    def __init__(self, host: Host) -> None:
        super().__init__()
        self.host = host
        self.shown = Statement("question", "")
        self.at = 0

    def compose(self) -> ComposeResult:
        """The strip and the statement."""
        yield ProcessStrip(id="strip")
        yield LargeText(id="statement")

    def on_mount(self) -> None:
        """Begin with what is highlighted; keep the time true where it is shown."""
        moment = self.host.moment()
        self.at = first_shown(moment, statements(moment))
        self.set_interval(1, self.tick)

    def on_screen_resume(self) -> None:
        """Show the statement, which a dialog above may have changed."""
        self.show()

    def on_resize(self) -> None:
        """Use the room there is."""
        self.show()

    def tick(self) -> None:
        """Show the time as it is now."""
        if self.shown.kind == "time" and self.is_current:
            self.show()

    def show(self) -> None:
        """Show the statement that was turned to."""
        every = statements(self.host.moment())
        self.at = min(self.at, len(every) - 1)
        self.shown = every[self.at]
        self._draw_strip()
        self.query_one(LargeText).show(self.shown.text)

    def _draw_strip(self) -> None:
        """Draw the strip as high as it may be beside the largest letters."""
        tried = _STRIP_LINES if self.size.height >= _LOW else _STRIP_LINES_LOW
        self._plainness_beside(min(tried, key=self._plainness_beside))

    def _plainness_beside(self, lines: int | None) -> int:
        """Draw the strip in so many lines; how far from large the statement is below it."""
        strip, (width, height) = self.query_one(ProcessStrip), self.size
        self.host.draw_strip(strip, self.shown.stage, lines)
        return plainness(self.shown.text, width - MARGINS, height - len(strip.rows) - _AIR)

    def action_turn(self, places: int) -> None:
        """Show the next statement of the step, or the one before."""
        self.at = max(0, self.at + places)
        self.show()

    def action_step(self, places: int) -> None:
        """Go to the step before or after, and show its question."""
        self.host.action_step(places)
        self.at = 0
        self.show()

    def action_clock(self) -> None:
        """Pause the clock or let it go on, and show the time."""
        self.host.action_clock()
        self._show_time()

    def action_more_time(self) -> None:
        """Give the step more time, and show how much there is."""
        self.host.action_more_time()
        self._show_time()

    def action_agenda(self) -> None:
        """Choose another agenda."""
        self.host.action_agenda()

    def _show_time(self) -> None:
        every = statements(self.host.moment())
        self.at = next((i for i, statement in enumerate(every) if statement.kind == "time"), self.at)
        self.show()

    def action_back_row(self) -> None:
        """Ask whether the back row can read it."""
        self.app.push_screen(BackRowScreen())

    def action_help(self) -> None:
        """Show all keys."""
        self.app.push_screen(Reading("Presenting", help_text(PRESENTING, self.size.width)))

    def action_leave(self) -> None:
        """Go back to the step."""
        self.dismiss(None)
