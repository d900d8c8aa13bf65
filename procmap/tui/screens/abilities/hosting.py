"""What of the workshop the presenter view shows."""

from procmap.tui.screens.abilities.settling import SettlingScreen
from procmap.tui.screens.presenting import PresentingScreen
from procmap.tui.widgets.strip_view import ProcessStrip
from procmap.workshop.presenting.statements import Moment


class HostingScreen(SettlingScreen):
    """Opens the presenter view, and tells it where the workshop is."""

    @property
    def judges(self) -> bool:
        """Whether weak links are shown."""
        return False

    def draw_strip(self, strip: ProcessStrip, stage: str) -> None:
        """Draw the strip with a stage selected, or one's own where none is named."""

    def action_step(self, places: int) -> None:
        """Go to the step before or after."""

    def moment(self) -> Moment:
        """Where the workshop is now."""
        return Moment(
            self.map,
            self.step,
            self.shown_side,
            self.judgement.numbers(self.map, self.shown_side),
            self.judgement.report(self.map) if self.judges else None,
            self.findings.chosen if self.is_review else None,
            self.shown_time,
        )

    def action_present(self) -> None:
        """Show one large statement to the whole room."""
        if self.sheet.commit():
            self.app.push_screen(PresentingScreen(self))
