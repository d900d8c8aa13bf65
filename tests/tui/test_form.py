from pathlib import Path

import pytest

from procmap.model.record import Estimate
from procmap.tui.screens.form import FormScreen
from procmap.tui.screens.workshop import WorkshopScreen
from tests.tui.driving import Room, app_for, drive


def _workshop(room: Room) -> WorkshopScreen:
    screen = room.app.screen_stack[1]
    assert isinstance(screen, WorkshopScreen)
    return screen


def test_the_form_of_a_stage_holds_every_field_and_its_lists(flow_meters: Path) -> None:
    async def script(room: Room) -> None:
        await room.press("ctrl+g", "3", "down", "f2")
        assert isinstance(room.app.screen, FormScreen)
        shown = room.text()
        for label in ("Entry criterion", "Crucial", "Workaround", "Activities", "Tools", "Skills", "Metrics"):
            assert label in shown

    drive(app_for(flow_meters), script, size=(100, 100))


def test_lists_of_a_stage_are_added_to_changed_moved_and_deleted(flow_meters: Path) -> None:
    async def script(room: Room) -> None:
        await room.press("ctrl+g", "3", "f2")
        sheet = room.app.screen.sheet  # type: ignore[attr-defined]

        def names() -> list[str]:
            return [tool.name for tool in _workshop(room).map.current.stages[0].tools]

        before = names()
        sheet.select(("current", "stages", 0, "tools", 0))
        await room.press("ctrl+n")
        await room.type("Shared inbox", "4", "n")
        assert names() == [before[0], "Shared inbox", *before[1:]]
        sheet.select(("current", "stages", 0, "tools", 1))
        await room.press("alt+up")
        assert names() == ["Shared inbox", *before]
        await room.press("ctrl+d")
        assert names() == before
        assert room.bar("hint") == "Removed tool Shared inbox at Reach the right plants"
        await room.press("ctrl+z", "ctrl+z")
        assert names() == [before[0], "Shared inbox", *before[1:]]

    drive(app_for(flow_meters), script)


def test_what_is_known_of_an_estimate_has_a_form_of_its_own(flow_meters: Path) -> None:
    async def script(room: Room) -> None:
        await room.press("ctrl+g", "3", "f2")
        room.app.screen.sheet.select(("current", "stages", 0, "our_wait_days"))  # type: ignore[attr-defined]
        await room.press("f2", "down", "down", "down")
        await room.type("m", "12", "CRM, 2026 Q3")
        await room.press("escape", "escape")
        wait = _workshop(room).map.current.stages[0].our_wait_days
        assert wait == Estimate(typical=2, basis="measured", n=12, source="CRM, 2026 Q3")

    drive(app_for(flow_meters), script)


@pytest.mark.parametrize(
    ("part", "values", "length"),
    [
        ("objectives", ("Sell more", "Grow operating profit", "Fewer visits"), 7),
        ("actions", ("Write the sheet", "ae", "2027-01-31", "doing"), 7),
        ("goals", ("AE, north", "propose/win-rate", "45", "2027-03-31"), 5),
        ("votes", ("customer_value", "Propose", "c", "3 4 5", "2", "Too early"), 7),
        ("decisions", ("No quote without the sheet", "target"), 7),
        ("parked", ("Service contracts", "ae"), 4),
        ("waivers", ("no-exit", "Propose", "Soon", "2027-03-31"), 5),
        ("scripts", ("Second call", "Propose"), 2),
        ("workshops", ("2026-12-01", "AE, north", "SDR; AE"), 2),
        ("roles", ("Trainer", "40", "50", "30"), 5),
    ],
)
def test_every_part_of_the_map_is_reached_and_added_to(
    flow_meters: Path, part: str, values: tuple[str, ...], length: int
) -> None:
    async def script(room: Room) -> None:
        await room.press("f8")
        room.app.screen.sheet.select((part,))  # type: ignore[attr-defined]
        await room.press("enter", "pagedown", "pagedown", "home")
        await room.type(*values)
        held = getattr(_workshop(room).map, part)
        assert len(held) == length, room.text()
        await room.press("escape", "escape", "ctrl+z")

    drive(app_for(flow_meters), script)


def test_a_text_of_several_lines_is_edited_in_a_window(flow_meters: Path) -> None:
    async def script(room: Room) -> None:
        await room.press("ctrl+g", "3", "f2")
        room.app.screen.sheet.select(("current", "stages", 0, "purpose"))  # type: ignore[attr-defined]
        await room.press("enter", "enter", *"More", "ctrl+s")
        assert _workshop(room).map.current.stages[0].purpose.endswith("\nMore")
        await room.press("enter", *"X", "escape")
        assert _workshop(room).map.current.stages[0].purpose.endswith("\nMoreX"), "what was typed is kept"
        await room.press("ctrl+z")
        assert _workshop(room).map.current.stages[0].purpose.endswith("\nMore")

    drive(app_for(flow_meters), script)


def test_a_form_whose_record_was_undone_says_so(flow_meters: Path) -> None:
    async def script(room: Room) -> None:
        await room.press("f6")
        await room.type("Ninth")
        room.app.screen.sheet.select(("current", "stages", 8))  # type: ignore[attr-defined]
        await room.press("f2", "ctrl+z")
        assert "no longer there" in room.text()
        await room.press("escape")
        assert isinstance(room.app.screen, WorkshopScreen)

    drive(app_for(flow_meters), script)


def test_forms_are_opened_and_left_fast_and_edited_in_between(flow_meters: Path) -> None:
    async def script(room: Room) -> None:
        for _ in range(3):
            await room.press("ctrl+g", "5", "f2", "escape", "f2", "f2", "escape", "ctrl+z")
            await room.press("f8", "enter", "escape", "escape", "f4", "escape", "ctrl+g", "6", "f3", "f3", "enter")
            await room.press("ctrl+z", "ctrl+y", "escape", "f6")
            await room.press("f9", "f5", "f5")
        assert isinstance(room.app.screen, WorkshopScreen)

    drive(app_for(flow_meters), script)


def test_the_keys_of_the_steps_say_where_they_work(flow_meters: Path) -> None:
    async def script(room: Room) -> None:
        await room.press("f8", "f6")
        assert room.bar("hint") == "✗ that key is for the steps: Esc goes back to them"

    drive(app_for(flow_meters), script)


def test_leaving_a_form_leaves_nobody_listening_and_each_screen_listens_once(flow_meters: Path) -> None:
    async def script(room: Room) -> None:
        listeners = _workshop(room).document._listeners
        assert len(listeners) == 1
        await room.press("ctrl+g", "3")
        for _ in range(5):
            await room.press("f2")
            assert len(listeners) == 2
            await room.press("escape")
        await room.press("f4", "escape", "f12", "escape", "f8", "enter", "escape", "escape")
        assert len(listeners) == 1

    drive(app_for(flow_meters), script)
