import pytest

from procmap.store.settings import Settings, load_settings, save_settings, settings_path


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


@pytest.mark.parametrize("content", [b"theme = ", b'theme = "pink"', b"\xff", b"x = " + b"[" * 5000, b"last_map = 3"])
def test_broken_settings_are_the_defaults(home, content):
    home.mkdir()
    settings_path().write_bytes(content)
    assert load_settings() == Settings()


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
