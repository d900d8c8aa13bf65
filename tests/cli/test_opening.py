"""What opens the screens, without a terminal to open them on."""

from pathlib import Path

import pytest

from procmap.cli.opening import exported, settings_for
from procmap.rules.finding import Report
from procmap.store.faults import Refused
from procmap.store.reading import read_map
from tests.cli.program import procmap


@pytest.mark.parametrize(
    ("arguments", "place"), [([], "maps"), (["weak"], "maps/weak.toml"), (["./maps/weak.toml"], "maps/weak.toml")]
)
def test_without_a_terminal_there_are_no_screens(folder: Path, arguments: list[str], place: str) -> None:
    done = procmap(*arguments, cwd=folder)
    assert (done.returncode, done.stdout) == (2, "")
    assert done.stderr == (
        f"{place}:1:1: there is no terminal for the screens: expected one, or `procmap show`, `check`, `numbers`\n"
    )


def test_the_team_s_rules_hold_in_the_screens(folder: Path) -> None:
    assert settings_for(folder / "maps/weak.toml") == {}
    (folder / "procmap.toml").write_text('[rules.no-owner]\nseverity = "off"\n', encoding="utf-8")
    assert settings_for(folder / "maps/weak.toml")["no-owner"].severity == "off"


def test_an_export_from_the_screens_goes_where_the_team_wants_it(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(folder)
    (folder / "procmap.toml").write_text('[export]\nto = ["toml"]\nout = "papers"\n', encoding="utf-8")
    file = read_map(Path("maps/weak.toml"))
    assert exported(file, Report()) == (Path("papers/weak/map.toml"),)
    assert (folder / "papers/weak/map.toml").read_bytes() == file.path.read_bytes()
    (folder / "papers/weak/map.toml").unlink()
    (folder / "papers/weak").rmdir()
    (folder / "papers/weak").write_text("", encoding="utf-8")
    with pytest.raises(Refused, match="papers/weak:1:1: the folder cannot be made"):
        exported(file, Report())
