from pathlib import Path

import pytest

from procmap.store.settings import load_settings
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
