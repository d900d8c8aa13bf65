"""Where one stopped in a map: told to be remembered, and gone to when the map is opened again."""

from typing import Protocol

from textual.app import App

from procmap.model.fault import Path
from procmap.model.process_map import ProcessMap, SideName, StepName
from procmap.store.settings import Stop, load_settings
from procmap.tui.controllers.clock import ClockController
from procmap.tui.judgement import Judgement
from procmap.workshop.open_map.document import Document
from procmap.workshop.timing.agenda import STEPS


class Host(Protocol):
    """The screen of the workshop."""

    document: Document
    judgement: Judgement
    clock: ClockController
    step: StepName
    side_name: SideName
    selected: str

    @property
    def app(self) -> App[object]:
        """The program."""

    @property
    def map(self) -> ProcessMap:
        """The map as it is now."""

    @property
    def shown_side(self) -> SideName:
        """The side that the step works on."""

    @property
    def is_review(self) -> bool:
        """Whether the step shows findings."""

    def action_go(self, number: int) -> None:
        """Go to a step by its position."""

    def turn_to(self, *, rows: bool) -> None:
        """Give the keys to the rows, or to the findings."""

    def go_to(self, path: Path) -> None:
        """Select what stands at a path."""


def stop_at(host: Host) -> Stop:
    """Where one is now."""
    stop = Stop(
        map=str(host.document.file.path.absolute()),
        step=host.step,
        side=host.side_name,
        stage=host.selected,
        on=host.judgement.today,
    )
    return host.clock.added_to(stop)


def go_where_one_stopped(host: Host) -> None:
    """Go to the step, the side and the stage where one stopped, as far as they are still there, if one ever did."""
    stop = load_settings().stop_in(host.document.file.path)
    if stop is None:
        return
    host.clock.take_up(stop, host.judgement.today)
    if host.map.side(stop.side):
        host.side_name = stop.side
    host.action_go(next(i for i, step in enumerate(STEPS) if step.id == stop.step))
    # A sheet that is shown for the first time is given the keys by then, and would keep them from the findings.
    host.app.call_later(host.turn_to, rows=not host.is_review)
    side = host.map.side(host.shown_side)
    position = side.position(stop.stage) if side and stop.stage else None
    if position is not None:
        host.go_to((host.shown_side, "stages", position))
