import datetime
from pathlib import Path

import pytest

from procmap.store.settings import (
    MOST_SIZES,
    MOST_STOPS,
    Settings,
    Stop,
    are_settings_sound,
    load_settings,
    save_settings,
    settings_path,
)

DAY = datetime.date(2026, 11, 21)


@pytest.fixture(autouse=True)
def home(tmp_path, monkeypatch):
    monkeypatch.setenv("PROCMAP_HOME", str(tmp_path / "home"))
    return tmp_path / "home"


def test_settings_come_back(home):
    assert load_settings() == Settings()
    wanted = Settings(theme="light", last_map='maps/a "b".toml')
    assert save_settings(wanted)
    assert load_settings() == wanted
    assert settings_path().parent == home


@pytest.mark.parametrize(
    "content",
    [
        b"theme = ",
        b'theme = "pink"',
        b"\xff",
        b"x = " + b"[" * 5000,
        b"last_map = 3",
        b"[[stops]]",
        b'[[stops]]\nmap = "a"\non = 2026-11-21\nused = { goals = inf }',
    ],
)
def test_broken_settings_are_the_defaults(home, content):
    home.mkdir()
    settings_path().write_bytes(content)
    assert load_settings() == Settings()


def test_settings_that_cannot_be_read_are_not_written_over(home):
    home.mkdir()
    broken = b'theme = "light"\n[keys]\nsave = "f6\n'
    settings_path().write_bytes(broken)
    assert not are_settings_sound()
    assert not save_settings(load_settings())
    assert settings_path().read_bytes() == broken
    settings_path().write_bytes(broken.replace(b"f6", b'f6"'))
    assert are_settings_sound()
    assert save_settings(load_settings())


def test_what_is_not_known_is_passed_over(home):
    home.mkdir()
    settings_path().write_text('theme = "light"\nlater = 1\n')
    assert load_settings().theme == "light"


def test_settings_that_cannot_be_written_stop_nothing(home):
    home.write_text("a file where the folder should be")
    assert not save_settings(Settings())
    assert load_settings() == Settings()


def test_without_a_home_of_its_own_they_lie_in_the_users_folder(monkeypatch, tmp_path):
    monkeypatch.delenv("PROCMAP_HOME")
    monkeypatch.setenv("XDG_CONFIG_HOME", str(tmp_path))
    monkeypatch.setenv("HOME", str(tmp_path))
    assert tmp_path in settings_path().parents
    assert "procmap" in settings_path().parts


def stop(name: str, **known) -> Stop:
    return Stop(map=str(Path(name).absolute()), on=DAY, **known)


def test_where_one_stopped_comes_back():
    wanted = Settings().with_stop(
        stop("maps/a.toml", step="weak-links", side="target", stage="sell", agenda="quick", used={"weak-links": 61.5})
    )
    assert save_settings(wanted.with_legible("80x24"))
    assert load_settings() == wanted.with_legible("80x24")
    found = load_settings().stop_in(Path("maps/a.toml"))
    assert found is not None
    assert (found.step, found.side, found.stage, found.used) == ("weak-links", "target", "sell", {"weak-links": 61.5})
    assert load_settings().stop_in(Path("maps/b.toml")) is None


def test_the_map_left_longest_ago_is_forgotten_and_none_is_remembered_twice():
    settings = Settings()
    for number in range(MOST_STOPS + 1):
        settings = settings.with_stop(stop(f"{number}.toml")).with_stop(stop(f"{number}.toml", step="plan"))
    assert len(settings.stops) == MOST_STOPS
    assert settings.stop_in(Path("0.toml")) is None
    assert settings.stop_in(Path("1.toml")) == stop("1.toml", step="plan")


def test_sizes_that_could_be_read_are_bounded_and_kept_once():
    settings = Settings()
    for number in (*range(MOST_SIZES + 1), 1):
        settings = settings.with_legible(f"80x{number}")
    assert len(settings.legible) == len(set(settings.legible)) == MOST_SIZES
    assert settings.legible[0] == "80x1"
    assert "80x0" not in settings.legible
