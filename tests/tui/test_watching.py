"""The file of the open map changed by somebody else: read again, asked about, kept, put together."""

from pathlib import Path

from textual import events

from procmap.store.reading import read_map
from procmap.tui.farewell import what_is_kept
from procmap.tui.screens.asking import Ask
from procmap.tui.screens.form import FormScreen
from procmap.tui.screens.reading import Reading
from procmap.tui.screens.workshop import WorkshopScreen
from procmap.workshop.open_map.recovery import recovery_of
from tests.tui.driving import Room, app_for, drive

NAME = "Flow meters to process plants"


def theirs(path: Path, old: str = "goal = 60", new: str = "goal = 75") -> None:
    """Change the file as an editor does."""
    text = path.read_text(encoding="utf-8")
    assert old in text
    path.write_text(text.replace(old, new, 1), encoding="utf-8")


async def focused(room: Room) -> None:
    """Come back to the terminal from another window."""
    room.app.post_message(events.AppFocus())
    await room.settle()


def workshop(room: Room) -> WorkshopScreen:
    return next(screen for screen in room.app.screen_stack if isinstance(screen, WorkshopScreen))


def test_with_nothing_unsaved_it_is_read_again_at_the_same_step_and_record(flow_meters: Path) -> None:
    async def script(room: Room) -> None:
        await room.press("ctrl+g", "2")
        screen = workshop(room)
        screen.sheet.select(("current", "stages", 1, "name"))
        record = screen.map.current.stages[int(screen.sheet.record[-1])].id
        theirs(
            flow_meters, "[[current.stages]]", '[[current.stages]]\nid = "first"\nname = "First"\n\n[[current.stages]]'
        )
        await focused(room)
        assert "was read again" in room.bar("hint")
        assert screen.step == "current"
        assert screen.map.current.stages[0].id == "first"
        assert screen.map.current.stages[int(screen.sheet.record[-1])].id == record
        assert "saved" in room.bar("title")
        await room.press("ctrl+z")
        assert screen.map.current.stages[0].id != "first"
        assert "not saved" in room.bar("title")

    drive(app_for(flow_meters), script)


def test_a_file_touched_and_not_changed_is_nothing(flow_meters: Path) -> None:
    async def script(room: Room) -> None:
        flow_meters.touch()
        await focused(room)
        assert "read again" not in room.text()

    drive(app_for(flow_meters), script)


def test_with_edits_unsaved_it_is_asked_and_the_difference_is_shown_first(flow_meters: Path) -> None:
    async def script(room: Room) -> None:
        await room.type("Pumps")
        theirs(flow_meters)
        await focused(room)
        assert isinstance(room.app.screen, Ask)
        assert room.app.screen.question == "The file was changed outside, and 1 edit here is not saved."
        await room.press("d")
        assert isinstance(room.app.screen, Reading)
        told = " ".join(room.text().split())
        assert "In the file, since it was read: goal: 60 → 75" in told
        assert f"Your edits, not saved: name of the process: {NAME} → Pumps" in told
        await room.press("escape")
        assert isinstance(room.app.screen, Ask)
        await room.press("escape")
        await focused(room)
        assert isinstance(room.app.screen, WorkshopScreen), "it asks once"
        await room.press("ctrl+s")
        assert isinstance(room.app.screen, Ask), "and before anything is written"

    drive(app_for(flow_meters), script)
    assert NAME in flow_meters.read_text(encoding="utf-8")


def test_both_puts_the_edits_on_the_file(flow_meters: Path) -> None:
    async def script(room: Room) -> None:
        await room.type("Pumps")
        theirs(flow_meters)
        await focused(room)
        await room.press("b", "ctrl+s")
        assert "Saved to" in room.bar("hint")

    drive(app_for(flow_meters), script)
    process = read_map(flow_meters).map.process
    assert (process.name, process.goal) == ("Pumps", 75)
    assert recovery_of(read_map(flow_meters)) is None


def test_what_does_not_fit_is_listed_and_offered_at_the_next_start(flow_meters: Path) -> None:
    async def script(room: Room) -> None:
        await room.type("Pumps")
        theirs(flow_meters, NAME, "Valves")
        await focused(room)
        await room.press("b")
        assert f"name of the process: {NAME} → Pumps" in " ".join(room.text().split())
        await room.press("escape")
        assert workshop(room).map.process.name == "Valves"

    drive(app_for(flow_meters), script)
    recovery = recovery_of(read_map(flow_meters))
    assert recovery is not None
    assert recovery.misfits == (f"name of the process: {NAME} → Pumps",)


def test_keeping_mine_writes_over_the_file_knowingly(flow_meters: Path) -> None:
    async def script(room: Room) -> None:
        await room.type("Pumps")
        theirs(flow_meters)
        await focused(room)
        await room.press("k")
        assert "^s writes it over the file" in room.bar("hint")
        await room.press("ctrl+s")
        assert "Saved to" in room.bar("hint")

    drive(app_for(flow_meters), script)
    process = read_map(flow_meters).map.process
    assert (process.name, process.goal) == ("Pumps", 60)


def test_taking_the_file_keeps_the_edits_for_undo_and_for_the_next_start(flow_meters: Path) -> None:
    async def script(room: Room) -> None:
        await room.type("Pumps")
        theirs(flow_meters)
        await focused(room)
        await room.press("r")
        assert workshop(room).map.process.name == NAME
        await room.press("ctrl+z")
        assert workshop(room).map.process.name == "Pumps"
        await room.press("ctrl+y")

    drive(app_for(flow_meters), script)
    recovery = recovery_of(read_map(flow_meters))
    assert recovery is not None
    assert (recovery.map.process.name, recovery.map.process.goal) == ("Pumps", 75)


def test_a_line_being_typed_is_not_disturbed_and_a_form_is_no_hiding_place(flow_meters: Path) -> None:
    async def script(room: Room) -> None:
        await room.press("P")
        theirs(flow_meters)
        await focused(room)
        assert workshop(room).sheet.typing
        await room.press("escape", "f2")
        assert isinstance(room.app.screen, FormScreen)
        await focused(room)
        assert "was read again" in room.bar("hint")
        assert workshop(room).map.process.goal == 75

    drive(app_for(flow_meters), script)


def test_a_file_that_became_faulty_or_went_is_told_and_what_is_open_stays(flow_meters: Path) -> None:
    async def script(room: Room) -> None:
        content = flow_meters.read_bytes()
        flow_meters.write_text("format = 1\nnonsense\n", encoding="utf-8")
        await focused(room)
        assert "changed outside" not in room.bar("hint"), "somebody may be in the middle of writing it"
        await focused(room)
        told = " ".join(room.bar("hint").split())
        assert "flow-meters.toml:2:" in told
        assert "yours stays open" in told
        flow_meters.unlink()
        await focused(room)
        await focused(room)
        assert "cannot be read" in room.bar("hint")
        flow_meters.write_bytes(content)
        await focused(room)
        assert workshop(room).map.process.name == NAME
        assert workshop(room).document.is_saved

    drive(app_for(flow_meters), script)


def test_a_map_whose_file_went_is_not_called_saved_and_can_be_written_again(flow_meters: Path) -> None:
    content = flow_meters.read_bytes()

    async def script(room: Room) -> None:
        flow_meters.unlink()
        await focused(room)
        await focused(room)
        assert "● not saved" in room.bar("title")
        await room.press("escape")
        assert isinstance(room.app.screen, Ask), "leaving would lose the map"
        await room.press("escape", "ctrl+s")
        assert isinstance(room.app.screen, Ask)
        await room.press("w")
        assert "Saved to" in room.bar("hint")
        assert "not saved" not in room.bar("title")
        assert flow_meters.read_bytes() == content
        assert what_is_kept(room.app.document) == "nothing was unsaved"

    drive(app_for(flow_meters), script)


def test_a_map_whose_file_came_back_is_saved_again(flow_meters: Path) -> None:
    content = flow_meters.read_bytes()

    async def script(room: Room) -> None:
        flow_meters.write_text("<<<<<<< ours\n", encoding="utf-8")
        await focused(room)
        await focused(room)
        assert "● not saved" in room.bar("title")
        await room.press("ctrl+s")
        assert "w  " not in room.text(), "a file that is there is not written over unread"
        await room.press("escape")
        flow_meters.write_bytes(content)
        await focused(room)
        assert "not saved" not in room.bar("title")

    drive(app_for(flow_meters), script)
