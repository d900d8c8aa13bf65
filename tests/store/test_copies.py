"""Where a copy of a map can go: the folder of the map, or else one of the person's own, found without a trace."""

from pathlib import Path

import pytest

from procmap.store.copies import places_for_copy
from procmap.store.personal import own_folders


@pytest.fixture
def closed(tmp_path: Path) -> Path:
    """A folder of maps in which nobody can make a file, whoever runs the tests."""
    folder = tmp_path / "closed"
    folder.write_text("a file is no folder", encoding="utf-8")
    return folder


def test_a_copy_goes_beside_the_map_under_the_first_free_name(tmp_path: Path) -> None:
    for name in ("map.toml", "map-2.toml"):
        (tmp_path / name).touch()
    assert places_for_copy(tmp_path / "map.toml")[0] == tmp_path / "map-3.toml"


def test_beside_a_folder_that_cannot_be_written_it_goes_to_the_persons_own_and_looking_leaves_no_trace(
    closed: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("PROCMAP_HOME", str(tmp_path / "own"))
    assert places_for_copy(closed / "map.toml") == (tmp_path / "own" / "maps" / "map-2.toml",)
    assert not (tmp_path / "own").exists()
    monkeypatch.setenv("PROCMAP_HOME", str(closed))
    assert places_for_copy(closed / "map.toml") == ()


def test_a_home_comes_before_the_folder_of_data(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("PROCMAP_HOME")
    monkeypatch.setattr(Path, "home", lambda: tmp_path)
    home, data = own_folders()
    assert home == tmp_path / "procmap"
    assert "procmap" in data.parts


def _homeless() -> Path:
    raise RuntimeError("Could not determine home directory.")


def test_who_has_no_home_has_the_folder_of_data(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("PROCMAP_HOME")
    monkeypatch.setattr(Path, "home", _homeless)
    assert len(tuple(own_folders())) == 1
