import tomllib
from pathlib import Path

import pytest

from procmap.store.starters import STARTERS, starter_map
from tests.cli.program import procmap, procmap_here


@pytest.mark.parametrize("name", ["sale", "Flow_Meters", "v1.2", "flow meters", "Zähler"])
def test_the_file_has_the_name_that_was_given(tmp_path: Path, name: str) -> None:
    done = procmap_here("new", name, cwd=tmp_path)
    assert (done.returncode, done.stdout, done.stderr) == (0, f"maps/{name}.toml\n", "")
    data = tomllib.loads((tmp_path / f"maps/{name}.toml").read_text(encoding="utf-8"))
    assert data == {"format": 1, "process": {"name": name}}
    assert procmap_here("show", name, cwd=tmp_path).returncode == 0


def test_the_ending_may_be_said(tmp_path: Path) -> None:
    assert procmap("new", "sale.toml", cwd=tmp_path).stdout == "maps/sale.toml\n"


@pytest.mark.parametrize("starter", STARTERS, ids=lambda starter: starter.name)
def test_a_starter_gives_all_but_the_name(tmp_path: Path, starter) -> None:
    procmap_here("new", "sale", "--from", starter.name, cwd=tmp_path)
    text = (tmp_path / "maps/sale.toml").read_text(encoding="utf-8")
    held = starter_map(starter.name)
    assert tomllib.loads(text)["process"]["name"] == "sale"
    assert text.count("\n[[current.stages]]") == len(held.current.stages)


def test_a_file_that_is_there_is_never_touched(tmp_path: Path) -> None:
    procmap_here("new", "sale", cwd=tmp_path)
    path = tmp_path / "maps/sale.toml"
    path.write_text("mine", encoding="utf-8")
    done = procmap_here("new", "sale", "--from", "sample", cwd=tmp_path)
    assert (done.returncode, done.stdout) == (2, "")
    assert done.stderr == "maps/sale.toml:1:1: the file is there already: expected a new name\n"
    assert path.read_text(encoding="utf-8") == "mine"


@pytest.mark.parametrize(
    "name", ["", ".", "..", "../x", "a/b", "/x", "a\\b", ".hidden", "a\nb", "a\u202eb", " a", "a.", "a:b", "procmap"]
)
def test_what_is_no_plain_name_is_refused_in_one_line(tmp_path: Path, name: str) -> None:
    done = procmap_here("new", name, cwd=tmp_path)
    assert (done.returncode, done.stdout, done.stderr.count("\n")) == (2, "", 1)
    assert "names no map: expected a plain name such as flow-meters" in done.stderr
    assert list(tmp_path.iterdir()) == []


def test_a_folder_of_maps_that_is_none_is_one_line(tmp_path: Path) -> None:
    (tmp_path / "maps").write_text("", encoding="utf-8")
    done = procmap_here("new", "sale", cwd=tmp_path)
    assert done.returncode == 2
    assert done.stderr.startswith("maps/sale.toml:1:1: the file cannot be written (its folder is a file)")
