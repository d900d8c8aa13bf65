"""The walls of the house, as they stand when the program runs."""

import pkgutil
import subprocess
import sys

import pytest

import procmap

ROOMS = ("model", "store", "analysis", "rules", "workshop", "export")
"""Every room below the screens."""


def loaded_by(*modules: str) -> set[str]:
    """The packages that a fresh interpreter has loaded after it imported some modules."""
    program = f"import {', '.join(modules)}, sys; print(*{{name.partition('.')[0] for name in sys.modules}})"
    done = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=True)
    return set(done.stdout.split())


def modules_of(room: str) -> list[str]:
    names = [found.name for found in pkgutil.walk_packages(procmap.__path__, "procmap.")]
    return [name for name in names if name.startswith(f"procmap.{room}")]


@pytest.mark.parametrize("room", ROOMS)
def test_no_room_below_the_screens_loads_textual(room: str) -> None:
    modules = modules_of(room)
    assert modules
    assert "textual" not in loaded_by(*modules)
