import json
import shutil
from collections.abc import Callable
from pathlib import Path

import pytest

from procmap.cli.program import run
from procmap.store.writing.canonical import canonical_text
from tests.cli.program import TODAY
from tests.documented import documented_keys
from tests.git import commit, git, repository
from tests.samples import example, sound

Log = Callable[..., tuple[int, str, str]]


@pytest.fixture(scope="module")
def committed(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """`maps/example.toml` over four commits: as it is, Qualify stricter, broken, and with another head."""
    folder = repository(tmp_path_factory.mktemp("team"))
    (folder / "maps").mkdir()
    path = folder / "maps/example.toml"
    data = example()
    text = canonical_text(sound(data))
    data["current"]["stages"][1]["conversion"] = 0.35
    stricter = canonical_text(sound(data))
    data["current"]["headcount"]["ae"] = 4
    for version in (text, stricter, "broken", canonical_text(sound(data))):
        path.write_text(version, encoding="utf-8")
        commit(folder)
    return path


@pytest.fixture
def path(committed: Path, tmp_path: Path) -> Path:
    """The map in a copy of that repository."""
    shutil.copytree(committed.parents[1], tmp_path / "team")
    return tmp_path / "team/maps/example.toml"


@pytest.fixture
def log(path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> Log:
    """The history in the folder of the team: the exit code, and what is printed."""

    def log(*arguments: str) -> tuple[int, str, str]:
        monkeypatch.chdir(path.parents[1])
        code = run(["log", *arguments, *TODAY])
        return code, *capsys.readouterr()

    return log


def test_how_a_map_moved(log: Log) -> None:
    code, out, err = log("example")
    assert (code, err) == (0, "")
    assert out.startswith("Worked example: how the current process moved\n───")
    assert all(len(line) <= 80 for line in out.splitlines())
    rows = [line.split()[-7:] for line in out.split("Commit by commit\n")[1].splitlines()[1:5]]
    assert [row[0] for row in rows] == ["52", "42", "–", "42"]
    assert [row[3] for row in rows] == ["9", "9", "–", "10"]
    assert "  Qualify   █▁·▁   50 %  35 %   35 %  50 %\n" in out
    assert "  heads there   ▁▁·█      9    10      9    10\n" in out
    assert "The constraint\n  · " in out
    assert out.count(": Account executive – Change\n") == 1


def test_json(log: Log, path: Path) -> None:
    code, out, _ = log("example", "--json", "--last", "2")
    data = json.loads(out)
    assert (code, data["version"], data["path"], data["side"]) == (0, 1, "maps/example.toml", "current")
    broken, last = data["commits"]
    assert (broken["read"], broken["deliverable"], broken["conversion"]) == (False, None, {})
    assert last["commit"] == git(path.parent, "rev-parse", "HEAD").strip()
    assert (last["read"], last["subject"], last["headcount"], last["errors"]) == (True, "Change", 10, 10)
    assert isinstance(last["errors"], int)
    assert last["conversion"] == {"prospect": 0.2, "qualify": 0.35, "sell": 0.3, "deliver": 0.95}
    assert last["weak_links"]
    documented = documented_keys("history.md")
    assert {"the whole": list(data), "of commits": list(last)} == documented
    assert list(broken) == list(last)
    assert log("example", "--format", "json", "--last", "2")[1] == out


def test_what_is_not_committed_comes_last(log: Log, path: Path) -> None:
    path.write_text(path.read_text(encoding="utf-8").replace("ae = 4", "ae = 5"), encoding="utf-8")
    _, out, _ = log("example")
    assert "  now, not committed" in out
    (*_, now) = json.loads(log("example", "--json")[1])["commits"]
    assert (now["commit"], now["day"], now["headcount"]) == (None, None, 11)


def test_other_line_ends_or_comments_are_no_other_map(log: Log, path: Path) -> None:
    before = log("example")
    path.write_bytes(b"# Ours\r\n" + path.read_bytes().replace(b"\n", b"\r\n"))
    assert log("example") == before


def test_a_side_that_is_not_there_has_no_figures(log: Log) -> None:
    code, out, _ = log("example", "--side", "target", "--json")
    assert code == 0
    assert {each["errors"] for each in json.loads(out)["commits"]} == {None}


def test_markdown(log: Log) -> None:
    _, out, _ = log("example", "--format", "markdown")
    assert out.startswith(
        "# Worked example: how the current process moved\n\n## Commit by commit\n\n| commit | deals |"
    )
    assert "| Qualify | █▁·▁ | 50 % | 35 % | 35 % | 50 % |" in out


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (("nowhere",), "maps/nowhere.toml:1:1: there is no such file: expected a map"),
        (("new.toml",), "new.toml:1:1: git has no commit of it: expected a map that was committed"),
        (("example", "--last", "0"), "procmap log: "),
        (("example", "--json", "--format", "markdown"), "are two forms"),
    ],
)
def test_what_cannot_be_is_refused_in_one_line(log: Log, path: Path, arguments: tuple[str, ...], said: str) -> None:
    (path.parents[1] / "new.toml").write_bytes(path.read_bytes())
    code, out, err = log(*arguments)
    assert (code, out, err.count("\n")) == (2, "", 1)
    assert said in err


def test_a_map_with_faults_now_is_refused(log: Log, path: Path) -> None:
    path.write_text("format = 1\n", encoding="utf-8")
    code, out, err = log("example")
    assert (code, out) == (2, "")
    assert err.startswith("maps/example.toml:1:1: ")
