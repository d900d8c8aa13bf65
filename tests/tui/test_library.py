from pathlib import Path

import pytest

from procmap.tui.screens.library import LibraryScreen
from procmap.tui.screens.workshop import WorkshopScreen
from tests.tui.driving import Room, app_for, drive


@pytest.mark.usefixtures("room_folder")
def test_an_empty_library_invites() -> None:
    async def script(room: Room) -> None:
        assert "Map your sales process in one workshop" in room.text()
        assert "n   start your first map" in room.text()
        await room.press("r", "enter")
        assert isinstance(room.app.screen, LibraryScreen)

    drive(app_for(), script)


@pytest.mark.usefixtures("flow_meters")
def test_the_library_tells_name_progress_weakest_link_and_last_change() -> None:
    async def script(room: Room) -> None:
        line = next(line for line in room.text().splitlines() if "Flow meters" in line)
        assert "▪▪▪▪▪▪▪▫" in line
        assert "⚠ Survey the site" in line
        assert line.split()[-1].count("-") == 2
        await room.press("enter")
        assert isinstance(room.app.screen, WorkshopScreen)

    drive(app_for(), script)


def test_a_map_that_cannot_be_read_says_why_and_is_not_opened(flow_meters: Path) -> None:
    flow_meters.write_text('format = 1\n[process]\nname = "Broken"\ngoal = "many"\n', encoding="utf-8")

    async def script(room: Room) -> None:
        assert "✗ cannot be read" in room.text()
        assert "flow-meters.toml:4:1" in room.bar("hint")
        await room.press("enter")
        assert isinstance(room.app.screen, LibraryScreen)

    drive(app_for(), script)


def test_a_starter_is_chosen_by_the_arrows_while_the_name_is_typed(room_folder: Path) -> None:
    async def script(room: Room) -> None:
        await room.press("n", "down", "down")
        await room.press(*"Calls", "enter")
        assert isinstance(room.app.screen, WorkshopScreen)
        assert room.app.screen.map.process.name == "Calls"
        assert room.app.screen.map.scripts

    drive(app_for(), script)
    assert "#" in (room_folder / "maps" / "calls.toml").read_text(encoding="utf-8"), "the starter's comments stay"


def test_the_sample_needs_no_name(room_folder: Path) -> None:
    async def script(room: Room) -> None:
        await room.press("n", "up", "enter")
        assert "Flow meters to process plants" in room.text()

    drive(app_for(), script)
    assert (room_folder / "maps" / "flow-meters.toml").exists()


def test_a_new_map_is_never_written_over_another(flow_meters: Path) -> None:
    before = flow_meters.read_bytes()

    async def script(room: Room) -> None:
        await room.press("n", *"Flow", "space", *"meters", "enter")
        assert "flow-meters.toml" in room.text()
        await room.press("escape")
        assert isinstance(room.app.screen, LibraryScreen)

    drive(app_for(), script)
    assert flow_meters.read_bytes() == before


def test_a_name_is_asked_for(room_folder: Path) -> None:
    async def script(room: Room) -> None:
        await room.press("n", "enter")
        assert "a name is missing" in room.text()

    drive(app_for(), script)
    assert not (room_folder / "maps").exists()


@pytest.mark.usefixtures("flow_meters")
@pytest.mark.parametrize("size", [(140, 40), (80, 24), (60, 16), (40, 10)])
def test_every_map_takes_one_line_and_the_title_is_never_cut(size: tuple[int, int]) -> None:
    async def script(room: Room) -> None:
        title, *lines = room.text().splitlines()
        assert "…" not in title
        assert title.rstrip().endswith("?")
        assert sum("▪▪▪▪▪▪▪▫" in line for line in lines) == 1
        assert not any(line.strip().startswith("⚠") for line in lines)
        assert all(("⚠ Survey the site" in line) == (size[0] >= 60) for line in lines if "Flow meters" in line)

    drive(app_for(), script, size)
