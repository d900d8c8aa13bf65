"""Current and target above each other, by keys: walk, copy, open, and the slip that is offered to the other side."""

from pathlib import Path

from procmap.model.record import ShareEstimate
from procmap.tui.screens.comparing import CompareScreen
from procmap.tui.screens.form import FormScreen
from procmap.tui.screens.workshop import WorkshopScreen
from tests.tui.driving import Room, app_for, drive


def compare(room: Room) -> CompareScreen:
    screen = room.app.screen
    assert isinstance(screen, CompareScreen)
    return screen


async def opened(room: Room, *keys: str) -> None:
    await room.press("ctrl+g", "7", "ctrl+k", *keys)


def test_the_room_sees_both_sides_the_numbers_and_the_first_changes(flow_meters: Path) -> None:
    async def script(room: Room) -> None:
        await opened(room, "right")
        lines = room.text().splitlines()
        assert "deliverable 52 → 69 ▲" in lines[1]
        assert any("constraint Application engineer → the flow ~" in line for line in lines[1:4])
        current, target = ([line for line in lines if "▶" in line][i] for i in (0, 1))
        assert "55%" in current
        assert "31%" in target
        assert "+" in target
        assert "~ Qualify the application: 12 changes" in room.text()
        assert room.bar("keys").split("  ")[:4] == ["↑↓ change", "←→ stage", "t copy down", "c copy up"]
        await room.press("escape")
        assert isinstance(room.app.screen, WorkshopScreen)

    drive(app_for(flow_meters), script)


def test_the_walk_says_which_change_it_is_and_what_it_closes(flow_meters: Path) -> None:
    async def script(room: Room) -> None:
        await opened(room, "n", "down")
        assert room.bar("hint") == "Change 2 of 70"
        assert compare(room).stop.field == "conversion"
        assert "▸ · Moves on: 22 % → 25 %" in room.text()
        await room.press("p", "up", "up")
        assert room.bar("hint").startswith("70 changes in all")
        await room.press("right")
        assert "✓ closes poor-handover" in room.text()

    drive(app_for(flow_meters), script, size=(140, 40))


def test_a_field_is_copied_up_and_down_and_undo_names_it(flow_meters: Path) -> None:
    async def script(room: Room) -> None:
        await opened(room, "n", "n")
        document = compare(room).document
        before = document.map
        await room.press("t")
        assert "of Reach the right plants to the target; ^z takes it back" in " ".join(room.bar("hint").split())
        assert document.map.target is not None
        assert document.map.target.stages[0].conversion == ShareEstimate(typical=0.22)
        await room.press("ctrl+z")
        assert document.map == before
        await room.press("n", "c")
        assert document.map.current != before.current
        assert document.map.target == before.target

    drive(app_for(flow_meters), script)


def test_enter_opens_the_form_of_the_target_and_e_that_of_the_current_side(flow_meters: Path) -> None:
    async def script(room: Room) -> None:
        for key, side in (("enter", "target"), ("e", "current")):
            await room.press("ctrl+g", "7", "ctrl+k", "n", "n", key)
            form = room.app.screen
            assert isinstance(form, FormScreen)
            assert form.path == (side, "stages", 0)
            await room.press("escape", "escape")

    drive(app_for(flow_meters), script)


def test_forty_by_ten_has_a_line_for_each_side_and_a_change(flow_meters: Path) -> None:
    async def script(room: Room) -> None:
        await opened(room, "n", "n")
        text = room.text()
        assert "current [Reach" in text
        assert "target  [Reach" in text
        assert "Moves on: 22 % → 25 %" in text
        assert room.bar("keys").endswith("Esc back")

    drive(app_for(flow_meters), script, size=(40, 10))


def test_without_a_target_it_says_where_one_is_started(room_folder: Path) -> None:
    async def script(room: Room) -> None:
        await room.press("ctrl+k")
        assert "no target yet" in room.bar("hint")

    path = room_folder / "one.toml"
    path.write_text('format = 1\n[process]\nname = "One"\n', encoding="utf-8")
    drive(app_for(path), script)


def test_a_slip_mended_on_one_side_is_offered_to_the_other(flow_meters: Path) -> None:
    async def script(room: Room) -> None:
        await room.press("ctrl+g", "2", "pageup", "pageup", "home")
        await room.type("Reach the proper plants", after="enter")
        said = " ".join(room.bar("hint").split())
        assert "The target still says “Reach the right plants”: ^u mends it there too" in said
        await room.press("down")
        assert room.bar("keys").startswith("^u in the target too")
        await room.press("ctrl+u")
        screen = room.app.screen
        assert isinstance(screen, WorkshopScreen)
        assert {side.stages[0].name for side in (screen.map.current, screen.map.target) if side} == {
            "Reach the proper plants"
        }
        assert "^u" not in room.bar("keys")
        await room.press("ctrl+u")
        assert "nothing to take over" in room.bar("hint")

    drive(app_for(flow_meters), script)
