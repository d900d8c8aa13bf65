"""Keys that come faster than screens open: each reaches the screen that the key before it opened."""

from pathlib import Path

import pytest

from procmap.store.reading import read_map
from procmap.tui.screens.workshop import WorkshopScreen
from procmap.tui.widgets.line_view import LineView
from procmap.tui.widgets.sheet_view import SheetView
from tests.tui.driving import Room, app_for, drive
from tests.tui.terminal import Terminal

FAST = [
    (("ctrl+f", *"34524"), "5 votes   median 4   lowest 2"),
    (("ctrl+f", "tab", *"20", "enter", *"30", "enter", "enter"), "2 numbers   median 25 %"),
    (("ctrl+x", "enter", *"113", "enter", "enter"), "1  Reach the right plants      2 ●●"),
    (("ctrl+l", *"Later", "enter", *"AE"), "Who takes it?  AE"),
    (("ctrl+g", "3", "ctrl+r", *"So be it"), "Decided  So be it"),
    (("f2", "ctrl+f", "escape", "ctrl+l", *"Later"), "Parked  Later"),
]


@pytest.mark.parametrize(("keys", "shown"), FAST, ids=lambda it: it[0] if isinstance(it, tuple) else "")
def test_keys_behind_one_that_opens_a_dialog_are_typed_into_it(
    flow_meters: Path, keys: tuple[str, ...], shown: str
) -> None:
    async def script(room: Room) -> None:
        await room.press("ctrl+g", "5")
        await room.burst(*keys)
        assert shown in room.text()
        workshop = room.app.screen_stack[1]
        assert isinstance(workshop, WorkshopScreen)
        assert workshop.query_one(SheetView).typing is None
        assert workshop.document.is_saved

    drive(app_for(flow_meters), script)


def test_a_pasted_line_keeps_its_place_among_the_keys(flow_meters: Path) -> None:
    async def script(room: Room) -> None:
        await room.burst("ctrl+l", ("A long sentence",), "!", "backspace", "?")
        assert room.app.screen.query_one(LineView).text == "A long sentence?"

    drive(app_for(flow_meters), script)


def test_one_read_of_a_real_terminal_takes_a_whole_vote(flow_meters: Path, room_folder: Path) -> None:
    with Terminal(str(flow_meters), folder=room_folder) as terminal:
        terminal.wait_for("What starts it, what ends it?")
        terminal.send("\x073\x0634524\rPlants differ\r\x13")
        terminal.wait_for("Saved to")
        terminal.send("\x11")
        assert terminal.wait_for_end() == 0
    vote = read_map(room_folder / flow_meters).map.votes[-1]
    assert (vote.stage, vote.scores, vote.concern) == ("reach", (3, 4, 5, 2, 4), "Plants differ")
