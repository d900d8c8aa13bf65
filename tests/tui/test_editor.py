import contextlib
import os
import signal
import stat
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from procmap.model.process_map import ProcessMap
from procmap.store.personal import state_folder
from procmap.tui.app import ProcmapApp
from procmap.tui.editor import edited
from procmap.tui.screens.asking import LongText
from tests.tui.driving import Room, app_for, drive
from tests.tui.terminal import Terminal

NOTES = ("process", "notes")


@pytest.fixture(autouse=True)
def _suspended(monkeypatch: pytest.MonkeyPatch) -> None:
    """A terminal that is handed over: the one of the tests cannot be."""

    @contextlib.contextmanager
    def suspend(_app: ProcmapApp) -> Iterator[None]:
        yield

    monkeypatch.setattr(ProcmapApp, "suspend", suspend)
    monkeypatch.delenv("VISUAL", raising=False)
    monkeypatch.delenv("EDITOR", raising=False)


def editor(folder: Path, *lines: str) -> str:
    """A program that edits the file it is given."""
    path = folder / "editor.py"
    path.write_text("\n".join(("import pathlib, sys", "path = pathlib.Path(sys.argv[1])", *lines)))
    return f"{sys.executable} {path}"


def notes(room: Room) -> str:
    process_map: ProcessMap = room.app.screen_stack[1].document.map  # type: ignore[attr-defined]
    return process_map.process.notes


async def on_the_notes(room: Room) -> None:
    """Go to the notes of the process."""
    room.app.screen.open_form(("process",), NOTES)  # type: ignore[attr-defined]
    await room.settle()


def test_a_long_text_is_edited_in_ones_own_editor_as_one_edit(
    flow_meters: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    seen = tmp_path / "seen"
    monkeypatch.setenv("EDITOR", "this-is-not-used")
    monkeypatch.setenv(
        "VISUAL",
        editor(
            tmp_path,
            f"pathlib.Path({str(seen)!r}).write_text(oct(path.stat().st_mode) + ' ' + str(path))",
            "path.with_suffix('.txt~').write_text('a copy that an editor leaves')",
            "path.write_bytes(path.read_bytes() + b'\\nA second line\\x1b[31m')",
        ),
    )

    async def script(room: Room) -> None:
        await on_the_notes(room)
        before = notes(room)
        await room.press("ctrl+e")
        assert notes(room) == f"{before}\nA second line [31m".strip()
        await room.press("ctrl+z")
        assert notes(room) == before
        assert "otes" in room.bar("hint")

    drive(app_for(flow_meters), script)
    mode, path = seen.read_text().split(" ", 1)
    assert stat.S_IMODE(int(mode, 8)) == 0o600
    assert Path(path).is_relative_to(state_folder())
    assert not Path(path).parent.exists()


@pytest.mark.parametrize(
    ("lines", "says"),
    [
        (("path.write_text('lost')", "sys.exit(3)"), "ended with 3: the text stays as it was"),
        (("path.write_bytes(b'\\xff')",), "not UTF-8"),
        (("path.unlink()",), "cannot be used"),
    ],
    ids=["failed", "bytes", "gone"],
)
def test_an_editor_that_fails_changes_nothing(
    flow_meters: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, lines: tuple[str, ...], says: str
) -> None:
    monkeypatch.setenv("EDITOR", editor(tmp_path, *lines))

    async def script(room: Room) -> None:
        await on_the_notes(room)
        before = notes(room)
        await room.press("ctrl+e")
        assert notes(room) == before
        assert says in room.bar("hint")

    drive(app_for(flow_meters), script)


def test_the_keys_that_end_a_program_are_the_editors(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    parent = "import os, signal; [os.kill(os.getppid(), by) for by in (signal.SIGINT, signal.SIGQUIT)]"
    monkeypatch.setenv("EDITOR", editor(tmp_path, parent, "path.write_text('Still here')"))
    told: list[int] = []
    before = signal.signal(signal.SIGINT, lambda number, _: told.append(number))
    try:
        assert edited(app_for(), "Before") == "Still here"
        os.kill(os.getpid(), signal.SIGINT)
    finally:
        signal.signal(signal.SIGINT, before)
    assert told == [signal.SIGINT], "only the one that came afterwards"


def test_without_an_editor_one_line_says_how_to_name_one(flow_meters: Path) -> None:
    async def script(room: Room) -> None:
        await on_the_notes(room)
        await room.press("ctrl+e")
        assert "export EDITOR=nano" in room.bar("hint")
        await room.press("enter")
        assert isinstance(room.app.screen, LongText)
        await room.press("ctrl+e")
        assert "export EDITOR=nano" in room.text()
        await room.press("escape", "up", "ctrl+e")
        assert "texts of several lines" in room.bar("hint")

    drive(app_for(flow_meters), script)


def test_an_editor_that_is_not_there_is_named(flow_meters: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("EDITOR", "no-such-editor --wait")

    async def script(room: Room) -> None:
        await on_the_notes(room)
        await room.press("ctrl+e")
        assert "no-such-editor cannot be used: No such file" in room.bar("hint")

    drive(app_for(flow_meters), script)


def test_the_window_of_a_long_text_goes_on_with_what_the_editor_wrote(
    flow_meters: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("EDITOR", editor(tmp_path, "path.write_text(path.read_text() + ' and by the editor')"))

    async def script(room: Room) -> None:
        await on_the_notes(room)
        before = notes(room)
        await room.press("enter", "x", "ctrl+e", "y", "escape")
        assert notes(room).startswith(before)
        assert "and by the editor" in notes(room)

    drive(app_for(flow_meters), script)


def test_the_editor_gets_the_real_terminal_and_gives_it_back(flow_meters: Path, tmp_path: Path) -> None:
    command = editor(tmp_path, "print('THE EDITOR', flush=True)", "input()", "path.write_text('Typed elsewhere')")
    with pytest.MonkeyPatch.context() as environment:
        environment.setenv("EDITOR", command)
        with Terminal(str(flow_meters), folder=Path.cwd()) as terminal:
            terminal.wait_for("✓ Goals")
            terminal.send("\x1b[19~")  # F8: the whole map, its first line the process
            terminal.wait_for("The whole map")
            terminal.send("\r")
            terminal.wait_for("› Process", "What is sold to whom")
            for _ in range(12):
                terminal.send("\x1b[B")
            terminal.wait_for("What a later reader should know")
            terminal.send("\x05")
            terminal.wait_for("THE EDITOR")
            terminal.send("\r")
            terminal.wait_for("Typed elsewhere")
