"""Edits that were left unsaved, on the screen: offered, taken, left for later, dropped; and two programs on one map."""

import errno
from pathlib import Path

import pytest

from procmap.store.journal.claim import Claim
from procmap.store.journal.reading import journals_of, read_journal
from procmap.store.reading import read_map
from procmap.tui.farewell import what_is_kept
from procmap.tui.screens.library import LibraryScreen
from procmap.tui.screens.recovering import RecoveringScreen
from procmap.tui.screens.workshop import WorkshopScreen
from procmap.workshop.edits.edit import with_value
from procmap.workshop.open_map.document import Document
from tests.tui.driving import Room, app_for, drive

NAME = "Flow meters to process plants"


def left_behind(path: Path) -> None:
    """Two edits of a program that was killed."""
    document = Document(read_map(path), Claim(path))
    document.apply("rename", with_value(document.map, ("process", "name"), "Pumps"))
    document.apply("goal", with_value(document.map, ("process", "goal"), 61))
    assert document.claim is not None
    document.claim.release()


def shown(room: Room) -> str:
    return " ".join(room.text().split())


def test_unsaved_edits_are_shown_and_taken_as_one(flow_meters: Path) -> None:
    left_behind(flow_meters)

    async def script(room: Room) -> None:
        assert "2 edits of" in shown(room)
        assert "were not saved." in shown(room)
        assert f"name of the process: {NAME} → Pumps" in shown(room)
        assert "goal: 60 → 61" in shown(room)
        await room.press("enter")
        assert "Recovered 2 edits" in room.bar("hint")
        assert "● not saved" in room.bar("title")
        await room.press("ctrl+z")
        assert "Undone: recover 2 edits" in room.bar("hint")
        assert "saved" in room.bar("title")
        await room.press("ctrl+y", "ctrl+s", "escape")

    drive(app_for(flow_meters), script)
    process = read_map(flow_meters).map.process
    assert (process.name, process.goal) == ("Pumps", 61)
    assert not journals_of(flow_meters)


def test_leaving_them_for_later_offers_them_again_until_they_are_dropped(flow_meters: Path) -> None:
    left_behind(flow_meters)
    before = flow_meters.read_bytes()

    async def later(room: Room) -> None:
        await room.press("escape")
        assert "the next start offers 2 edits again" in room.bar("hint")
        assert NAME in room.bar("title")
        await room.press("escape")

    async def drop(room: Room) -> None:
        await room.press("ctrl+d", "escape")
        assert isinstance(room.app.screen, RecoveringScreen)
        await room.press("ctrl+d", "ctrl+d")
        assert "Dropped 2 edits" in room.bar("hint")

    drive(app_for(flow_meters), later)
    drive(app_for(flow_meters), drop)
    drive(app_for(flow_meters), lambda room: room.press("escape"))
    assert not journals_of(flow_meters)
    assert flow_meters.read_bytes() == before


def test_what_no_longer_fits_is_listed_and_enter_takes_nothing_where_nothing_fits(flow_meters: Path) -> None:
    left_behind(flow_meters)
    text = flow_meters.read_text(encoding="utf-8").replace(NAME, "Valves").replace("goal = 60", "goal = 62")
    flow_meters.write_text(text, encoding="utf-8")

    async def script(room: Room) -> None:
        assert "these no longer fit it" in shown(room)
        assert f"name of the process: {NAME} → Pumps" in shown(room)
        assert "Enter" not in room.bar("keys")
        await room.press("enter")
        assert isinstance(room.app.screen, RecoveringScreen)

    drive(app_for(flow_meters), script)


def test_the_library_marks_what_is_unsaved(flow_meters: Path) -> None:
    left_behind(flow_meters)

    async def script(room: Room) -> None:
        assert "● not saved" in shown(room)
        assert "opening it offers them" in " ".join(room.bar("hint").split())
        await room.press("enter")
        assert isinstance(room.app.screen, RecoveringScreen)
        await room.press("enter", "ctrl+s", "escape")
        assert isinstance(room.app.screen, LibraryScreen)
        assert "● not saved" not in shown(room)

    drive(app_for(), script)


def test_the_library_lists_a_map_whose_file_is_gone_and_brings_it_back(flow_meters: Path) -> None:
    left_behind(flow_meters)
    content = flow_meters.read_bytes()
    flow_meters.unlink()

    async def script(room: Room) -> None:
        assert "Pumps ✗ gone, not saved" in shown(room)
        assert "is gone, 2 edits never saved: Enter writes it again" in " ".join(room.bar("hint").split())
        await room.press("enter")
        assert flow_meters.read_bytes() == content
        assert isinstance(room.app.screen, RecoveringScreen)
        await room.press("enter", "ctrl+s", "escape")
        assert isinstance(room.app.screen, LibraryScreen)
        assert "gone" not in shown(room)

    drive(app_for(), script)
    assert read_map(flow_meters).map.process.name == "Pumps"


def test_the_last_word_names_what_was_left_for_later_and_not_what_was_given_up(flow_meters: Path) -> None:
    left_behind(flow_meters)

    async def script(room: Room) -> None:
        await room.press("enter", "escape")
        assert what_is_kept(room.app.document) == "edits left unsaved before will be offered at the next start"
        await room.type("Pumps")
        assert what_is_kept(room.app.document) == "1 edit not saved will be offered at the next start"
        await room.press("escape", "ctrl+d")
        assert isinstance(room.app.screen, LibraryScreen)
        assert what_is_kept(room.app.document) == "no map was open"

    drive(app_for(), script)


def test_leaving_without_saving_gives_the_edits_up(flow_meters: Path) -> None:
    async def script(room: Room) -> None:
        await room.type("Pumps")
        assert journals_of(flow_meters)
        await room.press("escape", "ctrl+d")

    drive(app_for(flow_meters), script)
    assert not journals_of(flow_meters)
    assert NAME in flow_meters.read_text(encoding="utf-8")


def test_the_second_program_reads_and_takes_over_when_the_first_has_left(flow_meters: Path) -> None:
    first = Document(read_map(flow_meters), Claim(flow_meters))

    async def script(room: Room) -> None:
        screen = room.app.screen
        assert isinstance(screen, WorkshopScreen)
        assert "read only: open elsewhere" in room.bar("title")
        assert "the map is open in another procmap (process" in " ".join(room.bar("hint").split())
        for key in ("P", "enter", "backspace"):
            await room.press(key)
            assert screen.sheet.typing is None
            assert "read only" in room.bar("hint")
            await room.press("right")
        await room.paste("Pumps")
        assert "read only" in room.bar("hint")
        assert screen.map.process.name == NAME
        await room.press("ctrl+g", "2")
        assert room.bar("keys").startswith("^o take over  F2 detail  F6 step  F7 export")
        await room.press("up", "f2")
        assert room.bar("keys") == "^o take over  F2 detail  F1 keys  Esc back"
        await room.press("ctrl+o")
        assert "read only: the map is open" in room.bar("hint")
        await room.press("escape")
        for key in ("ctrl+n", "ctrl+d", "alt+up"):
            await room.press(key)
            assert screen.sheet.typing is None
            assert "read only" in room.bar("hint")
        await room.press("ctrl+g", "6", "a")
        assert "read only" in room.bar("hint")
        assert room.bar("keys").startswith("^o take over  m where  x what-if")
        await room.press("ctrl+o")
        assert "read only: the map is open" in room.bar("hint")
        first.apply("rename", with_value(first.map, ("process", "name"), "Valves"))
        assert first.claim is not None
        first.claim.release()
        screen.map_file.look()
        assert "free now, ^o edits it" in room.bar("title")
        await room.press("ctrl+o")
        assert isinstance(room.app.screen, RecoveringScreen), "what the first left unsaved is offered"
        await room.press("enter")
        assert "Valves" in room.bar("title")
        assert "● not saved" in room.bar("title")
        await room.press("ctrl+o")
        assert "yours to edit already" in room.bar("hint")

    drive(app_for(flow_meters), script, size=(120, 40))


def test_a_form_takes_over_and_offers_what_the_first_left_unsaved(flow_meters: Path) -> None:
    first = Document(read_map(flow_meters), Claim(flow_meters))

    async def script(room: Room) -> None:
        await room.press("f8")
        form = room.app.screen
        first.apply("rename", with_value(first.map, ("process", "name"), "Valves"))
        assert first.claim is not None
        first.claim.release()
        await room.press("ctrl+o")
        assert isinstance(room.app.screen, RecoveringScreen)
        await room.press("enter")
        assert room.app.screen is form
        assert "Recovered 1 edit" in room.bar("hint")
        assert room.bar("title").startswith("Valves")

    drive(app_for(flow_meters), script, size=(120, 40))


def test_the_title_says_where_edits_are_not_protected(flow_meters: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    async def script(room: Room) -> None:
        monkeypatch.setenv("PROCMAP_HOME", str(flow_meters))
        await room.type("Pumps")
        assert "● not protected: save now" in room.bar("title")
        await room.press("f2")
        assert "not protected: save now" in room.bar("title")
        await room.press("escape", "ctrl+s")
        assert "saved" in room.bar("title")
        assert "not" not in room.bar("title")

    drive(app_for(flow_meters), script)
    assert read_map(flow_meters).map.process.name == "Pumps"


def test_taking_over_begins_with_what_the_first_saved_last(flow_meters: Path) -> None:
    first = Document(read_map(flow_meters), Claim(flow_meters))

    async def script(room: Room) -> None:
        screen = room.app.screen
        assert isinstance(screen, WorkshopScreen)
        first.apply("rename", with_value(first.map, ("process", "name"), "Valves"))
        first.save()
        first.close()
        await room.press("ctrl+o")
        assert screen.map.process.name == "Valves"
        await room.type("Pumps")
        await room.press("ctrl+s")
        assert "Saved to" in room.bar("hint")

    drive(app_for(flow_meters), script)
    assert read_map(flow_meters).map.process.name == "Pumps"


def test_what_cannot_be_read_of_unsaved_edits_is_said_with_its_place(flow_meters: Path) -> None:
    left_behind(flow_meters)
    [journal] = journals_of(flow_meters)
    journal.write_bytes(b"torn")

    async def script(room: Room) -> None:
        hint = "".join(room.bar("hint").split())
        assert "editsleftunsavedbeforecannotberead,andliein" in hint
        assert journal.with_suffix(".unreadable").name in hint

    drive(app_for(flow_meters), script, size=(140, 40))


def test_the_last_word_tells_what_a_full_disk_leaves_of_the_edits(
    flow_meters: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    async def script(room: Room) -> None:
        await room.type("Pumps")
        with monkeypatch.context() as patch:
            patch.setattr("procmap.store.journal.journal.os.write", _full)
            await room.type("Valves")
            assert "● not protected" in room.bar("title")
            told = "2 edits not saved; the next start offers only the first of them"
            assert what_is_kept(room.app.document) == told
        room.app.look()
        await room.settle()
        assert "● not saved" in room.bar("title"), "there is room again"
        [journal] = journals_of(flow_meters)
        found = read_journal(journal)
        assert found is not None
        assert room.app.document is not None
        assert (found.map, found.count) == (room.app.document.map, 2)

    drive(app_for(flow_meters), script)


def _full(_descriptor: int, _content: bytes) -> int:
    raise OSError(errno.ENOSPC, "No space left on device")
