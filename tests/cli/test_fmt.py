from pathlib import Path

import pytest

from procmap.model.data import from_data, to_data
from procmap.store.reading import read_map
from procmap.store.saving import save_map
from tests.cli.conftest import WEAK
from tests.cli.program import procmap

CANONICAL = WEAK.replace("\n[[current.stages]]", "\n[current]\n\n[[current.stages]]")
UNTIDY = WEAK.replace('name = "Weak"', "name   =  'Weak' # so far").replace("\n[[", "\n\n\n[[")
TIDY = CANONICAL.replace('name = "Weak"', 'name = "Weak"  # so far')


@pytest.fixture
def untidy(folder: Path) -> Path:
    (folder / "maps/weak.toml").write_text(CANONICAL, encoding="utf-8")
    path = folder / "maps/untidy.toml"
    path.write_text(UNTIDY, encoding="utf-8")
    return path


def test_a_check_names_what_is_not_canonical_and_writes_nothing(folder: Path, untidy: Path) -> None:
    done = procmap("fmt", "--check", "maps", cwd=folder)
    assert (done.returncode, done.stdout, done.stderr) == (1, "maps/untidy.toml: not canonical\n", "")
    assert untidy.read_text(encoding="utf-8") == UNTIDY


def test_maps_become_canonical_with_their_comments(folder: Path, untidy: Path) -> None:
    done = procmap("fmt", "maps/weak.toml", "untidy", cwd=folder)
    assert (done.returncode, done.stdout, done.stderr) == (0, "maps/untidy.toml: now canonical\n", "")
    assert untidy.read_text(encoding="utf-8") == TIDY
    assert procmap("fmt", "maps", "--check", cwd=folder).returncode == 0


@pytest.mark.usefixtures("untidy")
def test_a_refused_file_keeps_no_other_from_being_done(folder: Path, refused: Path) -> None:
    before = refused.read_bytes()
    done = procmap("fmt", "maps", cwd=folder)
    assert (done.returncode, done.stdout) == (2, "maps/untidy.toml: now canonical\n")
    assert done.stderr.startswith("maps/bad.toml:7:1: `entering`")
    assert refused.read_bytes() == before


def test_what_a_screen_saves_is_canonical(folder: Path) -> None:
    path = folder / "maps/weak.toml"
    path.write_text(TIDY, encoding="utf-8")
    file = read_map(path)
    data = to_data(file.map)
    data["process"]["goal"] = 12
    data["current"]["stages"].insert(0, {"id": "new", "name": "New", "tools": [{"name": "CRM"}]})
    save_map(file, from_data(data))
    assert procmap("fmt", "--check", "maps", cwd=folder).returncode == 0
