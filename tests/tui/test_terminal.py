"""The real program in a pseudo-terminal: what is typed ends in the file, and the terminal is left as it was."""

import termios
from pathlib import Path

from procmap.store.reading import read_map
from tests.tui.terminal import Terminal

F6, DOWN, ENTER, TAB, ESCAPE, SAVE, UNDO = "\x1b[17~", "\x1b[B", "\r", "\t", "\x1b", "\x13", "\x1a"
QUIT = "\x11"


def test_a_map_is_made_pasted_into_saved_and_left(room_folder: Path) -> None:
    with Terminal(folder=room_folder) as terminal:
        terminal.wait_for("Map your sales process in one workshop", "n   start")
        terminal.send("n")
        terminal.wait_for("What do you sell, and to whom?")
        terminal.send("Meters" + ENTER)
        terminal.wait_for("What starts it, what ends it?")
        terminal.send(F6)
        terminal.wait_for("What happened on the last real deal?")
        terminal.send("\x1b[200~Reach\nQualify\nSell\n\x1b[201~")
        terminal.wait_for("│ Reach", "│ Qualify", "│ Sell", "not saved")
        terminal.send(UNDO)
        terminal.wait_for("Undone: add 3 stages")
        terminal.send("\x19")
        terminal.wait_for("Done again: add 3 stages")
        terminal.send(SAVE)
        terminal.wait_for("Saved to maps/meters.toml")
        terminal.send(ESCAPE)
        terminal.wait_for("weakest link", "Meters")
        terminal.send("q")
        assert terminal.wait_for_end() == 0
        assert termios.tcgetattr(terminal.slave) == terminal.before
    stages = read_map(room_folder / "maps" / "meters.toml").map.current.stages
    assert [stage.name for stage in stages] == ["Reach", "Qualify", "Sell"]


def test_a_fast_typist_loses_no_key(flow_meters: Path, room_folder: Path) -> None:
    with Terminal(str(flow_meters), folder=room_folder) as terminal:
        terminal.wait_for("What starts it, what ends it?")
        terminal.send(DOWN + "Somebody asks" + ENTER + "It is paid" + TAB + "61" + TAB + SAVE)
        terminal.wait_for("Saved to")
        terminal.send(QUIT)
        assert terminal.wait_for_end() == 0
    process = read_map(room_folder / flow_meters).map.process
    assert (process.starts_when, process.ends_when, process.goal) == ("Somebody asks", "It is paid", 61)


def test_leaving_with_edits_asks(flow_meters: Path, room_folder: Path) -> None:
    before = (room_folder / flow_meters).read_bytes()
    with Terminal(str(flow_meters), folder=room_folder) as terminal:
        terminal.wait_for("What starts it, what ends it?")
        terminal.send("Other name" + ENTER)
        terminal.wait_for("not saved")
        terminal.send(QUIT)
        terminal.wait_for("There are edits that are not saved")
        terminal.send("d")
        terminal.send("\x04")
        assert terminal.wait_for_end() == 0
    assert (room_folder / flow_meters).read_bytes() == before


def test_the_demo_ends_in_the_screens(room_folder: Path) -> None:
    with Terminal("demo", folder=room_folder) as terminal:
        terminal.wait_for("Written:", "exports/flow-meters/current.svg", "Any key opens the workshop")
        terminal.wait_for_keys()
        terminal.send(" ")
        terminal.wait_for("Flow meters to process plants", "What starts it, what ends it?")
        terminal.send(QUIT)
        assert terminal.wait_for_end() == 0


def test_what_is_refused_is_told_before_any_screen(flow_meters: Path, room_folder: Path) -> None:
    (room_folder / "procmap.toml").write_text("[rules.no-exit]\nseverity = 'loud'\n", encoding="utf-8")
    for arguments in ((), (str(flow_meters),), ("no-such-map",)):
        with Terminal(*arguments, folder=room_folder) as terminal:
            assert terminal.wait_for_end() == 2
            expected = "maps/no-such-map.toml:1:1:" if arguments == ("no-such-map",) else "procmap.toml:2:1:"
            assert expected in terminal.text().replace("\n", "")
            assert "Traceback" not in terminal.text()
