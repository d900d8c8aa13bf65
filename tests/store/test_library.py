import errno
import os
from pathlib import Path

import pytest

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


def test_a_folder_means_every_map_below_it(folder):
    found, faults = map_files(folder)
    assert (below(folder, found), faults) == (["a.toml", "b.toml", "north/c.toml"], ())


def test_any_other_path_means_itself(folder):
    for path in (folder / ".git/d.toml", folder / "absent.toml"):
        assert map_files(path) == ((path,), ())


def test_a_folder_without_a_map_is_a_fault(folder):
    found, (fault,) = map_files(folder / "folder.toml")
    assert found == ()
    assert str(fault) == f"{folder}/folder.toml:1:1: there is no map here: expected at least one .toml file"


def test_a_folder_that_may_not_be_read_hides_no_other(folder, monkeypatch):
    scan = os.scandir

    def guarded(place):
        if Path(place).name == "north":
            raise PermissionError(errno.EACCES, "Permission denied", str(place))
        return scan(place)

    monkeypatch.setattr(os, "scandir", guarded)
    found, (fault,) = map_files(folder)
    assert below(folder, found) == ["a.toml", "b.toml"]
    assert str(fault) == f"{folder}/north:1:1: the folder may not be read: expected the permission to"


def test_a_bare_name_is_a_map_of_the_folder_and_all_else_is_a_path(folder, monkeypatch):
    monkeypatch.chdir(folder)
    assert resolve("sale") == Path("maps/sale.toml")
    assert resolve("v1.2") == Path("maps/v1.2.toml")
    assert resolve("sale", folder) == folder / "sale.toml"
    for name in ("sale.toml", "north/sale", "./sale", "north"):
        assert resolve(name) == Path(name)
