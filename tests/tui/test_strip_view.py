"""The strip on the screen, by mouse and by size."""

from pathlib import Path

import pytest
from textual import events
from textual.geometry import Offset

from procmap.tui.screens.workshop import WorkshopScreen
from procmap.tui.themes import THEMES
from procmap.tui.widgets.strip_view import ProcessStrip
from tests.tui.driving import Room, app_for, drive


@pytest.fixture
def long_process(room_folder: Path) -> Path:
    """A map of forty stages."""
    stages = "".join(f'[[current.stages]]\nid = "s{n}"\nname = "Stage {n}"\n' for n in range(1, 41))
    path = room_folder / "maps" / "long.toml"
    path.parent.mkdir()
    path.write_text(f'format = 1\n[process]\nname = "Long"\n{stages}', encoding="utf-8")
    return path.relative_to(room_folder)


def strip_of(room: Room) -> ProcessStrip:
    return room.app.screen.query_one(ProcessStrip)


def place_of(room: Room, words: str) -> Offset:
    """Where words stand within the strip."""
    y, line = next((y, line) for y, line in enumerate(strip_text(room).splitlines()) if words in line)
    return Offset(line.index(words) - strip_of(room).region.x, y)


def strip_text(room: Room) -> str:
    """What the strip shows."""
    region = strip_of(room).region
    return "\n".join(f"{line} " for line in room.text().splitlines()[region.y : region.bottom])


def selected(room: Room) -> str:
    screen = room.app.screen
    assert isinstance(screen, WorkshopScreen)
    return screen.selected


@pytest.mark.parametrize("size", [(80, 24), (50, 40), (80, 18)], ids=["cards", "column", "line"])
def test_the_selected_stage_stays_in_view_and_a_click_selects_another(
    long_process: Path, size: tuple[int, int]
) -> None:
    async def script(room: Room) -> None:
        await room.press("ctrl+g", "3")
        for number in range(1, 13):
            assert selected(room) == f"s{number}"
            assert place_of(room, f"Stage {number}")
            await room.press("down")
        await room.click("#strip", place_of(room, "Stage 12"))
        assert selected(room) == "s12"

    drive(app_for(long_process), script, size)


@pytest.mark.parametrize("size", [(80, 24), (50, 40), (80, 18)], ids=["cards", "column", "line"])
def test_the_wheel_shows_what_is_beyond_without_a_move_of_the_cursor(long_process: Path, size: tuple[int, int]) -> None:
    async def script(room: Room) -> None:
        await room.press("ctrl+g", "3")
        before = strip_text(room)
        assert "Stage 2 " in before
        await room.turn(events.MouseScrollDown, "#strip", 9)
        assert "Stage 2 " not in strip_text(room)
        assert selected(room) == "s1"
        await room.turn(events.MouseScrollUp, "#strip", 12)
        assert strip_text(room) == before
        await room.turn(events.MouseScrollDown, "#strip", 9)
        await room.press("down")
        assert place_of(room, "Stage 2")

    drive(app_for(long_process), script, size)


@pytest.mark.parametrize("theme", THEMES, ids=lambda theme: theme.name)
@pytest.mark.parametrize(
    ("size", "form"),
    [((40, 10), ""), ((50, 24), "column"), ((60, 20), "small"), ((80, 16), "line"), ((140, 40), "cards")],
)
def test_the_form_follows_from_the_room_in_every_theme(
    flow_meters: Path, size: tuple[int, int], form: str, theme: object
) -> None:
    async def script(room: Room) -> None:
        room.app.theme = getattr(theme, "name", "")
        await room.press("ctrl+g", "3", "down")
        strip = strip_of(room)
        assert (strip.drawing.form if strip.display else "") == form
        assert "Qualify" in room.text()

    drive(app_for(flow_meters), script, size)


def test_a_click_beside_the_stages_selects_nothing(flow_meters: Path) -> None:
    async def script(room: Room) -> None:
        await room.press("ctrl+g", "3", "down")
        await room.click("#strip", (0, 0))
        await room.click("#strip", place_of(room, "▶"))
        assert selected(room) == "qualify"

    drive(app_for(flow_meters), script)
