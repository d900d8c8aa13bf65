from pathlib import Path

import pytest

from procmap.store.reading import read_map
from procmap.tui.commands import WHAT_IF
from procmap.tui.screens.reading import Reading
from procmap.tui.screens.what_if import WhatIfScreen
from procmap.tui.screens.workshop import WorkshopScreen
from tests.tui.driving import Room, app_for, drive

NAME = "maps/flow-meters.toml"


def screen_of(room: Room) -> WhatIfScreen:
    screen = room.app.screen
    assert isinstance(screen, WhatIfScreen)
    return screen


def spoken(room: Room) -> str:
    """The screen as running text."""
    return " ".join(room.text().replace("█", " ").split())


def lines_with(room: Room, text: str) -> list[str]:
    return [line for line in room.text().splitlines() if text in line]


def test_ten_per_cent_more_calls_deliver_nothing_more_and_are_dropped(flow_meters: Path) -> None:
    before = flow_meters.read_bytes()

    async def script(room: Room) -> None:
        await room.press("f12")
        assert "As it is, the flow would deliver 60, but the Application engineer lets 52 of the 60" in spoken(room)
        assert "the map is not touched" in room.bar("title")
        await room.press("1")
        shown = spoken(room)
        assert "10 % more enter (1,930 → 2,123): the flow would deliver 65 instead of 60" in shown
        assert "Nothing more is delivered; the Application engineer is now at 125 %." in shown
        assert lines_with(room, "deliverable of 60")[0].split()[-3:] == ["52", "52", "="]
        assert lines_with(room, "by the flow")[0].split()[-3:] == ["60", "65", "▲"]
        assert "● enter" in room.text()
        assert "● 1 changed here, the map is not" in room.bar("title")
        await room.press("escape")
        assert isinstance(room.app.screen, WorkshopScreen)
        assert "What was tried is dropped; the map is as it was" in room.bar("hint")
        assert room.app.screen.document.is_saved

    drive(app_for(flow_meters), script)
    assert flow_meters.read_bytes() == before


def test_numbers_are_nudged_by_the_arrows_and_put_back(flow_meters: Path) -> None:
    async def script(room: Room) -> None:
        await room.press("f12", "down", "right")
        assert "22 % → 23 %" in room.text()
        await room.press("shift+right")
        assert "22 % → 28 %" in room.text()
        await room.press("less_than_sign", "left")
        assert "→" not in lines_with(room, "▸")[0], "as many steps back lead to where one began"
        await room.press("left", "1", "backspace")
        assert "22 % → 21 %" in room.text()
        assert "1,930 →" not in room.text()
        await room.press("0")
        assert screen_of(room).trial.tried.changes == {}

    drive(app_for(flow_meters), script)


def test_what_is_as_far_as_it_goes_says_so(flow_meters: Path) -> None:
    async def script(room: Room) -> None:
        await room.press("f12", "down", *["shift+right"] * 17)
        assert "that is as far as it goes: 100 %" in room.bar("hint")
        await room.press("down")
        assert "A nudge is 0.05 h, a big one 0.2 h. Typed: hours.reach.sdr" in room.bar("hint")

    drive(app_for(flow_meters), script)


@pytest.mark.parametrize("size", [(80, 24), (40, 10)], ids=str)
def test_the_selected_number_stays_in_view(flow_meters: Path, size: tuple[int, int]) -> None:
    async def script(room: Room) -> None:
        await room.press("f12")
        for key in ("pagedown", "down", "pagedown", "pagedown", "down", "up", "pagedown", "pagedown"):
            await room.press(key)
            assert len(lines_with(room, "▸")) == 1
        assert "selling, Project" in lines_with(room, "▸")[0]

    drive(app_for(flow_meters), script, size=size)


def test_one_more_of_the_constraint_and_a_stricter_gate(flow_meters: Path) -> None:
    async def script(room: Room) -> None:
        await room.press("f12", "2")
        assert "4 heads instead of 3 as Application engineer: 52 → 60 of the 60 wanted" in spoken(room)
        assert "3→4 Application" in room.text()
        await room.press("0", "3")
        assert "44 % instead of 55 % move on from Qualify the application; 87.5 % instead of 70 %" in spoken(room)
        assert "The same deals are lost, only earlier" in room.bar("hint")

    drive(app_for(flow_meters), script)


def test_what_is_tried_goes_into_the_target_as_one_edit_that_is_undone(flow_meters: Path) -> None:
    first = read_map(flow_meters).map

    async def script(room: Room) -> None:
        await room.press("f12", "3", "t")
        screen = screen_of(room)
        said = "Taken over; ^z takes it back. The target: 75.9 deliverable, the goal of 66 is passed"
        assert said in room.bar("hint")
        assert screen.trial.tried.changes == {}
        target, current = screen.document.map.target, screen.document.map.current
        assert target is not None
        qualify = target.stage("qualify")
        assert qualify is not None
        assert qualify.conversion is not None
        assert qualify.conversion.typical == 0.44
        assert current == first.current
        await room.press("ctrl+z")
        assert screen.document.map == first
        assert "Undone: what-if into the target" in room.bar("hint")
        await room.press("ctrl+y", "escape", "ctrl+z")
        assert isinstance(room.app.screen, WorkshopScreen)
        assert room.app.screen.document.map == first

    drive(app_for(flow_meters), script, size=(100, 30))


def test_a_target_that_is_not_there_starts_as_a_copy_and_one_may_then_try_on_it(room_folder: Path) -> None:
    path = room_folder / "small.toml"
    path.write_text(
        'format = 1\n[process]\nname = "Small"\ngoal = 5\n[[roles]]\nid = "ae"\nhours_per_week = 40\n'
        "selling_share = 0.5\n"
        "[current]\nentering = 20\nheadcount = { ae = 1 }\n"
        '[[current.stages]]\nid = "sell"\nname = "Sell"\nconversion = 0.5\nhours = { ae = 90 }\n',
        encoding="utf-8",
    )

    async def script(room: Room) -> None:
        await room.press("f12", "2", "t")
        screen = screen_of(room)
        assert "Taken over" in room.bar("hint")
        assert screen.document.map.target is not None
        assert screen.document.map.target.headcount == {"ae": 2}
        await room.press("escape", "ctrl+g", "7", "f12")
        assert "[target]" in room.bar("title")
        await room.press("1", "t")
        assert screen_of(room).document.map.target.entering == 22  # type: ignore[union-attr]
        await room.press("ctrl+z", "ctrl+z")
        assert "[target]" not in room.bar("title"), "the target that was tried on is gone"

    drive(app_for(path), script)


def test_what_cannot_be_taken_over_or_asked_says_why(room_folder: Path) -> None:
    path = room_folder / "bare.toml"
    path.write_text('format = 1\n[process]\nname = "Bare"\n', encoding="utf-8")

    async def script(room: Room) -> None:
        await room.press("f12")
        assert "No number is stated" in room.text()
        for key, said in (
            ("1", "step 5 asks for it"),
            ("2", "the constraint is not known"),
            ("3", "no stage but the last qualifies"),
            ("t", "nothing is changed"),
            ("ctrl+z", "nothing to undo"),
            ("ctrl+y", "nothing to redo"),
        ):
            await room.press(key)
            assert said in room.bar("hint")
        await room.press("right", "down", "backspace", "0")
        assert room.bar("hint") == ""

    drive(app_for(path), script)


def test_a_loop_that_nothing_leaves_is_said_and_not_taken_over(room_folder: Path) -> None:
    path = room_folder / "loop.toml"
    path.write_text(
        'format = 1\n[process]\nname = "Loop"\n[current]\nentering = 20\n'
        '[[current.stages]]\nid = "ask"\nname = "Ask"\nconversion = 1.0\nhours = {}\n'
        '[[current.stages]]\nid = "sell"\nname = "Sell"\nconversion = 0.5\nhours = {}\n'
        '[[current.flows]]\nfrom = "sell"\nto = "ask"\nshare = 0.5\n',
        encoding="utf-8",
    )

    async def script(room: Room) -> None:
        await room.press("f12", "down", "down", *["shift+left"] * 10, "down", *["shift+right"] * 10)
        assert "nothing ever leaves Ask and Sell: it goes round for ever" in spoken(room)
        await room.press("t")
        assert "nothing ever leaves the loop of `ask`, `sell`: expected shares" in room.bar("hint")
        assert screen_of(room).document.map.target is None
        await room.press("left", "t")
        assert "Taken over" in room.bar("hint")

    drive(app_for(path), script)


def test_the_chance_stands_beside_the_outcome_and_follows_it(flow_meters: Path) -> None:
    async def script(room: Room) -> None:
        await room.press("f12")
        screen = screen_of(room)
        assert lines_with(room, "chance of the goal")[0].split()[-2:] == ["…", "…"], "its line is there from the start"
        lines = room.text().splitlines()
        screen.pause = 0.001
        screen.reckon()
        await room.until(lambda: screen.chances is not None and not screen.chances.is_reckoning)
        assert lines_with(room, "chance of the goal")[0].endswith("under 1 %  under 1 % =")
        moved = [before for before, now in zip(lines, room.text().splitlines(), strict=True) if before != now]
        assert len(moved) == 1, "nothing else moves when it is known"
        await room.press("2", "2")
        assert "…" in lines_with(room, "chance of the goal")[0]
        await room.until(lambda: screen.chances is not None and not screen.chances.is_reckoning)
        assert lines_with(room, "chance of the goal")[0].endswith("% ▲")

    drive(app_for(flow_meters), script)


def test_where_the_map_does_not_say_what_enters_the_goal_does(room_folder: Path) -> None:
    path = room_folder / "small.toml"
    path.write_text(
        'format = 1\n[process]\nname = "Small"\ngoal = 60\n[[roles]]\nid = "ae"\nhours_per_week = 40\n'
        "selling_share = 0.4\n[current]\nheadcount = { ae = 3 }\n"
        '[[current.stages]]\nid = "sell"\nname = "Sell"\nconversion = 0.4\nhours = { ae = 16 }\n',
        encoding="utf-8",
    )

    async def script(room: Room) -> None:
        await room.press("f12")
        assert "must enter" in lines_with(room, "▸")[0]
        assert "chance of the goal" not in room.text(), "no number has a range"
        await room.press("1")
        assert "10 % more enter than the goal takes (150 → 165): the flow would deliver 66 instead of 60" in spoken(
            room
        )
        assert "The map does not say how many enter: 150 deliver the goal of 60." in room.bar("hint")

    drive(app_for(path), script)


def test_who_holds_the_deals_back_is_named_in_full(flow_meters: Path) -> None:
    async def script(room: Room) -> None:
        await room.press("f12")
        assert lines_with(room, "constraint   ")[0].endswith(" Application engineer =")
        await room.press("2", "2", "1", "1", "1", "1")
        assert lines_with(room, "constraint →")[0].endswith(" Sales development rep ~")

    drive(app_for(flow_meters), script)


@pytest.mark.parametrize("size", [(40, 10), (60, 20), (80, 24), (140, 40)], ids=str)
def test_verdict_levers_figures_and_keys_are_there_in_every_size(flow_meters: Path, size: tuple[int, int]) -> None:
    async def script(room: Room) -> None:
        await room.press("f12", "1")
        shown = spoken(room)
        assert "through, before and after. Nothing more is delivered" in shown
        assert "● enter" in shown
        assert lines_with(room, "deliverable of 60")[0].split()[-3:] == ["52", "52", "="]
        assert "into the target" in room.bar("keys")

    drive(app_for(flow_meters), script, size=size)


def test_every_key_is_in_the_help(flow_meters: Path) -> None:
    async def script(room: Room) -> None:
        await room.press("f12", "f1")
        assert isinstance(room.app.screen, Reading)
        for command in WHAT_IF:
            assert command.key_names in room.app.screen.text
        await room.press("escape")
        screen_of(room)

    drive(app_for(flow_meters), script)
