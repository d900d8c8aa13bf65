"""The real program, killed while somebody types: every edit that was shown is there afterwards, and none is torn."""

import os
import random
import re
import signal
import termios
from pathlib import Path

import pytest

from procmap.model.process_map import ProcessMap
from procmap.store.journal.reading import journals_of, read_journal
from procmap.store.reading import read_map
from tests.tui.terminal import MOUSE_OFF, SHOW_CURSOR, Terminal

MAP = Path("maps/room.toml")
TYPED = [f"S{number:02}" for number in range(1, 41)]
F6 = "\x1b[17~"
QUESTION = "What happened on the last real deal?"

_random = random.Random(4)  # noqa: S311
MOMENTS = [(_random.randrange(1, 30), _random.randrange(1, 4000)) for _ in range(4)]
"""After how many edits, and so many bytes of the screen more, it is killed; always the same ones."""

CRASHING = """
from procmap.tui.screens.workshop import WorkshopScreen
def fail(screen):
    raise KeyError(screen.map.process.name)
WorkshopScreen.action_numbers = fail
from procmap.cli.main import main
main()
"""


STUCK = """
import threading
from procmap.tui.screens.workshop import WorkshopScreen
WorkshopScreen.action_numbers = lambda screen: threading.Event().wait()
from procmap.cli.main import main
main()
"""


@pytest.fixture
def room(room_folder: Path) -> Path:
    """A library with one map without stages."""
    MAP.parent.mkdir()
    MAP.write_text('format = 1\n\n[process]\nname = "Secret pumps"\n', encoding="utf-8")
    return room_folder


def opened(terminal: Terminal) -> None:
    terminal.wait_for("Secret pumps")
    terminal.send(F6)
    terminal.wait_for(QUESTION)


def shown(terminal: Terminal) -> int:
    """How many stages the screen said were added."""
    told = re.findall(r"Added stage S(\d\d)", terminal.text())
    return int(told[0]) if told else 0


def type_until(terminal: Terminal, number: int) -> None:
    """Type edits until the program has shown so many, and then all the others at once, without waiting."""
    terminal.send("".join(f"{name}\r" for name in TYPED[:number]))
    terminal.read_until(lambda: shown(terminal) == number, f"edit {number}")
    terminal.send("".join(f"{name}\r" for name in TYPED[number:]))


def names(process_map: ProcessMap) -> list[str]:
    return [stage.name for stage in process_map.current.stages]


def recovered() -> list[str]:
    """The stages in the one journal that was left behind."""
    [path] = journals_of(MAP)
    found = read_journal(path)
    assert found is not None
    assert found.count == len(found.map.current.stages)
    return names(found.map)


@pytest.mark.parametrize(("number", "more"), MOMENTS)
def test_no_edit_that_was_shown_is_lost_when_it_is_killed(room: Path, number: int, more: int) -> None:
    with Terminal("room", folder=room) as terminal:
        opened(terminal)
        type_until(terminal, number)
        terminal.read_some(more)
        terminal.process.kill()
        terminal.wait_for_end()
        seen = shown(terminal)
    kept = recovered()
    assert len(kept) >= max(seen, number)
    assert kept == TYPED[: len(kept)]
    assert not read_map(MAP).map.current.stages


def test_the_next_start_shows_them_and_takes_them(room: Path) -> None:
    with Terminal("room", folder=room) as terminal:
        opened(terminal)
        terminal.send("Reach\rQualify\r")
        terminal.wait_for("Added stage Qualify")
        terminal.process.kill()
        terminal.wait_for_end()
    with Terminal("room", folder=room) as terminal:
        terminal.wait_for("2 edits of", "were not saved", "stage Reach: new", "stage Qualify: new")
        terminal.send("\r")
        terminal.wait_for("Recovered 2 edits", "not saved yet")
        terminal.send("\x13")
        terminal.wait_for("Saved to maps/room.toml")
        terminal.send("\x11")
        assert terminal.wait_for_end() == 0
    assert names(read_map(MAP).map) == ["Reach", "Qualify"]
    assert not journals_of(MAP)


@pytest.mark.parametrize("by", [signal.SIGTERM, signal.SIGHUP, signal.SIGINT])
def test_a_signal_ends_it_in_order(room: Path, by: signal.Signals) -> None:
    with Terminal("room", folder=room) as terminal:
        opened(terminal)
        type_until(terminal, 3)
        terminal.process.send_signal(by)
        assert terminal.wait_for_end() == 128 + by
        assert termios.tcgetattr(terminal.slave) == terminal.before
        kept = recovered()
        said = f"procmap was ended by {by.name}; {len(kept)} edits not saved will be offered at the next start"
        assert terminal.farewell.removesuffix("; what was being typed is lost") == said
        assert SHOW_CURSOR in terminal.output
        assert MOUSE_OFF in terminal.output
    assert len(kept) >= 3
    assert kept == TYPED[: len(kept)]


@pytest.mark.parametrize("controls", [True, False])
def test_a_closed_terminal_ends_it_at_once(room: Path, controls: bool) -> None:
    with Terminal("room", folder=room, controls=controls) as terminal:
        opened(terminal)
        type_until(terminal, 3)
        terminal.close()
        assert terminal.process.wait(30) == 128 + signal.SIGHUP
    kept = recovered()
    assert len(kept) >= 3
    assert kept == TYPED[: len(kept)]


def test_a_program_that_waits_for_ever_ends_with_its_terminal(room: Path) -> None:
    with Terminal("room", folder=room, program=("-c", STUCK), controls=False) as terminal:
        opened(terminal)
        type_until(terminal, 3)
        terminal.send("\x1bOS")
        terminal.close()
        assert terminal.process.wait(30) == 128 + signal.SIGHUP
    assert recovered()[:3] == TYPED[:3]


def test_edits_of_a_file_that_is_gone_bring_it_back(room: Path) -> None:
    read = MAP.read_bytes()
    with Terminal("room", folder=room) as terminal:
        opened(terminal)
        terminal.send("Reach\r")
        terminal.wait_for("Added stage Reach")
        terminal.process.kill()
        terminal.wait_for_end()
    MAP.unlink()
    with Terminal("room", folder=room) as terminal:
        terminal.wait_for("maps/room.toml is gone, and 1 edit of it was never saved.")
        terminal.send("n\r")
        assert terminal.wait_for_end() == 2
        assert "there is no such file" in " ".join(terminal.text().split())
    with Terminal("room", folder=room) as terminal:
        terminal.wait_for("Write the file again as it was, to take it?")
        terminal.send("\r")
        terminal.wait_for("1 edit of", "was not saved", "stage Reach: new")
        assert MAP.read_bytes() == read
        terminal.send("\r")
        terminal.wait_for("Recovered 1 edit")
        terminal.send("\x13")
        terminal.wait_for("Saved to maps/room.toml")
        terminal.send("\x11")
        assert terminal.wait_for_end() == 0
    assert names(read_map(MAP).map) == ["Reach"]


def test_a_crash_is_one_line_without_the_map(room: Path) -> None:
    with Terminal("room", folder=room, program=("-c", CRASHING)) as terminal:
        opened(terminal)
        terminal.send("Reach\r")
        terminal.wait_for("Added stage Reach")
        terminal.send("\x1bOS")
        assert terminal.wait_for_end() == 1
        assert termios.tcgetattr(terminal.slave) == terminal.before
        assert terminal.farewell == "procmap failed with KeyError; 1 edit not saved will be offered at the next start"
    assert recovered() == ["Reach"]


@pytest.mark.parametrize(
    ("kept", "said"),
    [
        ("", "nothing but what was being typed is lost"),
        ("Reach\r", "1 edit not saved will be offered at the next start; what was being typed is lost"),
    ],
)
def test_the_last_word_owns_up_to_the_line_that_was_being_typed(room: Path, kept: str, said: str) -> None:
    with Terminal("room", folder=room) as terminal:
        opened(terminal)
        terminal.send(f"{kept}Zebr")
        terminal.wait_for("Zebr")
        terminal.process.send_signal(signal.SIGTERM)
        assert terminal.wait_for_end() == 128 + signal.SIGTERM
        assert terminal.farewell == f"procmap was ended by SIGTERM; {said}"
    assert bool(journals_of(MAP)) == bool(kept)


def test_a_signal_while_conflicts_are_settled_says_what_stays(room: Path) -> None:
    versions = [f'name = "Pumps {side}"\n' for side in ("A", "B")]
    lines = "<<<<<<< HEAD\n{}=======\n{}>>>>>>> north\n".format(*versions)
    before = f"format = 1\n\n[process]\n{lines}"
    MAP.write_text(before, encoding="utf-8")
    with Terminal("room", folder=room) as terminal:
        terminal.wait_for("0 settled")
        terminal.send("o")
        terminal.wait_for("1 settled")
        terminal.process.send_signal(signal.SIGTERM)
        assert terminal.wait_for_end() == 128 + signal.SIGTERM
        said = "room.toml is as git left it; 1 choice kept for the next time"
        assert terminal.farewell == f"procmap was ended by SIGTERM; {said}"
    assert MAP.read_text(encoding="utf-8") == before


def test_nothing_unsaved_leaves_nothing(room: Path) -> None:
    with Terminal("room", folder=room) as terminal:
        opened(terminal)
        os.kill(terminal.process.pid, signal.SIGTERM)
        assert terminal.wait_for_end() == 128 + signal.SIGTERM
        assert terminal.farewell == "procmap was ended by SIGTERM; nothing was unsaved"
    assert not journals_of(MAP)
