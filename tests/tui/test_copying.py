"""A map that cannot be saved where it lies: a copy is offered where one can be written, and nothing is given up."""

import errno
import os
from pathlib import Path
from typing import Any

import pytest

from procmap.store.journal.reading import journals_of, read_journal
from procmap.store.reading import read_map
from procmap.tui.screens.asking import Ask
from tests.tui.driving import Room, app_for, drive

NAME = "Flow meters to process plants"


def close(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Let nobody make a file in a folder, not even root, to whom its mode says nothing."""
    real, closed = os.open, folder.resolve()

    def refusing(path: Any, flags: int, *rest: Any, **others: Any) -> int:
        place = Path(os.fsdecode(path)).absolute()
        if flags & os.O_RDWR and closed in (place, place.parent):
            raise PermissionError(errno.EACCES, "Permission denied")
        return real(path, flags, *rest, **others)

    monkeypatch.setattr(os, "open", refusing)


def is_asked(room: Room, text: str) -> bool:
    """Whether a question says so, however it is broken into lines."""
    assert isinstance(room.app.screen, Ask)
    return "".join(text.split()) in "".join(room.text().replace("█", "").split())


def test_from_a_folder_that_cannot_be_written_it_goes_to_the_persons_own_and_the_whole_path_is_said(
    flow_meters: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    own = tmp_path / "own"
    monkeypatch.setenv("PROCMAP_HOME", str(own))
    copy = own / "maps" / "flow-meters-2.toml"

    async def script(room: Room) -> None:
        await room.type("Pumps")
        close(flow_meters.parent, monkeypatch)
        await room.press("ctrl+s")
        assert is_asked(room, "Not saved: the file cannot be written (its folder may not be written)")
        assert is_asked(room, f"save a copy as {copy}, go on")
        await room.press("escape")
        assert "● not saved" in room.bar("title")
        [journal] = journals_of(flow_meters)
        assert read_journal(journal), "what is not saved is still written down"
        await room.press("ctrl+s", "c")
        assert room.bar("hint") == f"Saved to {copy}"
        assert "not saved" not in room.bar("title")
        assert not journals_of(flow_meters)
        await room.type("Valves")
        [journal] = journals_of(copy)
        await room.press("ctrl+s")

    drive(app_for(flow_meters), script, size=(200, 40))
    assert read_map(flow_meters).map.process.name == NAME
    assert read_map(copy).map.process.name == "Pumps"
    assert read_map(copy).map.process.starts_when == "Valves"


def test_a_folder_that_may_not_be_looked_into_any_more_ends_nothing(
    flow_meters: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    real, closed = os.stat, flow_meters.parent.absolute()

    def refusing(path: Any, *rest: Any, **others: Any) -> os.stat_result:
        if not isinstance(path, int) and Path(os.fsdecode(path)).absolute().parent == closed:
            raise PermissionError(errno.EACCES, "Permission denied")
        return real(path, *rest, **others)

    async def script(room: Room) -> None:
        await room.type("Pumps")
        with monkeypatch.context() as patch:
            patch.setattr(os, "stat", refusing)
            close(flow_meters.parent, patch)
            await room.press("ctrl+s")
            assert is_asked(room, "the file may not be read")
            await room.press("c")
            assert "home" in room.bar("hint")

    drive(app_for(flow_meters), script)
    assert read_map(flow_meters).map.process.name == NAME


def test_where_even_the_copy_is_refused_the_next_place_is_offered_and_the_journal_stays(
    flow_meters: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    elsewhere = Path(os.environ["PROCMAP_HOME"], "maps", "flow-meters-2.toml")

    async def script(room: Room) -> None:
        await room.type("Pumps")
        with monkeypatch.context() as patch:
            patch.setattr("procmap.store.atomic.os.fdopen", _full)
            await room.press("ctrl+s")
            assert is_asked(room, "save a copy as flow-meters-2.toml, go on")
            await room.press("c")
            assert is_asked(room, "Not saved: the file cannot be written (the disk is full)")
            assert is_asked(room, f"save a copy as {elsewhere}, go on")
            await room.press("c")
            assert "the disk is full" in room.bar("hint")
        assert "● not saved" in room.bar("title")
        assert len(journals_of(flow_meters)) == 1
        await room.press("ctrl+s")
        assert "Saved to" in room.bar("hint")

    drive(app_for(flow_meters), script)
    assert [path.name for path in flow_meters.parent.iterdir()] == ["flow-meters.toml"]
    assert not journals_of(flow_meters)


def _full(descriptor: int, _mode: str) -> None:
    os.close(descriptor)
    raise OSError(errno.ENOSPC, "No space left on device")
