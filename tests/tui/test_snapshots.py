"""Pictures of the main screens, as they were looked at and found good; the README shows them."""

import re
from pathlib import Path

import pytest

from tests.goldens import Golden
from tests.tui.driving import Room, drive
from tests.tui.pictured import SCREENS, Pictured
from tests.tui.pictures import picture

GALLERY = Path(__file__).parents[2] / "docs" / "screens.md"
FOLDER = GALLERY.with_suffix("")
SIZES = ((80, 24), (140, 40))
THEMES = ("dark", "light")


@pytest.mark.parametrize("size", SIZES, ids=lambda size: f"{size[0]}x{size[1]}")
@pytest.mark.parametrize("screen", SCREENS, ids=lambda screen: screen.name)
def test_a_screen_looks_as_it_did(flow_meters: Path, golden: Golden, screen: Pictured, size: tuple[int, int]) -> None:
    async def script(room: Room) -> None:
        await screen.way(room)
        for theme in THEMES:
            room.app.theme = f"procmap-{theme}"
            await room.settle()
            golden(FOLDER / f"{screen.name}-{size[0]}x{size[1]}-{theme}.svg", picture(room.app))

    drive(screen.app(flow_meters), script, size)


def test_every_picture_is_of_a_screen_that_is_there_and_is_shown() -> None:
    names = {f"{it.name}-{wide}x{high}-{theme}.svg" for it in SCREENS for wide, high in SIZES for theme in THEMES}
    assert {path.name for path in FOLDER.iterdir()} == names
    assert set(re.findall(r"\(screens/(.+?)\)", GALLERY.read_text(encoding="utf-8"))) == names
