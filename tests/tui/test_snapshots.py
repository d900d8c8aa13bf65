"""Pictures of a few screens, as they were looked at and found good. `pytest --snapshot-update` renews them."""

from collections.abc import Callable
from pathlib import Path

import pytest

from procmap.store.settings import Settings, save_settings
from tests.tui.driving import app_for

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


@pytest.mark.usefixtures("room_folder")
def test_the_invitation_looks_as_it_did(snap_compare: SnapCompare) -> None:
    assert snap_compare(app_for(), terminal_size=SMALL)


def test_the_form_of_a_stage_looks_as_it_did(flow_meters: Path, snap_compare: SnapCompare) -> None:
    assert snap_compare(app_for(flow_meters), terminal_size=LARGE, press=["ctrl+g", "2", "down", "f2"])
