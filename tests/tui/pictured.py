"""The main screens as data: what each is called, and how a facilitator comes to it."""

import datetime
import os
import shutil
from collections.abc import Awaitable, Callable
from dataclasses import dataclass
from pathlib import Path

from procmap.store.journal.claim import Claim
from procmap.store.journal.journal import Journal
from procmap.store.reading import read_map
from procmap.tui.app import ProcmapApp
from procmap.tui.screens.what_if import WhatIfScreen
from procmap.workshop.edits.edit import with_value
from procmap.workshop.open_map.document import Document
from tests.tui.conftest import MAPS
from tests.tui.driving import TODAY, Room, app_for
from tests.tui.room_clock import WallClock, timed_app
from tests.tui.test_first_minutes import STAGES
from tests.tui.test_settling import GOALS, NAMES, app_on, in_conflict

NOON = datetime.datetime.combine(TODAY, datetime.time(12)).astimezone()
"""When what is on disk was written."""

Way = Callable[[Room], Awaitable[None]]


@dataclass(frozen=True)
class Pictured:
    """A screen: the name of its pictures, how one comes to it, and the program it is in."""

    name: str
    way: Way
    app: Callable[[Path], ProcmapApp] = app_for


def keys(*pressed: str) -> Way:
    """The way by keys alone."""

    async def way(room: Room) -> None:
        await room.press(*pressed)

    return way


async def _named(room: Room) -> None:
    await room.press("n")
    await room.type("Flow meters to dairies", after="right")


async def _started(room: Room) -> None:
    await _named(room)
    await room.press("enter")
    await room.type("A dairy asks about accuracy", "The meter is signed off", after="enter")
    await room.press("ctrl+s")


async def _staged(room: Room) -> None:
    await _started(room)
    await room.press("f6")
    await room.paste("\n".join(STAGES))


async def _measured(room: Room) -> None:
    await _staged(room)
    await room.press("f5")
    await room.type("60", "52", after="enter")


async def _tallied(room: Room) -> None:
    await room.press("ctrl+g", "3", "down", "tab", "ctrl+f")
    await room.type("3 4 5 2 4", after="right")


async def _tried(room: Room) -> None:
    await room.press("f12", "1")
    screen = room.app.screen
    assert isinstance(screen, WhatIfScreen)
    await room.until(lambda: screen.chances is not None and screen.chances.after is not None)


async def _sought(room: Room) -> None:
    await room.press("ctrl+p")
    await room.type("val", after="right")


def _library(path: Path) -> ProcmapApp:
    for other in MAPS.glob("*.toml"):
        os.utime(shutil.copy(other, path.parent), (NOON.timestamp(), NOON.timestamp()))
    return app_for()


def _nothing_yet(path: Path) -> ProcmapApp:
    shutil.rmtree(path.parent)
    return app_for()


def _with_a_clock(path: Path) -> ProcmapApp:
    return timed_app(path, WallClock())


def _left_behind(path: Path) -> ProcmapApp:
    document = Document(read_map(path), Claim(path))
    document.journal = Journal(path, lambda: NOON)
    document.apply("goal", with_value(document.map, ("process", "goal"), 61))
    document.apply("name", with_value(document.map, ("current", "stages", 2, "name"), "Agree on the measuring point"))
    assert document.claim is not None
    document.claim.release()
    return app_for(path)


def _in_conflict(path: Path) -> ProcmapApp:
    return app_on(in_conflict(path, GOALS, NAMES))


SCREENS = (
    Pictured("library", keys("down"), _library),
    Pictured("new-map", _named, _nothing_yet),
    Pictured("first-strip", _started, _nothing_yet),
    Pictured("first-stages", _staged, _nothing_yet),
    Pictured("first-gap", _measured, _nothing_yet),
    Pictured("step-1-goals", keys("ctrl+g", "1")),
    Pictured("step-2-current-map", keys("ctrl+g", "2", *["up"] * 6)),
    Pictured("step-3-customer-value", keys("ctrl+g", "3", "ctrl+t", "2", "down", "tab"), _with_a_clock),
    Pictured("step-4-owners", keys("ctrl+g", "4", "down", "tab")),
    Pictured("step-5-numbers", keys("ctrl+g", "5", "down", "tab")),
    Pictured("step-6-weak-links", keys("ctrl+g", "6")),
    Pictured("step-7-target", keys("ctrl+g", "7", "down", "tab")),
    Pictured("step-8-plan", keys("ctrl+g", "8", "down")),
    Pictured("stage", keys("ctrl+g", "3", "down", "f2")),
    Pictured("numbers", keys("f4")),
    Pictured("what-if", _tried),
    Pictured("comparing", keys("ctrl+g", "7", "ctrl+k", "right", "down", "down", "down", "down")),
    Pictured("vote", _tallied),
    Pictured("presenting-a-question", keys("ctrl+g", "3", "ctrl+b")),
    Pictured("presenting-a-weak-link", keys("ctrl+g", "6", "ctrl+b")),
    Pictured("finding", _sought),
    Pictured("keys", keys("ctrl+g", "3", "down", "tab", "f1")),
    Pictured("recovery", keys(), _left_behind),
    Pictured("settling", keys("t"), _in_conflict),
)
