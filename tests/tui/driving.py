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
Wheel = type[events.MouseEvent]

LOOKS = 5_000
TURNS, AT_ONCE = 5_000, 500
QUIET = 3


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
        """Press keys one after the other, each once everything that the one before it set off is done and drawn."""
        for key in keys:
            self.app.post_message(_pressed(key))
            await self.settle()

    async def settle(self) -> None:
        """Wait until every widget waits for its next message and the screen is drawn.

        The pilot's own pause waits for an idle processor, which on a busy machine says nothing.
        """
        quiet = 0
        for turn in range(TURNS):
            await asyncio.sleep(0 if turn < AT_ONCE else 0.01)
            quiet = quiet + 1 if self._is_waiting() else 0
            if self.app._exit or self.app._exception:
                return  # the end of the run says why
            if quiet >= QUIET:
                await self.app.animator.wait_until_complete()
                if self._is_waiting() and not self._draw():
                    return
        raise AssertionError(f"never came to rest:\n{self.text()}")

    def _is_waiting(self) -> bool:
        """Whether nothing is under way: each queue is empty, and its reader waits at it."""
        return all(
            node._message_queue.empty() and node._message_queue.ready_event._waiters and not node._next_callbacks
            for node in (self.app, *self.app._registry)
        )

    def _draw(self) -> bool:
        """Draw what waits for the next tick of the screen; says whether there was something."""
        screen = self.app.screen
        waits = screen._layout_required or screen._repaint_required or screen._dirty_widgets or screen._callbacks
        if waits:
            screen._on_timer_update()
        return bool(waits)

    async def until(self, reached: Callable[[], bool]) -> None:
        """Wait for what is worked out beside the screen; fail where it never comes."""
        for _ in range(LOOKS):
            if reached():
                return
            await asyncio.sleep(0.01)
            await self.settle()
        raise AssertionError(f"never reached:\n{self.text()}")

    async def type(self, *lines: str, after: str = "tab") -> None:
        """Type lines, pressing a key after each, without waiting between the characters."""
        for line in lines:
            for character in line:
                self.app.post_message(events.Key(_character_to_key(character), character))
            await self.press(after)

    async def burst(self, *keys: str | tuple[str]) -> None:
        """Press keys without waiting between them, as they come in one read; a text in a tuple is pasted."""
        for key in keys:
            self.app.post_message(events.Paste(key[0]) if isinstance(key, tuple) else _pressed(key))
        await self.settle()

    async def paste(self, text: str) -> None:
        """Paste a text, as a terminal does."""
        self.app.post_message(events.Paste(text))
        await self.settle()

    async def click(self, widget: str, offset: tuple[int, int]) -> None:
        """Click on a place of a widget."""
        await self.pilot.click(widget, offset=offset)
        await self.settle()

    async def turn(self, wheel: Wheel, widget: str, notches: int) -> None:
        """Turn the wheel over a widget."""
        for _ in range(notches):
            await self.pilot._post_mouse_events([wheel], widget, button=0)
            await self.settle()

    async def resize(self, width: int, height: int) -> None:
        """Pull the terminal to another size."""
        await self.pilot.resize_terminal(width, height)
        await self.until(lambda: self.app._resize_timer is None and self.app._resize_event is None)
        await self.settle()

    def bar(self, name: str) -> str:
        """What a bar says."""
        return str(self.app.screen.query_one(f"#{name}", Bar).render())

    def station(self) -> str:
        """What the strip says above the selected station of its rail, which has all stages."""
        lines = self.text().splitlines()
        at = next(number for number, line in enumerate(lines) if "●" in line and "○" in line)
        x = lines[at].index("●")
        named = [line[x:].split("  ")[0] for line in lines[at - 4 : at - 1] if line[x : x + 1].strip()]
        return " ".join(named)

    def text(self) -> str:
        """Everything on the screen, line by line."""
        width = self.app.size.width
        lines = self.app.screen._compositor.render_strips()
        return "\n".join("".join(segment.text for segment in line).ljust(width).rstrip() for line in lines)


def drive(app: ProcmapApp, script: Callable[[Room], Awaitable[None]], size: tuple[int, int] = (80, 24)) -> None:
    """Run a script on an app in a terminal of a size; an error in the app fails the test."""

    async def run() -> None:
        async with app.run_test(size=size, notifications=True, tooltips=True) as pilot:
            room = Room(app, pilot)
            await room.settle()
            await script(room)

    asyncio.run(run())
