"""Drives the screens as a person does: by keys, in the order in which they are typed."""

import asyncio
import datetime
from collections.abc import Awaitable, Callable
from pathlib import Path

from textual import events
from textual.keys import _character_to_key
from textual.pilot import Pilot

from procmap.cli.opening import exported, settings_for
from procmap.store.reading import read_map
from procmap.tui.app import ProcmapApp
from procmap.tui.widgets.bars import Bar

TODAY = datetime.date(2026, 11, 21)
ROUNDS = 20
LOOKS = 500


def app_for(map_path: Path | None = None) -> ProcmapApp:
    """The program on a map, or on the library of `maps/` below the working folder."""
    file = read_map(map_path) if map_path else None
    return ProcmapApp(file=file, today=TODAY, settings_for=settings_for, exporter=exported)


def _pressed(key: str) -> events.Key:
    """What a terminal sends for a key that is given by its name or its character."""
    name = _character_to_key(key) if len(key) == 1 else key
    character = key if len(key) == 1 else {"space": " ", "enter": "\r", "tab": "\t"}.get(key)
    return events.Key(name, character)


class Room:
    """A facilitator's hands and eyes."""

    def __init__(self, app: ProcmapApp, pilot: Pilot[None]) -> None:
        self.app = app
        self.pilot = pilot

    async def press(self, *keys: str) -> None:
        """Press keys one after the other, each once everything that the one before it set off is done."""
        for key in keys:
            self.app.post_message(_pressed(key))
            await self._settle()
        await self.pilot.pause()

    async def _settle(self) -> None:
        """Wait until no message is left to handle, as the pilot does only by sleeping until the processor idles."""
        for _ in range(ROUNDS):
            await self.pilot._wait_for_screen()
            nodes = (self.app, *self.app.screen.walk_children(with_self=True))
            if all(node._message_queue.empty() for node in nodes):
                return

    async def until(self, reached: Callable[[], bool]) -> None:
        """Wait for what is worked out beside the screen; fail where it never comes."""
        for _ in range(LOOKS):
            if reached():
                return
            await self.pilot.pause()
        raise AssertionError(f"never reached:\n{self.text()}")

    async def type(self, *lines: str, after: str = "tab") -> None:
        """Type lines, pressing a key after each, without waiting between the characters."""
        for line in lines:
            for character in line:
                self.app.post_message(events.Key(_character_to_key(character), character))
            await self.press(after)

    async def paste(self, text: str) -> None:
        """Paste a text, as a terminal does."""
        self.app.post_message(events.Paste(text))
        await self.pilot.pause()

    def bar(self, name: str) -> str:
        """What a bar says."""
        return str(self.app.screen.query_one(f"#{name}", Bar).render())

    def text(self) -> str:
        """Everything on the screen, line by line."""
        width = self.app.size.width
        lines = self.app.screen._compositor.render_strips()
        return "\n".join("".join(segment.text for segment in line).ljust(width).rstrip() for line in lines)


def drive(app: ProcmapApp, script: Callable[[Room], Awaitable[None]], size: tuple[int, int] = (80, 24)) -> None:
    """Run a script on an app in a terminal of a size; an error in the app fails the test."""

    async def run() -> None:
        async with app.run_test(size=size, notifications=True, tooltips=True) as pilot:
            await pilot.pause()
            await script(Room(app, pilot))

    asyncio.run(run())
