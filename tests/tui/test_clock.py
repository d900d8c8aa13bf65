"""The clock, what it notes, and where one stopped, as a facilitator meets them."""

import datetime
import shutil
from pathlib import Path

import pytest

from procmap.model.process_map import Workshop
from procmap.store.reading import read_map
from procmap.store.settings import load_settings
from procmap.store.writing.canonical import canonical_text
from procmap.tui.screens.asking import Ask
from procmap.tui.screens.library import LibraryScreen
from procmap.tui.screens.workshop import WorkshopScreen
from tests.tui.driving import TODAY, Room, drive
from tests.tui.room_clock import WallClock, timed_app


@pytest.fixture
def wall() -> WallClock:
    return WallClock()


def workshop(room: Room) -> WorkshopScreen:
    return next(screen for screen in room.app.screen_stack if isinstance(screen, WorkshopScreen))


def test_without_an_agenda_there_is_no_clock_and_nothing_ticks(flow_meters: Path, wall: WallClock) -> None:
    async def script(room: Room) -> None:
        await room.press("f6", "ctrl+a")
        assert "no clock is running: ^t chooses an agenda" in room.bar("hint")
        assert "saved · maps/flow-meters.toml" in room.bar("title")
        assert workshop(room).clock.ticker is None
        await room.press("ctrl+t", "escape")
        assert workshop(room).clock.clock is None

    drive(timed_app(flow_meters, wall), script)


def test_it_counts_warns_pauses_gives_more_and_never_advances(flow_meters: Path, wall: WallClock) -> None:
    async def script(room: Room) -> None:
        await room.press("ctrl+t", "1")
        assert " 5:00 left in Goals · 60 min in all " in room.bar("title")
        await wall.pass_minutes(room, 3.5)
        assert " ! 1:30 left in Goals · 57 min in all " in room.bar("title")
        await wall.pass_minutes(room, 4)
        assert " !! 2 min over in Goals · 53 min in all " in room.bar("title")
        assert workshop(room).step == "goals"
        await room.press("ctrl+a")
        assert "5 minutes more for Goals, from the slack: 0 min of it are left" in room.bar("hint")
        assert " 2:30 left in Goals · 53 min in all " in room.bar("title")
        await room.press("ctrl+t")
        await wall.pass_minutes(room, 20)
        assert " ‖ paused, 2:30 left in Goals · 53 min in all " in room.bar("title")
        assert workshop(room).clock.ticker is None
        await room.press("ctrl+t", "f6")
        await wall.pass_minutes(room, 1)
        assert " 9:00 left in Current · 52 min in all " in room.bar("title")
        await room.press("f5")
        assert " 2:30 left in Goals" in room.bar("title")

    drive(timed_app(flow_meters, wall), script)


@pytest.mark.parametrize(("width", "said"), [(40, " 5:00 left "), (60, " 5:00 left in Goals · 60 min in all ")])
def test_a_narrow_title_says_less_and_keeps_the_name(flow_meters: Path, wall: WallClock, width: int, said: str) -> None:
    async def script(room: Room) -> None:
        await room.press("ctrl+t", "1")
        title = room.text().splitlines()[0]
        assert said in title
        assert "Flow" in title
        assert title.endswith("saved")

    drive(timed_app(flow_meters, wall), script, (width, 10))


def test_a_team_has_its_own_agendas_and_the_last_one_is_marked(flow_meters: Path, wall: WallClock) -> None:
    Path("procmap.toml").write_text("[agenda]\nminutes = 75\n[agenda.quick]\ncurrent = 12\n", encoding="utf-8")

    async def script(room: Room) -> None:
        await room.press("ctrl+t")
        assert "1  75 minutes" in room.text()
        assert "2  quick, 12 minutes" in room.text()
        await room.press("2")
        assert " 12 min in all " in room.bar("title"), "a step without minutes has no time of its own"
        await room.press("f11")
        assert "quick, 12 minutes, as last time" in room.text()
        await room.press("n")
        assert workshop(room).clock.clock is None

    drive(timed_app(flow_meters, wall), script)


def test_what_took_longer_is_noted_only_where_one_says_so(flow_meters: Path, wall: WallClock) -> None:
    before = flow_meters.read_bytes()

    async def over(room: Room) -> None:
        await room.press("ctrl+t", "1")
        await wall.pass_minutes(room, 7)
        await room.press("escape")
        assert "It took longer than planned. Goals: 2 min over." in room.text()

    async def left_out(room: Room) -> None:
        await over(room)
        await room.press("escape")
        assert isinstance(room.app.screen, WorkshopScreen)
        await room.press("escape", "l")

    drive(timed_app(flow_meters, wall), left_out)
    assert flow_meters.read_bytes() == before

    async def noted(room: Room) -> None:
        await room.press("escape", "n")

    drive(timed_app(flow_meters, wall), noted)
    assert read_map(flow_meters).map.workshops[-1] == Workshop(on=TODAY, overruns=("Goals: 2 min over",))


def test_with_a_workshop_of_today_it_is_noted_when_saved_at_the_end(flow_meters: Path, wall: WallClock) -> None:
    held = read_map(flow_meters).map
    held = held.model_copy(update={"workshops": (Workshop(on=TODAY, facilitator="Coach"),)})
    flow_meters.write_text(canonical_text(held), encoding="utf-8")

    async def script(room: Room) -> None:
        await room.press("ctrl+t", "1")
        await wall.pass_minutes(room, 7)
        await room.press("ctrl+s")
        assert read_map(flow_meters).map == held, "not before the end"
        await room.press("ctrl+g", "8", "ctrl+s")
        workshops = read_map(flow_meters).map.workshops
        assert workshops == (Workshop(on=TODAY, facilitator="Coach", overruns=("Goals: 2 min over",)),)
        await room.press("ctrl+z")
        assert "Undone: note what took longer" in room.bar("hint")
        await wall.pass_minutes(room, 8)
        await room.press("ctrl+y", "ctrl+s", "ctrl+t", "escape")
        assert isinstance(room.app.screen, LibraryScreen), "nothing is asked where nothing is lost and no time passes"

    drive(timed_app(flow_meters, wall), script)
    assert read_map(flow_meters).map.workshops[0].overruns == ("Goals: 2 min over", "Plan: 3 min over")


@pytest.mark.parametrize("key", ["escape", "ctrl+q"])
def test_a_stray_key_does_not_throw_the_room_out_while_the_clock_runs(
    flow_meters: Path, wall: WallClock, key: str
) -> None:
    async def script(room: Room) -> None:
        await room.press("ctrl+t", "1", key)
        assert "The clock of the workshop runs." in room.text()
        await room.press("escape")
        assert " 5:00 left in Goals" in room.bar("title")
        await room.press("x", "enter", key)
        assert "not saved" in room.text(), "one question is enough"
        await room.press("s")
        assert not any(isinstance(screen, WorkshopScreen) for screen in room.app.screen_stack)

    drive(timed_app(flow_meters, wall), script)


def test_a_paused_clock_asks_nothing(flow_meters: Path, wall: WallClock) -> None:
    async def script(room: Room) -> None:
        await room.press("ctrl+t", "1", "ctrl+t", "escape")
        assert isinstance(room.app.screen, LibraryScreen)

    drive(timed_app(flow_meters, wall), script)


def test_leaving_twice_asks_once(flow_meters: Path, wall: WallClock) -> None:
    async def script(room: Room) -> None:
        await room.press("ctrl+t", "1")
        await wall.pass_minutes(room, 7)
        workshop(room).action_leave()
        workshop(room).action_leave()
        await room.settle()
        assert [type(screen) for screen in room.app.screen_stack[-2:]] == [WorkshopScreen, Ask]

    drive(timed_app(flow_meters, wall), script)


def test_it_opens_where_one_stopped_with_the_clock_of_the_day_standing(flow_meters: Path, wall: WallClock) -> None:
    async def stop(room: Room) -> None:
        await room.press("ctrl+t", "1")
        await wall.pass_minutes(room, 3)
        await room.press("ctrl+g", "5", "down", "down")
        await wall.pass_minutes(room, 1)
        await room.press("escape", "l")

    drive(timed_app(flow_meters, wall), stop)
    found = load_settings().stop_in(flow_meters)
    assert found is not None
    assert (found.step, found.stage) == ("numbers", "survey")

    async def reopened(room: Room) -> None:
        assert "Of 10, how many move on?" in room.text()
        assert workshop(room).selected == "survey"
        assert workshop(room).sheet.record == ("current", "stages", 2), "the stage's own row"
        assert workshop(room).sheet.at.column > 0, "never on its name"
        assert "‖ paused, 7:00 left in Numbers · 56 min in all" in room.bar("title")
        await room.press("ctrl+t")
        await wall.pass_minutes(room, 1)
        assert "6:00 left in Numbers · 55 min in all" in room.bar("title")

    drive(timed_app(flow_meters, wall), reopened)

    async def next_day(room: Room) -> None:
        assert workshop(room).step == "numbers"
        assert workshop(room).clock.clock is None

    drive(timed_app(flow_meters, wall, TODAY + datetime.timedelta(days=1)), next_day)


def test_it_opens_on_the_side_where_one_stopped_as_long_as_there_is_one(flow_meters: Path, wall: WallClock) -> None:
    async def stop(room: Room) -> None:
        await room.press("ctrl+g", "6", "f9", "escape")

    drive(timed_app(flow_meters, wall), stop)

    async def reopened(room: Room) -> None:
        assert "[target]" in room.bar("title")
        assert room.app.screen.focused is workshop(room).findings

    drive(timed_app(flow_meters, wall), reopened)
    text = flow_meters.read_text(encoding="utf-8")
    current_only = text[: text.index("[target]")].rstrip() + "\n"
    flow_meters.write_text(current_only, encoding="utf-8")

    async def without_a_target(room: Room) -> None:
        assert "[target]" not in room.bar("title")
        assert workshop(room).step == "weak-links"

    drive(timed_app(flow_meters, wall), without_a_target)


def test_another_map_opens_at_its_beginning(flow_meters: Path, wall: WallClock) -> None:
    async def stop(room: Room) -> None:
        await room.press("ctrl+g", "5", "escape")

    drive(timed_app(flow_meters, wall), stop)
    other = flow_meters.with_name("other.toml")
    shutil.copy(flow_meters, other)

    async def script(room: Room) -> None:
        assert workshop(room).step == "goals"

    drive(timed_app(other, wall), script)
