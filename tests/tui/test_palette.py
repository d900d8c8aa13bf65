import shutil
from pathlib import Path

import pytest

from procmap.tui.palette import Hit, found
from procmap.tui.screens.form import FormScreen
from procmap.tui.screens.palette import PaletteScreen
from procmap.tui.screens.workshop import WorkshopScreen
from tests.tui.driving import Room, app_for, drive


async def find(room: Room, letters: str) -> None:
    """Open the palette, type, and go to the first that is found."""
    await room.press("ctrl+p", *("space" if letter == " " else letter for letter in letters), "enter")
    await room.settle()


def workshop(room: Room) -> WorkshopScreen:
    screen = room.app.screen
    assert isinstance(screen, WorkshopScreen)
    return screen


@pytest.mark.parametrize(
    ("letters", "first"),
    [
        ("", "Qualify the application"),
        ("qual", "Qualify the application"),
        ("exp", "Export"),
        ("ex qual", "Exit criterion · Qualify"),
        ("zzz", None),
    ],
)
def test_letters_find_the_beginning_of_a_word_first(letters: str, first: str | None) -> None:
    texts = ("Qualify the application", "Next step", "Equal shares", "Export", "Exit criterion · Qualify")
    hits = [Hit("command", text, lambda: None) for text in texts]
    shown = found(hits, letters)
    assert (shown[0].text if shown else None) == first


@pytest.mark.parametrize(
    ("letters", "kinds"),
    [
        ("", ["stage"] * 8 + ["step"] * 8 + ["command"]),
        ("qual", ["stage"]),
        ("owner", ["step", "field"]),
        ("numbers", ["command", "step"]),
        ("flow meters to d", ["map"]),
        ("workaround", ["field"]),
    ],
)
def test_places_and_commands_come_before_the_fields_of_a_stage(
    flow_meters: Path, letters: str, kinds: list[str]
) -> None:
    shutil.copy(flow_meters, flow_meters.with_name("flow-meters-to-dairies.toml"))

    async def script(room: Room) -> None:
        await room.press("ctrl+g", "3", "ctrl+p", *("space" if letter == " " else letter for letter in letters))
        assert isinstance(room.app.screen, PaletteScreen)
        assert [hit.kind for hit in room.app.screen.shown][: len(kinds)] == kinds

    drive(app_for(flow_meters), script)


def test_a_command_is_found_with_its_key_and_done(flow_meters: Path) -> None:
    async def script(room: Room) -> None:
        await room.press("ctrl+p", "n", "u", "m", "b", "e", "r", "s")
        assert isinstance(room.app.screen, PaletteScreen)
        lines = [line for line in room.text().splitlines() if "command" in line and "Numbers" in line]
        assert lines
        assert "F4" in lines[0]
        await room.press("escape")
        workshop(room)
        await find(room, "next step")
        assert workshop(room).step == "current"

    drive(app_for(flow_meters), script)


def test_every_command_of_the_palette_is_one_that_the_screen_can_do(flow_meters: Path) -> None:
    async def script(room: Room) -> None:
        await room.press("ctrl+g", "6")
        screen = workshop(room)
        screen.turn_to(rows=False)
        await room.settle()
        for command in screen.commands_here:
            name = command.action.partition("(")[0].rpartition(".")[2]
            owner = room.app if command.action.startswith("app.") else screen
            assert hasattr(owner, f"action_{name}") or hasattr(screen.focused, f"action_{name}"), command

    drive(app_for(flow_meters), script)


def test_a_stage_is_selected_in_this_step_or_in_the_step_of_the_stages(flow_meters: Path) -> None:
    async def script(room: Room) -> None:
        await room.press("ctrl+g", "3")
        await find(room, "survey")
        assert (workshop(room).step, workshop(room).selected) == ("value", "survey")
        await room.press("ctrl+g", "1")
        await find(room, "qualify")
        assert (workshop(room).step, workshop(room).selected) == ("current", "qualify")

    drive(app_for(flow_meters), script)


def test_a_step_and_a_field_of_the_selected_stage_are_found(flow_meters: Path) -> None:
    async def script(room: Room) -> None:
        await find(room, "5 numbers")
        assert workshop(room).step == "numbers"
        await find(room, "survey")
        await find(room, "workaround")
        assert isinstance(room.app.screen, FormScreen)
        assert room.app.screen.sheet.cell is not None
        assert room.app.screen.sheet.cell.path == ("current", "stages", 2, "workaround")
        await find(room, "purpose")
        assert room.app.screen.sheet.cell.path == ("current", "stages", 2, "purpose")

    drive(app_for(flow_meters), script)


def test_findings_are_found_once_the_room_may_see_them_and_highlighted(flow_meters: Path) -> None:
    async def script(room: Room) -> None:
        await room.press("ctrl+g", "3", "ctrl+p")
        assert isinstance(room.app.screen, PaletteScreen)
        assert "finding" not in {hit.kind for hit in room.app.screen.hits}
        await room.press("escape", "ctrl+g", "8", "ctrl+p")
        findings = [hit for hit in room.app.screen.hits if hit.kind == "finding"]
        await room.press("escape")
        findings[-1].go()
        await room.settle()
        chosen = workshop(room).findings.chosen
        assert workshop(room).reviews
        assert chosen is not None
        assert chosen.message == findings[-1].text

    drive(app_for(flow_meters), script)


def test_another_map_is_opened_once_edits_are_saved_or_dropped(flow_meters: Path) -> None:
    shutil.copy(flow_meters, flow_meters.with_name("second.toml"))

    async def script(room: Room) -> None:
        await room.press("x", "enter")
        await find(room, "second")
        assert "not saved" in room.text()
        await room.press("escape", "escape")
        assert "not saved" in room.text()
        await room.press("escape")
        await find(room, "second")
        await room.press("s")
        await room.settle()
        assert workshop(room).document.file.path.name == "second.toml"
        flow_meters.write_text("format = 2")
        await find(room, "flow-meters")
        assert workshop(room).document.file.path.name == "second.toml"
        assert "format" in room.bar("hint")

    drive(app_for(flow_meters), script)


@pytest.mark.parametrize("size", [(80, 24), (40, 10), (140, 40)])
def test_the_palette_has_room_in_every_terminal_and_takes_no_markup(flow_meters: Path, size: tuple[int, int]) -> None:
    flow_meters.write_text(flow_meters.read_text().replace('name = "Qualify the application"', 'name = "[/b] [x](y)"'))

    async def script(room: Room) -> None:
        await room.press("ctrl+g", "2", "ctrl+p")
        assert "[/b] [x](y)" in room.text()
        assert "Enter go" in room.text()
        await room.press("z", "z", "q")
        assert "nothing is called so" in room.text()
        await room.press("escape")
        workshop(room)

    drive(app_for(flow_meters), script, size=size)
