import functools
import shutil
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from textual.css.model import RuleSet
from textual.css.stylesheet import Stylesheet

MAPS = Path(__file__).parents[2] / "maps"


@pytest.fixture
def room_folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """An empty working folder."""
    monkeypatch.chdir(tmp_path)
    return tmp_path


@pytest.fixture
def flow_meters(room_folder: Path) -> Path:
    """A copy of the industrial map in a library of its own."""
    path = room_folder / "maps" / "flow-meters.toml"
    path.parent.mkdir()
    shutil.copy(MAPS / "flow-meters.toml", path)
    return path.relative_to(room_folder)


@pytest.fixture(autouse=True, scope="session")
def _styles_are_parsed_once() -> Iterator[None]:
    """Parse each style sheet once for each theme, not once for each program that a test starts."""
    parsed: dict[Any, list[RuleSet]] = {}
    parse = Stylesheet._parse_rules

    @functools.wraps(parse)
    def parse_once(self: Stylesheet, *where: Any, **kind: Any) -> list[RuleSet]:
        key = (tuple(self._variables.items()), where, tuple(kind.items()))
        if key not in parsed:
            parsed[key] = parse(self, *where, **kind)
        return parsed[key]

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(Stylesheet, "_parse_rules", parse_once)
        yield


@pytest.fixture(autouse=True, scope="session")
def _the_pilot_waits_for_no_idle_processor() -> Iterator[None]:
    """What a room does is awaited by `Room.settle`, which knows when it is done."""

    async def at_once(*_: float) -> None:
        pass

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr("textual.pilot.wait_for_idle", at_once)
        yield
