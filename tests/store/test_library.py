from pathlib import Path

import pytest

from procmap.store.faults import Refused
from procmap.store.library import map_files, map_paths, resolve


@pytest.fixture
def folder(tmp_path):
    for name in ("b.toml", "a.toml", "procmap.toml", ".hidden.toml", "notes.md", "north/c.toml", ".git/d.toml"):
        place = tmp_path / name
        place.parent.mkdir(exist_ok=True)
        place.touch()
    (tmp_path / "folder.toml").mkdir()
    return tmp_path


def below(folder, paths):
    return [path.relative_to(folder).as_posix() for path in paths]


def test_the_maps_of_a_folder_come_by_name(folder):
    assert below(folder, map_paths(folder)) == ["a.toml", "b.toml"]
    assert map_paths(folder / "absent") == ()


def test_a_folder_means_every_map_below_it_once(folder):
    assert below(folder, map_files([folder, folder / "a.toml"])) == ["a.toml", "b.toml", "north/c.toml"]
    assert below(folder, map_files([folder / ".git" / "d.toml"])) == [".git/d.toml"]


def test_what_is_not_there_is_refused_all_at_once(folder):
    with pytest.raises(Refused) as caught:
        map_files([folder / "x.toml", folder / "y", folder])
    assert [fault.file for fault in caught.value.faults] == [str(folder / "x.toml"), str(folder / "y")]
    (folder / "empty").mkdir()
    with pytest.raises(Refused, match="there is no map here"):
        map_files([folder / "empty"])


def test_a_bare_name_is_a_map_of_the_folder_and_all_else_is_a_path(folder, monkeypatch):
    monkeypatch.chdir(folder)
    assert resolve("sale") == Path("maps/sale.toml")
    assert resolve("sale", folder) == folder / "sale.toml"
    for name in ("sale.toml", "north/sale", "./sale", "north"):
        assert resolve(name) == Path(name)
