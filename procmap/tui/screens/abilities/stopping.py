"""Where one stopped in a map: remembered for the person, and gone to when the map is opened again."""

from procmap.model.process_map import SideName, StepName
from procmap.store.settings import Stop, load_settings, save_settings
from procmap.tui.screens.abilities.gathering import GatheringScreen
from procmap.workshop.timing.agenda import STEPS


class StoppingScreen(GatheringScreen):
    """Remembers its step, side and stage."""

    step: StepName = "goals"
    side_name: SideName = "current"
    selected = ""

    def action_go(self, number: int) -> None:
        """Go to a step by its position."""

    def stop(self) -> Stop:
        """Where one is now."""
        return Stop(
            map=str(self.document.file.path.absolute()),
            step=self.step,
            side=self.side_name,
            stage=self.selected,
            on=self.judgement.today,
        )

    def remember(self) -> None:
        """Remember where one is."""
        save_settings(load_settings().with_stop(self.stop()))

    def on_unmount(self) -> None:
        """Remember where one stopped."""
        self.remember()

    def go_where_one_stopped(self) -> None:
        """Go to where one stopped in this map, if it was ever left."""
        stop = load_settings().stop_in(self.document.file.path)
        if stop:
            self.start_from(stop)

    def start_from(self, stop: Stop) -> None:
        """Go to a step, a side and a stage, as far as they are still there."""
        if self.map.side(stop.side):
            self.side_name = stop.side
        self.action_go(next(i for i, step in enumerate(STEPS) if step.id == stop.step))
        # A sheet that is shown for the first time is given the keys by then, and would keep them from the findings.
        self.app.call_later(self.turn_to, rows=not self.is_review)
        side = self.map.side(self.shown_side)
        position = side.position(stop.stage) if side and stop.stage else None
        if position is not None:
            self.sheet.select((self.shown_side, "stages", position))
