import shutil
from pathlib import Path

import pytest

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
