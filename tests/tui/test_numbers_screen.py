"""The numbers as charts, by keys: F4, the other side, what-if, and back."""

from pathlib import Path

import pytest

from procmap.store.writing.canonical import canonical_text
from procmap.tui.screens.numbers import NumbersScreen
from procmap.tui.screens.what_if import WhatIfScreen
from procmap.tui.screens.workshop import WorkshopScreen
from tests.samples import example, sound, stages_map
from tests.tui.driving import Room, app_for, drive

BORNE_OUT = "Last year 52 were delivered in 150 days; the map says 52 in 157: it bears"


@pytest.fixture
def one_side(room_folder: Path) -> Path:
    """The worked example, which has no target."""
    path = room_folder / "example.toml"
    path.write_text(canonical_text(sound(example())), encoding="utf-8")
    return path


def test_the_first_screen_answers_where_they_fall_out_and_who_is_full(flow_meters: Path) -> None:
    async def script(room: Room) -> None:
        await room.press("f4")
        lines = room.text().splitlines()
        assert lines[0].split() == ["The", "numbers", "of", "a", "year:", "current", "process", "◇", "target"]
        assert lines[1].strip() == BORNE_OUT
        for said in ("Where they fall out", "Install and commission", "Deliverable", "Who is full", "Project engineer"):
            assert any(said in line for line in lines), said
        assert "115 %" in next(line for line in lines if "⚠ Application engineer" in line)
        assert room.bar("keys").split()[:2] == ["↑↓", "more"]
        await room.press("end")
        assert "How long it takes" in room.text()

    drive(app_for(flow_meters), script)


def test_a_wide_terminal_shows_all_in_two_columns(flow_meters: Path) -> None:
    async def script(room: Room) -> None:
        await room.press("f4")
        lines = room.text().splitlines()
        assert any("Where they fall out" in line and "Where our hours go" in line for line in lines)
        assert any("a delivered deal" in line for line in lines)
        assert "more" not in room.bar("keys")

    drive(app_for(flow_meters), script, size=(140, 40))


def test_the_other_side_and_back(flow_meters: Path) -> None:
    async def script(room: Room) -> None:
        await room.press("f4", "f9")
        assert room.bar("title").split()[-4:] == ["target", "process", "◇", "current"]
        assert room.bar("hint") == "68.9 deliverable, the goal of 66 is passed: people enough for it"
        await room.press("f9")
        assert room.bar("hint").startswith(BORNE_OUT)
        await room.press("escape")
        assert isinstance(room.app.screen, WorkshopScreen)

    drive(app_for(flow_meters), script)


def test_the_target_step_opens_the_targets_numbers(flow_meters: Path) -> None:
    async def script(room: Room) -> None:
        await room.press("ctrl+g", "7", "f4")
        assert "target process" in room.bar("title")

    drive(app_for(flow_meters), script)


def test_without_a_target_there_is_no_other_side(one_side: Path) -> None:
    async def script(room: Room) -> None:
        await room.press("f4")
        assert "F9" not in room.bar("keys")
        assert "◇" not in room.text()
        await room.press("f9")
        assert room.bar("hint") == "✗ there is no target yet: step 7 starts it"

    drive(app_for(one_side), script)


def test_what_if_starts_from_the_side_that_is_shown(flow_meters: Path) -> None:
    async def script(room: Room) -> None:
        await room.press("f4", "f9", "x")
        assert isinstance(room.app.screen, WhatIfScreen)
        assert "[target]" in room.bar("title")
        await room.press("escape")
        assert isinstance(room.app.screen, NumbersScreen)

    drive(app_for(flow_meters), script)


def test_the_numbers_follow_the_map(flow_meters: Path) -> None:
    async def script(room: Room) -> None:
        await room.press("f4")
        screen = room.app.screen
        assert isinstance(screen, NumbersScreen)
        old = screen.document.map
        screen.document.apply("no target", old.model_copy(update={"target": None}))
        await room.settle()
        assert "◇" not in room.text()
        await room.press("escape")
        screen.document.apply("target back", old)

    drive(app_for(flow_meters), script)


def test_the_help_explains_the_marks(flow_meters: Path) -> None:
    async def script(room: Room) -> None:
        await room.press("f4", "f1")
        assert "◇  the end of the other side's bar" in room.text()
        await room.press("escape")
        assert isinstance(room.app.screen, NumbersScreen)

    drive(app_for(flow_meters), script)


@pytest.mark.parametrize("size", [(40, 10), (80, 24), (119, 30), (120, 30), (200, 60)])
def test_every_terminal_has_room(flow_meters: Path, size: tuple[int, int]) -> None:
    async def script(room: Room) -> None:
        await room.press("f4")
        assert "Reach" in room.text()

    drive(app_for(flow_meters), script, size=size)


def test_a_map_of_names_alone_says_what_is_needed(room_folder: Path) -> None:
    path = room_folder / "names.toml"
    path.write_text(canonical_text(stages_map({}, {}, roles=[])), encoding="utf-8")

    async def script(room: Room) -> None:
        await room.press("f4")
        assert "Needs how many enter, or the goal; what moves on at Stage 1, Stage 2" in room.text()
        assert room.bar("hint").startswith("To hold the map against last year it needs")

    drive(app_for(path), script)


def test_an_empty_map_says_where_to_begin(room_folder: Path) -> None:
    path = room_folder / "empty.toml"
    path.write_text(canonical_text(stages_map()), encoding="utf-8")

    async def script(room: Room) -> None:
        await room.press("f4")
        assert room.bar("hint") == "There are no stages yet: step 2 names them."

    drive(app_for(path), script)
