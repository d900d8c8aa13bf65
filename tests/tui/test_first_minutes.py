"""The first five minutes as a facilitator has them: the real program, at 80×24, started in an empty folder."""

from pathlib import Path

from procmap.store.reading import read_map
from tests.tui.terminal import Terminal

F5, F6, ENTER, ESCAPE, SAVE, UNDO, REDO = "\x1b[15~", "\x1b[17~", "\r", "\x1b", "\x13", "\x1a", "\x19"
MAP = Path("maps/flow-meters-to-dairies.toml")
STAGES = [
    "Reach the right dairies",
    "Qualify the application",
    "Visit the line",
    "Prove it on the line",
    "Quote",
    "Agree the terms",
    "Install",
    "Sign off",
]
PASTED = "\x1b[200~" + "\n".join(f"{number}. {name}" for number, name in enumerate(STAGES, 1)) + "\x1b[201~"
FIRST_QUESTION, SECOND_QUESTION = "What starts it, what ends it?", "What happened on the last real deal?"
GAP = "Last year 52 of 60 were delivered: 8 are missing."


def test_from_launch_to_the_gap_in_one_sentence_and_nothing_is_lost(room_folder: Path) -> None:
    with Terminal(folder=room_folder) as terminal:
        _launch(terminal)
        _start_and_end(terminal)
        _stages(terminal)
        _gap(terminal)
        terminal.process.kill()
        terminal.wait_for_end()
    assert read_map(MAP).map.current.stages == (), "nothing of that was saved"
    with Terminal(folder=room_folder) as terminal:
        _reopened(terminal)
    process_map = read_map(MAP).map
    assert [stage.name for stage in process_map.current.stages] == STAGES
    assert process_map.process.goal == 60
    assert process_map.current.observed is not None
    assert process_map.current.observed.delivered == 52


def _launch(terminal: Terminal) -> None:
    """One key starts a map; its name is all that is asked."""
    terminal.wait_for(
        "Map your sales process in one workshop.",
        "n   start your first map, from a blank sheet, a starter or the sample",
        "Maps are text files in maps, made for git.",
    )
    terminal.send("n")
    asked = terminal.wait_for("What do you sell, and to whom?", "Blank ", "Consultative B2B sale ", "The sample ")
    assert asked.count("?") == 1 + asked.count("back row read this?"), "no settings are asked for"
    terminal.send("Flow meters to dairies" + ENTER)
    terminal.wait_for(FIRST_QUESTION, "▸ What starts it", "Missing: what starts it, and 5 more")
    _wait_for_title(terminal, f"saved · {MAP}")
    assert read_map(MAP).map.process.name == "Flow meters to dairies"


def _start_and_end(terminal: Terminal) -> None:
    """The strip appears with what was typed; saving says where."""
    terminal.send("A dairy asks about accuracy" + ENTER + "The meter is signed off" + ENTER)
    terminal.wait_for("○ A dairy asks about accuracy ────▶ ┄┄┄ ────▶ ◎ The meter is signed off", "▸ Goal")
    _wait_for_title(terminal, "● not saved")
    terminal.send(SAVE)
    terminal.wait_for(f"Saved to {MAP}")
    _wait_for_title(terminal, f"saved · {MAP}")


def _stages(terminal: Terminal) -> None:
    """Pasted or typed: eight stages, and undo names what it takes back."""
    terminal.send(F6)
    terminal.wait_for(SECOND_QUESTION, "▸ + type to add", "Missing: the stages")
    terminal.send(PASTED)
    terminal.wait_for("Added 8 stages", "Nothing is missing in this step")
    terminal.wait_for("right     the       Visit the on the              the", "○────────▶○────────▶○")
    _wait_for_rows(terminal, STAGES)
    terminal.send(UNDO)
    terminal.wait_for("Undone: add 8 stages", "Missing: the stages")
    _wait_for_rows(terminal, [])
    terminal.send("".join(name + ENTER for name in STAGES))
    terminal.wait_for("Added stage Sign off", "▸ + type to add")
    _wait_for_rows(terminal, STAGES)
    terminal.send(UNDO)
    terminal.wait_for("Undone: add stage Sign off")
    _wait_for_rows(terminal, STAGES[:-1])
    terminal.send(REDO)
    terminal.wait_for("Done again: add stage Sign off", "▸ Sign off")
    terminal.wait_for("Install  Sign off", "▶●")


def _gap(terminal: Terminal) -> None:
    """The goal and what was delivered give the gap in one sentence."""
    terminal.send(F5)
    terminal.wait_for(FIRST_QUESTION, "▸ Goal")
    terminal.send("60" + ENTER + "52" + ENTER)
    terminal.wait_for(GAP, "▸ Period")


def _reopened(terminal: Terminal) -> None:
    """The library says that something was left; opening the map offers it, and says what it is."""
    terminal.wait_for("Flow meters to dairies", "● not saved", "opening it offers them", "Enter open  n new map")
    terminal.send(ENTER)
    terminal.wait_for("edits of", "were not saved.", "goal: nothing → 60", "nothing → 52", "Enter take them")
    terminal.wait_for(*(f"stage {name}: new" for name in STAGES))
    terminal.send(ENTER)
    terminal.wait_for("Recovered", "not saved yet", FIRST_QUESTION, GAP, "○────────▶○────────▶○")
    terminal.send(SAVE)
    terminal.wait_for(f"Saved to {MAP}")
    terminal.send(ESCAPE)
    terminal.wait_for("map  ", "Flow meters to dairies", "q leave")
    terminal.read_until(lambda: "not saved" not in terminal.text(), "a library that misses nothing")
    terminal.send("q")
    assert terminal.wait_for_end() == 0


def _wait_for_title(terminal: Terminal, state: str) -> None:
    """The first line names the process on its left, and its state on its right."""

    def is_there() -> bool:
        title = terminal.screen.display[0].strip()
        return title.startswith("Flow meters to dairies  ") and title.endswith(f"  {state}")

    terminal.read_until(is_there, state)


def _wait_for_rows(terminal: Terminal, names: list[str]) -> None:
    """The grid shows these stages, and no others, in order."""

    def shown() -> list[str]:
        rows = (row.strip("▸ ") for row in terminal.text().partition(SECOND_QUESTION)[2].splitlines())
        return [row for row in rows if row in STAGES]

    terminal.read_until(lambda: shown() == names, names)
