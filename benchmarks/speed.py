"""How long a person waits, each time beside a floor timed in the same run: `python -m benchmarks.speed`.

Seconds differ from machine to machine, and on one from minute to minute; what they are multiples of does not.
"""

import os
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from contextlib import chdir
from dataclasses import dataclass
from pathlib import Path
from typing import ClassVar

from textual.app import App, ComposeResult
from textual.binding import BindingType
from textual.widgets import Static

from procmap.store.starters import sample_text
from tests.tui.driving import Room, app_for, drive

RUNS = 9
"""How often each is timed, after once for warmth; the median counts."""

_MAP = Path("maps/sample.toml")
_READING = """
import tomllib
from pydantic import BaseModel, Field
class Floor(BaseModel):
    number: int = Field(0, ge=0)
"""


@dataclass(frozen=True)
class Wait:
    """What is waited for, in seconds, and the least that it could take."""

    what: str
    seconds: float
    floor_is: str
    floor: float


class Bare(App[None]):
    """The least app that shows what a key did."""

    BINDINGS: ClassVar[list[BindingType]] = [("u", "show", "Show")]

    def compose(self) -> ComposeResult:
        """One line."""
        yield Static("0", id="line")

    def action_show(self) -> None:
        """Show another line."""
        line = self.query_one("#line", Static)
        line.update(str(int(str(line.render())) + 1))


def median(timed: Callable[[], float]) -> float:
    """The median of the runs, in seconds."""
    timed()
    return statistics.median(timed() for _ in range(RUNS))


def process(*arguments: str) -> float:
    """Seconds from the start of an interpreter with some arguments to its end."""

    def timed() -> float:
        before = time.perf_counter()
        subprocess.run([sys.executable, *arguments], check=False, capture_output=True)  # noqa: S603
        return time.perf_counter() - before

    return median(timed)


def keys(app: App[None], first: str, *pressed: str) -> float:
    """Seconds from a key to the screen that shows what it did: the median of keys in turn, after a first line."""
    times: list[float] = []

    async def script(room: Room) -> None:
        await room.type(first)
        for key in pressed * (RUNS + 1):
            before = time.perf_counter()
            await room.press(key)
            times.append(time.perf_counter() - before)

    drive(app, script)  # type: ignore[arg-type]  # a room drives any app
    return statistics.median(times[len(pressed) :])


def waits() -> tuple[Wait, ...]:
    """All that is timed, in a folder with the sample as its only map."""
    nothing, reading = process("-c", "pass"), process("-c", _READING)
    edit, line = keys(app_for(_MAP), "Pumps", "ctrl+z", "ctrl+y"), keys(Bare(), "u", "u")
    return (
        Wait("procmap --version", process("-m", "procmap", "--version"), "python -c pass", nothing),
        Wait("procmap check", process("-m", "procmap", "check", str(_MAP)), "tomllib and a pydantic class", reading),
        Wait("an edit on the screen", edit, "a line of a bare app", line),
    )


def main() -> None:
    """Print a line for each wait."""
    with tempfile.TemporaryDirectory() as folder, chdir(folder):
        os.environ["PROCMAP_HOME"] = str(Path(folder) / "home")
        _MAP.parent.mkdir()
        _MAP.write_bytes(sample_text())
        for wait in waits():
            floor = f"{wait.floor_is} {1000 * wait.floor:.0f} ms"
            print(f"{wait.what:<24}{1000 * wait.seconds:>6.0f} ms  {wait.seconds / wait.floor:>5.1f} × {floor}")


if __name__ == "__main__":
    main()
