"""What the last word owns up to: everything that is typed and kept nowhere, on whatever screen; nothing else."""

from pathlib import Path

from procmap.model.data import value_at
from procmap.tui.farewell import holds_typed, what_is_kept
from procmap.tui.screens.asking import LongText
from procmap.tui.screens.deciding import Deciding
from procmap.tui.screens.reading import Reading
from procmap.tui.screens.talking import TalkScreen
from procmap.tui.screens.workshop import WorkshopScreen
from tests.tui.driving import Room, app_for, drive


def loses(room: Room) -> bool:
    return holds_typed(room.app.screen_stack)


def test_an_open_line_counts_once_it_says_something_else_than_the_map_and_under_another_screen_too(
    flow_meters: Path,
) -> None:
    async def script(room: Room) -> None:
        assert not loses(room)
        await room.press("enter")
        assert not loses(room), "the line says what the map says"
        await room.press("x")
        assert loses(room)
        await room.press("f1")
        assert isinstance(room.app.screen, Reading)
        assert loses(room)
        await room.press("escape", "enter")
        assert not loses(room)
        assert what_is_kept(room.app.document) == "1 edit not saved will be offered at the next start"

    drive(app_for(flow_meters), script)


def test_a_long_text_counts_once_it_is_another(flow_meters: Path) -> None:
    async def script(room: Room) -> None:
        screen = room.app.screen
        assert isinstance(screen, WorkshopScreen)
        screen.open_form(("process",), ("process", "notes"))
        await room.settle()
        assert value_at(screen.map, ("process", "notes"))
        await room.press("enter")
        assert isinstance(room.app.screen, LongText)
        assert not loses(room)
        await room.press("x")
        assert loses(room)
        await room.press("escape")
        assert not loses(room)

    drive(app_for(flow_meters), script)


def test_votes_that_were_said_count_until_they_are_in_the_map(flow_meters: Path) -> None:
    async def script(room: Room) -> None:
        await room.press("ctrl+g", "3", "ctrl+f")
        assert isinstance(room.app.screen, TalkScreen)
        assert not loses(room)
        await room.press("2")
        assert loses(room)
        await room.press("enter", "escape")
        assert loses(room), "the question is over what was said"
        await room.press("ctrl+d")
        assert not loses(room)

    drive(app_for(flow_meters), script)


def test_a_decision_counts_once_something_of_it_was_typed(flow_meters: Path) -> None:
    async def script(room: Room) -> None:
        await room.press("ctrl+g", "6", "enter")
        assert isinstance(room.app.screen, Deciding)
        assert not loses(room)
        await room.type("Another title", after="enter")
        assert loses(room)
        await room.press("enter", "enter")
        assert isinstance(room.app.screen, WorkshopScreen)
        assert not loses(room)

    drive(app_for(flow_meters), script)
