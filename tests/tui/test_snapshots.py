"""Pictures of a few screens, as they were looked at and found good. `pytest --snapshot-update` renews them."""

from collections.abc import Callable
from pathlib import Path

import pytest
from textual.pilot import Pilot

from procmap.store.settings import Settings, save_settings
from procmap.tui.screens.what_if import WhatIfScreen
from tests.tui.driving import Room, app_for

SnapCompare = Callable[..., bool]

SMALL, LARGE = (80, 24), (140, 40)


@pytest.mark.parametrize("theme", ["dark", "light"])
@pytest.mark.parametrize("size", [SMALL, LARGE], ids=["small", "large"])
@pytest.mark.parametrize(("step", "keys"), [("value", ["ctrl+g", "3", "down", "tab"]), ("weak-links", ["ctrl+g", "6"])])
def test_the_workshop_looks_as_it_did(
    flow_meters: Path, snap_compare: SnapCompare, step: str, keys: list[str], size: tuple[int, int], theme: str
) -> None:
    save_settings(Settings(theme="light" if theme == "light" else "dark"))
    assert snap_compare(app_for(flow_meters), terminal_size=size, press=keys), step


@pytest.mark.parametrize(
    ("keys", "size", "theme"),
    [
        pytest.param(["f4"], SMALL, "dark", id="numbers-small-dark"),
        pytest.param(["f4"], LARGE, "light", id="numbers-large-light"),
    ],
)
def test_the_numbers_look_as_they_did(
    flow_meters: Path, snap_compare: SnapCompare, keys: list[str], size: tuple[int, int], theme: str
) -> None:
    save_settings(Settings(theme="light" if theme == "light" else "dark"))
    assert snap_compare(app_for(flow_meters), terminal_size=size, press=keys)


def test_what_if_looks_as_it_did(flow_meters: Path, snap_compare: SnapCompare) -> None:
    async def try_more(pilot: Pilot[None]) -> None:
        await pilot.press("f12", "1")
        screen = pilot.app.screen
        assert isinstance(screen, WhatIfScreen)
        await Room(screen.app, pilot).until(lambda: screen.chances is not None and screen.chances.after is not None)

    assert snap_compare(app_for(flow_meters), terminal_size=SMALL, run_before=try_more)


@pytest.mark.usefixtures("room_folder")
def test_the_invitation_looks_as_it_did(snap_compare: SnapCompare) -> None:
    assert snap_compare(app_for(), terminal_size=SMALL)


def test_the_form_of_a_stage_looks_as_it_did(flow_meters: Path, snap_compare: SnapCompare) -> None:
    assert snap_compare(app_for(flow_meters), terminal_size=LARGE, press=["ctrl+g", "2", "down", "f2"])
