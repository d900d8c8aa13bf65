"""The presenter view and the test for the back row, as those in the last chairs meet them."""

from pathlib import Path

import pytest

from procmap.store.settings import load_settings
from procmap.tui.screens.back_row import BackRowScreen
from procmap.tui.screens.library import LibraryScreen
from procmap.tui.screens.presenting import PresentingScreen
from procmap.tui.screens.workshop import WorkshopScreen
from procmap.tui.widgets.large_text import MARGINS, LargeText
from procmap.workshop.presenting.enlarging import SQUEEZED, plainness
from tests.tui.driving import Room, app_for, drive
from tests.tui.room_clock import WallClock, timed_app


def statement(room: Room) -> str:
    return room.app.screen.query_one(LargeText).text


@pytest.mark.parametrize("size", [(80, 24), (140, 40), (40, 10)])
def test_one_statement_is_shown_large_and_nothing_else(flow_meters: Path, size: tuple[int, int]) -> None:
    async def script(room: Room) -> None:
        await room.press("ctrl+b")
        assert statement(room) == "What starts it, what ends it?"
        text = room.text()
        assert "█" in text if size[0] >= 80 else "What starts it,\n\n" in text
        assert "Reach" in text.splitlines()[0] or "Reach" in text.splitlines()[1]
        assert "F6" not in text
        assert "Esc" not in text

    drive(app_for(flow_meters), script, size)


@pytest.mark.parametrize("theme", ["dark", "light"])
def test_every_statement_at_80_columns_is_in_letters_that_the_back_row_reads(flow_meters: Path, theme: str) -> None:
    async def script(room: Room) -> None:
        room.app.theme = f"procmap-{theme}"
        for step in "156":
            await room.press("ctrl+g", step, "ctrl+b")
            shown = ""
            while shown != statement(room):
                shown = statement(room)
                text = room.app.screen.query_one(LargeText)
                assert plainness(shown, text.size.width - MARGINS, text.size.height) <= SQUEEZED, shown
                await room.press("right")
            await room.press("escape")

    drive(app_for(flow_meters), script)


def test_keys_walk_through_the_statements_and_the_steps(flow_meters: Path) -> None:
    async def script(room: Room) -> None:
        await room.press("f6", "ctrl+b", "left")
        assert statement(room) == "What happened on the last real deal?"
        await room.press("right", "right", "right", "right")
        assert statement(room) == "What happens next?", "there is nothing after the last"
        await room.press("f5", "pagedown")
        assert statement(room) == "What must be true when we finish, and what does it serve?"
        await room.press("space", "space", "space")
        assert statement(room) == "Last year 52 of 60 were delivered: 8 are missing."
        await room.press("f6", "f6", "f6", "f6", "f6", "escape")
        assert isinstance(room.app.screen, WorkshopScreen)
        assert room.app.screen.step == "weak-links"
        assert room.app.screen.focused is room.app.screen.findings

    drive(app_for(flow_meters), script)


def test_the_highlighted_finding_is_presented_first_and_its_stage_on_the_strip(flow_meters: Path) -> None:
    async def script(room: Room) -> None:
        await room.press("ctrl+g", "6", "down", "ctrl+b")
        assert statement(room).startswith("Proposals that become orders at Propose")
        assert "[Propose]" in room.text()
        assert "⚠" in room.text()
        await room.press("escape", "up", "ctrl+b")
        assert statement(room) == "Application engineer can deliver 52 of the 60 we want"
        assert "[Survey the site]" in room.text()

    drive(app_for(flow_meters), script)


def test_no_finding_is_presented_before_its_step(flow_meters: Path) -> None:
    async def script(room: Room) -> None:
        await room.press("ctrl+g", "5", "ctrl+b")
        shown = []
        for _ in range(8):
            shown.append(statement(room))
            await room.press("right")
        assert "52.2 of 60 deliverable" in shown
        assert not [text for text in shown if "the 60 we want" in text]
        assert "⚠" not in room.text()

    drive(app_for(flow_meters), script)


def test_the_time_is_presented_and_its_keys_work_there(flow_meters: Path) -> None:
    wall = WallClock()

    async def script(room: Room) -> None:
        await room.press("ctrl+b", "a", "1", "t")
        assert statement(room) == "‖ 5:00"
        await room.press("t", "plus")
        await wall.pass_minutes(room, 0.5)
        assert isinstance(room.app.screen, PresentingScreen)
        room.app.screen.tick()
        assert statement(room) == "9:30"

    drive(timed_app(flow_meters, wall), script)


def test_a_line_that_cannot_be_read_is_mended_before_anything_is_presented(flow_meters: Path) -> None:
    async def script(room: Room) -> None:
        await room.press("ctrl+g", "1", "down", "down", "down", *"many", "ctrl+b")
        assert isinstance(room.app.screen, WorkshopScreen)

    drive(app_for(flow_meters), script)


@pytest.mark.usefixtures("flow_meters")
def test_the_library_asks_about_the_back_row_until_somebody_has_looked() -> None:
    question = "can the back row read this?"

    async def script(room: Room) -> None:
        assert question in room.bar("title")
        await room.press("b")
        assert isinstance(room.app.screen, BackRowScreen)
        assert "What does the customer gain here?" in room.text()
        assert "80 × 24, dark." in room.text()
        assert "The width is right" in room.text()
        await room.press("escape")
        assert question in room.bar("title")
        await room.press("b", "f10")
        assert "80 × 24, light, for projectors." in room.text()
        await room.press("enter")
        assert isinstance(room.app.screen, LibraryScreen)
        assert question not in room.bar("title")

    drive(app_for(), script)
    assert load_settings().legible == ("80x24",)


@pytest.mark.usefixtures("flow_meters")
def test_a_size_that_nobody_has_looked_at_is_asked_about_again() -> None:
    async def look(room: Room) -> None:
        await room.press("b", "enter")

    async def script(room: Room) -> None:
        assert "b  back row?" in room.bar("title")
        await room.press("b")
        assert "Make the letters smaller" in room.text()
        assert "Enter yes, it can" in room.text()

    drive(app_for(), look)
    drive(app_for(), script, (40, 10))
