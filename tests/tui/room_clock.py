"""The clock on the wall of a test: it stands where it is put."""

import datetime
from pathlib import Path

from procmap.cli.opening import agendas_for, exported, settings_for
from procmap.store.reading import read_map
from procmap.tui.app import ProcmapApp
from procmap.tui.screens.workshop import WorkshopScreen
from tests.tui.driving import TODAY, Room


class WallClock:
    """Tells a moment of the day of the tests, which only `pass_minutes` moves."""

    def __init__(self) -> None:
        self.moment = datetime.datetime.combine(TODAY, datetime.time(9), datetime.UTC)

    def __call__(self) -> datetime.datetime:
        return self.moment

    async def pass_minutes(self, room: Room, minutes: float) -> None:
        """Let time pass, as far as the workshop can see it."""
        self.moment += datetime.timedelta(minutes=minutes)
        for screen in room.app.screen_stack:
            if isinstance(screen, WorkshopScreen):
                screen.clock.tick()
        await room.settle()


def timed_app(map_path: Path, clock: WallClock, today: datetime.date = TODAY) -> ProcmapApp:
    """The program on a map, with that clock on the wall."""
    return ProcmapApp(
        file=read_map(map_path),
        today=today,
        settings_for=settings_for,
        exporter=exported,
        agendas_for=agendas_for,
        now=clock,
    )
