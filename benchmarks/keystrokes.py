"""How many keys a whole workshop costs for a character of what comes out: `python -m benchmarks.keystrokes`."""

import os
import sys
import tempfile
from contextlib import chdir
from dataclasses import dataclass
from pathlib import Path

from textual import events
from textual.keys import _character_to_key

from benchmarks.whole_workshop import WORKSHOP, Keys
from procmap.model.fault import Path as MapPath
from procmap.model.process_map import ProcessMap, StepName
from procmap.store.reading import read_map
from procmap.workshop.fields.field import Kind
from procmap.workshop.sheets.pages import page
from procmap.workshop.sheets.sheet import Cell
from procmap.workshop.timing.agenda import STEPS
from tests.tui.driving import Room, app_for, drive

LIMIT = 1.25
"""The most keys a character may cost."""

_CHOSEN: frozenset[Kind] = frozenset(("choice", "flag", "role", "stage", "objective", "metric"))
"""Kinds that are chosen from what there is: one character each."""

_WRITTEN: frozenset[Kind] = frozenset(("line", "lines", "line list", "who"))
"""Kinds that are texts; all others are figures or dates."""


@dataclass(frozen=True)
class Cost:
    """A step of the workshop: the keys pressed in it, and the characters of content that it gave."""

    title: str
    keys: int
    characters: int

    @property
    def ratio(self) -> float:
        """Keys for a character."""
        return self.keys / self.characters


def measured(folder: Path) -> tuple[ProcessMap, tuple[Cost, ...]]:
    """The map that a workshop in an empty folder leaves behind, saved, and what each step cost."""
    with chdir(folder):
        drive(app_for(), _workshop, size=(100, 32))
        [path] = Path("maps").glob("*.toml")
        process_map = read_map(path).map
    characters = content(process_map)
    pressed = {step: sum(map(len, parts)) for step, parts in WORKSHOP}
    return process_map, tuple(Cost(step.title, pressed[step.id], characters[step.id]) for step in STEPS)


def total(costs: tuple[Cost, ...]) -> Cost:
    """All steps together."""
    return Cost("All", sum(cost.keys for cost in costs), sum(cost.characters for cost in costs))


async def _workshop(room: Room) -> None:
    for _, parts in WORKSHOP:
        for keys in parts:
            await _pressed(room, keys)


async def _pressed(room: Room, keys: Keys) -> None:
    for key in keys:
        is_character = len(key) == 1
        room.app.post_message(events.Key(_character_to_key(key), key) if is_character else events.Key(key, None))
    await room.settle()


def content(process_map: ProcessMap) -> dict[StepName, int]:
    """The characters of content that stand in the cells of each step, every value once, where it first stands.

    In the target only what differs counts: the rest is a copy.
    """
    counted: set[MapPath] = set()
    characters: dict[StepName, int] = {}
    for step in STEPS:
        blocks = page(process_map, step.id, "target" if step.id == "target" else "current")
        cells = [cell for block in blocks for row in block.rows for cell in row.cells if cell.path not in counted]
        counted.update(cell.path for cell in cells)
        characters[step.id] = sum(_characters(cell) for cell in cells if step.id != "target" or cell.changed)
    characters["means"] -= len(process_map.roles)  # A name that makes a role is a name, and no choice beside it.
    return characters


def _characters(cell: Cell) -> int:
    """What a cell holds: a choice is one character, a figure as many as its shortest form has."""
    if cell.field.kind in _CHOSEN:
        return min(1, len(cell.text))
    return len(cell.text if cell.field.kind in _WRITTEN else cell.text.replace(",", "").removesuffix(" %"))


def table(costs: tuple[Cost, ...]) -> str:
    """The costs, a line a step."""
    lines = [f"{'step':<18}{'keys':>6}{'characters':>12}{'ratio':>8}"]
    lines += [f"{cost.title:<18}{cost.keys:>6}{cost.characters:>12}{cost.ratio:>8.2f}" for cost in costs]
    return "\n".join(lines)


def main() -> int:
    """Print the table; 1 where a character costs more than the limit."""
    with tempfile.TemporaryDirectory() as folder:
        os.environ["PROCMAP_HOME"] = str(Path(folder) / "home")
        _, costs = measured(Path(folder))
    print(table((*costs, total(costs))))
    return int(total(costs).ratio > LIMIT)


if __name__ == "__main__":
    sys.exit(main())
