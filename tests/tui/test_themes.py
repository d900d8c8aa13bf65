import re
from pathlib import Path
from typing import get_args

import pytest
from rich.segment import Segment
from textual.color import Color
from textual.theme import Theme

from procmap.store.settings import Theme as Choice
from procmap.tui.themes import ANSI, CONTRAST, DARK, LIGHT, PAIRINGS, THEMES, TITLES, Pairing, name_of, theme_after
from procmap.tui.widgets.sheet_view import SheetView
from tests.tui.driving import Room, app_for, drive

OURS = (DARK, LIGHT, CONTRAST)
TEXTUALS = {name for theme in THEMES for name in theme.variables if name.startswith(("scrollbar", "ansi-"))}
STYLES = {"cursor-style"}
"""The variables that are no colours."""
FIELDS = {"foreground", "background", "surface", "panel", "primary", "secondary"}
COLOURS = {*FIELDS, "accent", "warning", "error", "success", *DARK.variables} - STYLES


def _luminance(theme: Theme, name: str) -> float:
    """The relative luminance of WCAG 2."""
    colour = Color.parse(theme.variables.get(name) or getattr(theme, name))
    parts = [part / 255 for part in colour.rgb]
    red, green, blue = (part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def _contrast(theme: Theme, front: str, ground: str) -> float:
    one, other = _luminance(theme, front), _luminance(theme, ground)
    return (max(one, other) + 0.05) / (min(one, other) + 0.05)


@pytest.mark.parametrize("theme", OURS, ids=lambda theme: theme.name)
@pytest.mark.parametrize("pairing", PAIRINGS, ids=lambda pairing: pairing.fronts[0])
def test_what_stands_on_a_ground_stands_out_from_it(theme: Theme, pairing: Pairing) -> None:
    least = max(pairing.least, 10) if theme is CONTRAST else pairing.least
    for front in pairing.fronts:
        for ground in pairing.grounds:
            assert _contrast(theme, front, ground) >= least, (front, ground)


@pytest.mark.parametrize("theme", THEMES, ids=lambda theme: theme.name)
def test_every_colour_of_a_theme_is_held_to_a_contrast(theme: Theme) -> None:
    held = {name for pairing in PAIRINGS for name in (*pairing.fronts, *pairing.grounds)}
    assert set(theme.variables) - TEXTUALS - STYLES | COLOURS == held


def test_the_screens_use_no_colour_that_is_not_held_to_a_contrast() -> None:
    sources = "".join(path.read_text("utf-8") for path in Path("procmap/tui").rglob("*.py"))
    assert set(re.findall(r"\$([a-z][a-z-]+)", sources)) <= COLOURS | STYLES
    assert not re.findall(r"#[0-9a-fA-F]{6}", sources.replace(Path("procmap/tui/themes.py").read_text("utf-8"), ""))


def test_each_theme_can_be_chosen_and_each_choice_has_a_theme() -> None:
    assert set(TITLES) == set(get_args(Choice))
    assert [name_of(choice) for choice in TITLES] == [theme.name for theme in THEMES]


def test_a_key_goes_through_the_themes_and_names_each(flow_meters: Path) -> None:
    async def script(room: Room) -> None:
        for choice in (*tuple(TITLES)[1:], "dark"):
            await room.press("f10")
            await room.settle()
            assert room.app.theme == f"procmap-{choice}"
            assert f"Theme: {TITLES[choice]}" in room.text()

    drive(app_for(flow_meters), script)
    assert theme_after(ANSI.name) == "dark"


def _segments(room: Room) -> list[Segment]:
    return [segment for line in room.app.screen._compositor.render_strips() for segment in line]


def _colours(room: Room) -> set[str]:
    styles = [segment.style for segment in _segments(room) if segment.style]
    return {colour.name for style in styles for colour in (style.color, style.bgcolor) if colour}


def _underlined(room: Room) -> str:
    return "".join(segment.text for segment in _segments(room) if segment.style and segment.style.underline)


def _reversed(room: Room) -> list[str]:
    return [segment.text.strip() for segment in _segments(room) if segment.style and segment.style.reverse]


def test_the_terminals_own_colours_are_all_that_its_theme_uses(flow_meters: Path) -> None:
    async def script(room: Room) -> None:
        room.app.theme = ANSI.name
        await room.press("ctrl+g", "3", "down")
        assert not [colour for colour in _colours(room) if colour.startswith("#")]
        assert "✓ Value" in _reversed(room)

    drive(app_for(flow_meters), script)


@pytest.mark.parametrize("keys", [["ctrl+g", "3"], ["ctrl+g", "6"], ["f4"], ["f12"], ["f8"], ["f1"]], ids="-".join)
def test_where_colour_is_unwanted_there_is_none(
    flow_meters: Path, monkeypatch: pytest.MonkeyPatch, keys: list[str]
) -> None:
    monkeypatch.setenv("NO_COLOR", "1")

    async def script(room: Room) -> None:
        await room.press(*keys, "down")
        assert _colours(room) <= {"default"}
        assert any("▸" in line for line in room.text().splitlines()) or keys in (["f4"], ["f1"])

    drive(app_for(flow_meters), script)


def test_without_colour_the_selected_cell_is_reversed_and_the_typed_one_underlined(
    flow_meters: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("NO_COLOR", "1")

    async def script(room: Room) -> None:
        await room.press("ctrl+g", "3", "down")
        cell = room.app.screen.query_one(SheetView).cell
        chosen = cell.text if cell else ""
        assert any(text and chosen.startswith(text.rstrip("…")) for text in _reversed(room)), _reversed(room)
        await room.press("N", "e", "w")
        typed = [it.text for it in _segments(room) if it.style and it.style.underline and "New" in it.text]
        assert typed
        assert "" in _reversed(room)

    drive(app_for(flow_meters), script)


@pytest.mark.parametrize(
    ("keys", "told"),
    [
        (["ctrl+f", *"34524"], ["2  ■  1  speaks first", "4  ■ ■  2"]),
        (["ctrl+f", "tab", *"20", "enter", *"90"], ["● 1 so far", "••"]),
        (["ctrl+x", "enter", *"112", "enter", "enter"], ["1  Reach the right plants      2 ●●"]),
        (["ctrl+w", *"won", "enter", *"Mill", "enter"], ["▸ 1 Reach the right plants"]),
        (["ctrl+l", *"Later"], ["Parked  Later"]),
    ],
)
def test_without_colour_a_talk_shows_its_line_and_says_what_stands_out(
    flow_meters: Path, monkeypatch: pytest.MonkeyPatch, keys: list[str], told: list[str]
) -> None:
    monkeypatch.setenv("NO_COLOR", "1")

    async def script(room: Room) -> None:
        await room.press("ctrl+g", "5", *keys)
        assert _colours(room) <= {"default"}
        assert all(text in room.text() for text in told), room.text()
        if keys[-1] != "enter" or keys[0] == "ctrl+w":
            assert "" in _reversed(room), "the cursor of the line"
            assert "   " in _underlined(room), "the line is seen before anything is typed"

    drive(app_for(flow_meters), script)


@pytest.mark.parametrize("size", [(80, 24), (40, 10)])
def test_without_colour_the_presented_stage_is_marked(
    flow_meters: Path, monkeypatch: pytest.MonkeyPatch, size: tuple[int, int]
) -> None:
    monkeypatch.setenv("NO_COLOR", "1")

    async def script(room: Room) -> None:
        await room.press("ctrl+g", "6", "ctrl+b", "right", "right")
        assert _colours(room) <= {"default"}
        strip = room.text()[:900]
        assert "●" in strip or "]" in strip, strip
        assert "⚠" in strip

    drive(app_for(flow_meters), script, size)


@pytest.mark.usefixtures("flow_meters")
def test_without_colour_the_highlighted_option_is_underlined(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("NO_COLOR", "1")

    async def script(room: Room) -> None:
        assert "Flow meters to process" in _underlined(room)
        await room.press("n", "down")
        assert "Consultative B2B sale" in _underlined(room)
        assert "Inside sales" not in _underlined(room)
        assert _colours(room) <= {"default"}

    drive(app_for(), script)


def test_without_colour_there_is_no_theme_to_choose(flow_meters: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("NO_COLOR", "1")

    async def script(room: Room) -> None:
        await room.press("f10")
        assert "NO_COLOR" in room.text()
        assert room.app.theme == ANSI.name

    drive(app_for(flow_meters), script)


def test_an_empty_wish_for_no_colour_is_none(flow_meters: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("NO_COLOR", "")

    async def script(room: Room) -> None:
        assert room.app.theme == DARK.name
        assert "#7cc4f5" in _colours(room)

    drive(app_for(flow_meters), script)
