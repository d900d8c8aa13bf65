from pathlib import Path

import pytest

WEAK = """\
format = 1

[process]
name = "Weak"

[[current.stages]]
id = "prove"
name = "Prove"
customer_value = "Sees it run"
exit = "Test report sent"
exit_by = "seller"
right_first_time = 0.9
"""

REFUSED = 'format = 1\n\n[process]\nname = "Bad"\n\n[current]\nentering = "many"\n'


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A folder with `maps/weak.toml`, which has one error and one warning."""
    maps = tmp_path / "maps"
    maps.mkdir()
    (maps / "weak.toml").write_text(WEAK, encoding="utf-8")
    return tmp_path


@pytest.fixture
def refused(folder: Path) -> Path:
    """A map beside it that is refused."""
    path = folder / "maps" / "bad.toml"
    path.write_text(REFUSED, encoding="utf-8")
    return path
