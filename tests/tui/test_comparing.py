"""Current and target above each other, by keys: walk, copy, open, and the slip that is offered to the other side."""

from pathlib import Path

import pytest

from procmap.model.process_map import ProcessMap
from procmap.model.record import ShareEstimate
from procmap.store.journal.claim import Claim
from procmap.store.reading import read_map
from procmap.store.writing.canonical import canonical_text
from procmap.tui.screens.comparing import CompareScreen
from procmap.tui.screens.form import FormScreen
from procmap.tui.screens.workshop import WorkshopScreen
from procmap.workshop.edits.stages import with_stage_moved, with_stages, with_target, without_stage
from procmap.workshop.open_map.document import Document
from tests.samples import stages_map
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
        assert room.bar("hint") == "Change 2 of 70 at Reach the right plants"
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
        await room.press("right")
        assert room.bar("hint") == "70 changes in all"

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


@pytest.fixture
def all_at_once(room_folder: Path) -> Path:
    """Four stages, of which the target removes one, moves one and renames none, with a new one between."""
    started = with_target(
        stages_map(*({"name": name, "conversion": 0.5} for name in ("Reach", "Meet", "Prove", "Sell")))
    )
    moved = with_stage_moved(without_stage(started, "target", 1), "target", 2, -2)
    path = room_folder / "all.toml"
    path.write_text(canonical_text(with_stages(moved, "target", ["Test plan"], 2)), encoding="utf-8")
    return path


def test_a_stage_that_is_new_gone_or_moved_is_copied_either_way_and_undone(all_at_once: Path) -> None:
    async def script(room: Room) -> None:
        await room.press("ctrl+k")
        document = compare(room).document
        before = document.map
        made: list[ProcessMap] = []
        for expected in (
            "~ Sell: now at the beginning",
            "+ Test plan: a new stage, after Reach",
            "− Meet: no longer a stage",
        ):
            for copying in "tc":
                await room.press(*["p"] * 3)
                while expected not in selected(room):
                    await room.press("n")
                await room.press(copying)
                assert "takes it back" in room.bar("hint")
                assert "^s save" in room.bar("keys")
                assert document.map not in (before, *made)
                made.append(document.map)
                await room.press("ctrl+z")
                assert document.map == before

    drive(app_for(all_at_once), script)


def test_where_a_stage_goes_by_copying_the_next_one_is_looked_at(all_at_once: Path) -> None:
    async def script(room: Room) -> None:
        await room.press("ctrl+k", "n")
        while "Test plan" not in selected(room):
            await room.press("n")
        await room.press("t")
        assert "Prove" in selected(room)

    drive(app_for(all_at_once), script)


def selected(room: Room) -> str:
    return next(line for line in room.text().splitlines() if "▸" in line)


def test_what_was_copied_is_saved_as_the_lines_that_it_changes(flow_meters: Path) -> None:
    before = flow_meters.read_text(encoding="utf-8").splitlines()

    async def script(room: Room) -> None:
        await opened(room, "n", "n", "t", "ctrl+s")
        assert "Saved to" in room.bar("hint")
        assert "^s" not in room.bar("keys")

    drive(app_for(flow_meters), script)
    after = flow_meters.read_text(encoding="utf-8").splitlines()
    assert [(old, new) for old, new in zip(before, after, strict=True) if old != new] == [
        (next(line for line in before if "typical = 0.25," in line), "conversion = 0.22")
    ]


def test_on_a_map_that_is_open_elsewhere_nothing_is_copied_and_the_footer_says_how_it_is_taken_over(
    all_at_once: Path,
) -> None:
    first = Document(read_map(all_at_once), Claim(all_at_once))

    async def script(room: Room) -> None:
        await room.press("ctrl+k")
        assert room.bar("keys") == "^o take over  ↑↓ change  ←→ stage  Enter form  F1 keys  Esc back"
        screen = compare(room)
        before = screen.document.map
        for key in ("t", "c", "ctrl+o"):
            await room.press(key)
            assert "read only" in room.bar("hint")
            assert screen.document.map == before
        assert first.claim is not None
        first.claim.release()
        await room.press("ctrl+o", "t")
        assert screen.document.map != before

    drive(app_for(all_at_once), script)


def test_a_file_that_others_change_meanwhile_is_read_again_at_the_same_stage(all_at_once: Path) -> None:
    async def script(room: Room) -> None:
        await room.press("ctrl+k", "n", "n")
        assert "Test plan" in selected(room)
        text = all_at_once.read_text(encoding="utf-8")
        all_at_once.write_text(text.replace('"Test plan"', '"Trial plan"'), encoding="utf-8")
        room.app.look()
        await room.settle()
        assert "read again" in room.bar("hint")
        assert "Trial plan" in selected(room)

    drive(app_for(all_at_once), script)


def test_where_there_is_nothing_to_copy_the_footer_shows_no_key_for_it(all_at_once: Path) -> None:
    async def script(room: Room) -> None:
        await room.press("ctrl+k", "right")
        assert "= Reach: nothing changes here" in selected(room)
        assert "copy" not in room.bar("keys")
        await room.press("t")
        assert "the same there already" in room.bar("hint")

    drive(app_for(all_at_once), script)


def test_the_room_sees_what_becomes_of_the_weak_links_once_it_may_see_them(flow_meters: Path) -> None:
    async def script(room: Room) -> None:
        await room.press("ctrl+g", "2", "ctrl+k")
        assert "weak link" not in room.text()
        await room.press("escape", "ctrl+g", "7", "ctrl+k", "right")
        assert "weak links ✓ 1 Survey the si… · ⚠ 2 Propose" in room.text()
        assert "⚠ weak link 3 – closed: poor-handover and soft-gate; not to be told yet:" in room.text()
        assert "deliverable 52 → 69 ▲ · goal 60 → 66 ▲" in room.text()

    drive(app_for(flow_meters), script)


def test_figures_that_nobody_can_tell_are_left_out(all_at_once: Path) -> None:
    async def script(room: Room) -> None:
        await room.press("ctrl+k")
        assert "–" not in room.bar("numbers")

    drive(app_for(all_at_once), script)


@pytest.mark.parametrize("theme", ["ansi", "without colour"])
def test_without_grounds_of_our_own_the_selected_change_is_reversed(
    all_at_once: Path, monkeypatch: pytest.MonkeyPatch, theme: str
) -> None:
    if theme == "without colour":
        monkeypatch.setenv("NO_COLOR", "1")

    async def script(room: Room) -> None:
        room.app.theme = "procmap-ansi"
        await room.press("ctrl+k")
        lines = room.app.screen._compositor.render_strips()
        reversed_ = [it.text for line in lines for it in line if it.style and it.style.reverse]
        assert any("▸ ~ Sell" in text for text in reversed_)

    drive(app_for(all_at_once), script)
