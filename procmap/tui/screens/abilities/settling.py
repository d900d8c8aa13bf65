"""What took longer than planned, noted with the workshop of the day when the map is left, or saved at the end."""

from collections.abc import Callable

from procmap.tui.screens.abilities.timing import TimingScreen
from procmap.tui.screens.asking import Answer, Ask
from procmap.workshop.edits.entry import Change
from procmap.workshop.timing import clock as clocks
from procmap.workshop.timing.agenda import STEPS
from procmap.workshop.timing.overruns import held_on, with_overruns


class SettlingScreen(TimingScreen):
    """Notes overruns where a workshop of today is in the map, or where the person says so."""

    def save(self) -> bool:
        """Write the map to its file; at the end of the workshop with what took longer."""
        if not self.sheet.commit():
            return False
        change = self._overruns() if self.step == STEPS[-1].id else None
        if change and self._is_held:
            self.document.apply(change.label, change.map)
        return super().save()

    def settle_time(self, then: Callable[[], None]) -> None:
        """Note what took longer before the map is left: with the workshop of today, or where the person says so."""
        change = self._overruns()
        if change is None:
            then()
        elif self._is_held:
            self._note(change)
            then()
        else:
            over = "; ".join(clocks.overruns(self.clock, self.timing.now())) if self.clock else ""
            answers = (
                Answer("n", "note", "note it in the map, with a workshop of today"),
                Answer("l", "leave", "leave it out"),
                Answer("escape", "", "stay"),
            )
            self.app.push_screen(Ask(f"It took longer than planned. {over}.", answers), self._settled(change, then))

    def _settled(self, change: Change, then: Callable[[], None]) -> Callable[[str | None], None]:
        def settle(answer: str | None) -> None:
            if answer == "note":
                self._note(change)
            if answer:
                then()

        return settle

    @property
    def _is_held(self) -> bool:
        return held_on(self.map, self.judgement.today) is not None

    def _overruns(self) -> Change | None:
        """The edit that notes what took longer, where something did that is not noted yet."""
        over = clocks.overruns(self.clock, self.timing.now()) if self.clock else ()
        if not over or self.document.is_read_only:
            return None
        change = with_overruns(self.map, self.judgement.today, over)
        return change if change.map != self.map else None

    def _note(self, change: Change) -> None:
        """Make the edit; a map that was saved stays saved."""
        was_saved = self.document.is_saved
        if self.document.apply(change.label, change.map) and was_saved:
            self.save()
