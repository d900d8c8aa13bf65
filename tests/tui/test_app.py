from pathlib import Path
from typing import NoReturn

import pytest

from procmap.store.faults import refusal
from procmap.store.journal.claim import Claim
from procmap.store.settings import load_settings, settings_path
from procmap.tui.screens.library import LibraryScreen
from procmap.tui.screens.workshop import WorkshopScreen
from tests.tui.driving import Room, app_for, drive


def test_the_theme_is_changed_by_a_key_and_remembered(flow_meters: Path) -> None:
    async def script(room: Room) -> None:
        assert room.app.theme == "procmap-dark"
        await room.press("f10")
        assert room.app.theme == "procmap-light"

    drive(app_for(flow_meters), script)
    assert load_settings().theme == "light"
    assert app_for(flow_meters).theme == "procmap-light"


def test_the_library_opens_at_the_map_last_worked_on(flow_meters: Path) -> None:
    (flow_meters.parent / "another.toml").write_text('format = 1\n[process]\nname = "Another"\n', encoding="utf-8")

    async def script(room: Room) -> None:
        await room.press("enter")
        assert isinstance(room.app.screen, WorkshopScreen)
        assert room.app.screen.map.process.name == "Flow meters to process plants"
        await room.press("escape")
        assert isinstance(room.app.screen, LibraryScreen)

    drive(app_for(flow_meters), lambda room: room.press("escape"))
    drive(app_for(), script)


def test_settings_that_cannot_be_read_are_told_and_kept(flow_meters: Path) -> None:
    settings_path().parent.mkdir(parents=True, exist_ok=True)
    settings_path().write_text('[keys]\nsave = "f6\n', encoding="utf-8")

    async def script(room: Room) -> None:
        assert room.bar("hint").startswith("✗ settings.toml cannot be read")
        assert not room.app._notifications
        await room.press("f6", "f10")
        assert room.bar("hint") == "Theme: light, for projectors", "it is said once"

    drive(app_for(flow_meters), script)
    assert settings_path().read_text(encoding="utf-8") == '[keys]\nsave = "f6\n'


@pytest.mark.usefixtures("room_folder")
def test_the_library_tells_of_settings_that_cannot_be_read() -> None:
    settings_path().parent.mkdir(parents=True, exist_ok=True)
    settings_path().write_text("theme", encoding="utf-8")

    async def script(room: Room) -> None:
        [told] = room.app._notifications
        assert told.message.startswith("settings.toml cannot be read")

    drive(app_for(), script)


def test_settings_that_cannot_be_written_are_told_once(flow_meters: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    async def script(room: Room) -> None:
        monkeypatch.setenv("PROCMAP_HOME", str(flow_meters / "nowhere"))
        await room.press("f6")
        assert room.bar("hint").startswith("✗ settings.toml cannot be")
        await room.press("f6")
        assert "settings.toml" not in room.bar("hint")

    drive(app_for(flow_meters), script)


def test_the_theme_is_told_in_the_line_of_hints(flow_meters: Path) -> None:
    async def script(room: Room) -> None:
        for key in ("f2", "escape"):
            await room.press("f10")
            assert room.bar("hint").startswith("Theme: ")
            assert not room.app._notifications
            await room.press(key)

    drive(app_for(flow_meters), script)


def test_escape_goes_to_the_library_of_the_folder_and_enter_comes_back_to_the_same_step(flow_meters: Path) -> None:
    async def script(room: Room) -> None:
        await room.press("ctrl+g", "5", "down", "escape")
        assert isinstance(room.app.screen, LibraryScreen)
        assert room.app.screen.folder == flow_meters.parent
        await room.press("enter")
        assert isinstance(room.app.screen, WorkshopScreen)
        assert room.app.screen.step == "numbers"
        await room.press("escape", "escape")
        assert room.app._exit

    drive(app_for(flow_meters), script)


@pytest.mark.parametrize("is_named", [True, False])
def test_ctrl_q_ends_the_program_from_a_map_and_goes_back_elsewhere(flow_meters: Path, is_named: bool) -> None:
    async def script(room: Room) -> None:
        if not is_named:
            await room.press("enter")
        await room.press("f2", "ctrl+q")
        assert isinstance(room.app.screen, WorkshopScreen)
        await room.press("x", "enter", "ctrl+q")
        assert "There are edits that are not saved." in room.text()
        await room.press("s")
        assert room.app._exit

    drive(app_for(flow_meters if is_named else None), script)


def test_a_map_that_is_refused_is_not_kept_from_others(flow_meters: Path) -> None:
    def refuse(_: Path) -> NoReturn:
        raise refusal(flow_meters, "no agenda")

    app = app_for()
    app.agendas_for = refuse

    async def script(room: Room) -> None:
        await room.press("enter")
        assert isinstance(room.app.screen, LibraryScreen)
        assert Claim(flow_meters).is_free()

    drive(app, script)


def test_a_failure_is_told_in_one_line_without_the_map(
    flow_meters: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    def fail(_screen: WorkshopScreen) -> None:
        raise RuntimeError("Flow meters to process plants")

    monkeypatch.setattr(WorkshopScreen, "action_numbers", fail)
    with pytest.raises(RuntimeError):
        drive(app_for(flow_meters), lambda room: room.press("f4"))
    told = "".join(capsys.readouterr())
    assert told == "procmap failed with RuntimeError; nothing was unsaved\n"
