import json
import os
from collections.abc import Callable
from pathlib import Path

import pytest

from procmap.cli.program import run
from procmap.store.writing.canonical import canonical_text
from tests.cli.conftest import WEAK
from tests.cli.program import TODAY
from tests.git import commit, git, repository
from tests.samples import example, sound

Diff = Callable[..., tuple[int, str, str]]
Printed = Callable[..., str]


@pytest.fixture
def folder(folder: Path) -> Path:
    """The folder with `maps/weak.toml`, committed, and a map `maps/example.toml` with a target."""
    data = example()
    stages = [{**stage} for stage in data["current"]["stages"]]
    stages[2].update(name="Close", hours={"ae": 9})
    data["target"] = {**data["current"], "stages": stages}
    (folder / "maps/example.toml").write_text(canonical_text(sound(data)), encoding="utf-8")
    repository(folder)
    commit(folder)
    return folder


def changed(folder: Path, old: str, new: str, name: str = "maps/weak.toml") -> None:
    path = folder / name
    text = path.read_text(encoding="utf-8")
    assert old in text
    path.write_text(text.replace(old, new), encoding="utf-8")


@pytest.fixture
def diff(folder: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> Diff:
    """Compares in the folder, or below it: the exit code, and what is printed."""

    def diff(*arguments: str, below: str = "") -> tuple[int, str, str]:
        monkeypatch.chdir(folder / below)
        code = run(["diff", *arguments, *TODAY])
        return code, *capsys.readouterr()

    return diff


@pytest.fixture
def printed(diff: Diff) -> Printed:
    """What is printed where nothing is refused."""

    def printed(*arguments: str, code: int = 0, below: str = "") -> str:
        done, out, err = diff(*arguments, below=below)
        assert (done, err) == (code, "")
        return out

    return printed


def test_the_two_sides_of_a_map(printed: Printed) -> None:
    text = printed("example")
    assert text.startswith("Worked example: what the target changes\n───")
    assert "  60 deals a year can be delivered instead of 52; 60 are wanted." in text
    assert "  ~ Sell → Close\n      Account executive: 12 h → 9 h per deal\n" in text
    assert "✓ closed here by all changes together: constraint" in text
    assert all(len(line) <= 80 for line in text.splitlines())


def test_two_files(printed: Printed, folder: Path) -> None:
    (folder / "later.toml").write_text(WEAK.replace('"seller"', '"buyer"'), encoding="utf-8")
    text = printed("weak", "later.toml")
    assert "Compared\n  maps/weak.toml → later.toml\n" in text
    assert (
        "Stage by stage, current\n  ~ Prove\n      What proves it is now the buyer's act, no longer the seller's\n"
        "      ✓ closes seller-side-exit\n"
    ) in text
    assert "  ✓ Prove ends by our own act, not the buyer's (seller-side-exit, current)\n" in text
    back = printed("later.toml", "weak")
    assert "What proves it is now the seller's act, no longer the buyer's" in back
    assert "New\n  ⚠ Prove ends by our own act" in back


@pytest.mark.parametrize(
    "revision", ["HEAD:maps/weak.toml", "main:./maps/weak.toml", "HEAD~1:maps/weak.toml", "HEAD:weak"]
)
def test_a_revision_of_git(printed: Printed, folder: Path, revision: str) -> None:
    changed(folder, "Test report sent", "Test report signed")
    if "~" in revision:
        commit(folder)
    text = printed(revision, "maps/weak.toml")
    assert f"  {revision} → maps/weak.toml\n" in text
    assert "lets a deal on: “Test report signed”; until" in text


def test_two_revisions_from_a_folder_below_and_the_sides_at_one(printed: Printed, folder: Path) -> None:
    changed(folder, "Test report sent", "Test report signed")
    git(folder, "commit", "-aqm", "Sign")
    text = printed("HEAD~1:./weak.toml", "HEAD:./weak.toml", below="maps")
    assert "“Test report signed”" in text
    assert "what the target changes" in printed("HEAD:maps/example.toml")


def test_what_stands_outside_the_sides_is_told_too(printed: Printed, folder: Path) -> None:
    changed(folder, 'name = "Weak"', 'name = "Weak"\ngoal = 60')
    text = printed("HEAD:maps/weak.toml", "weak")
    assert "In the rest of the map\n  · goal: nothing → 60\n" in text


def test_a_target_that_is_new_is_told_as_one(printed: Printed, folder: Path) -> None:
    changed(folder, "[[current", '[[target.stages]]\nid = "prove"\nname = "Prove"\n\n[[current')
    text = printed("HEAD:maps/weak.toml", "weak")
    assert "In the rest of the map\n  · target side: new\n" in text
    assert "Nothing says" not in text


@pytest.mark.parametrize("form", [(), ("--json",), ("--format", "markdown")])
def test_the_exit_code_says_whether_anything_differs_where_it_is_asked(printed: Printed, form: tuple[str, ...]) -> None:
    assert "Nothing differs." in printed("weak", "HEAD:maps/weak.toml", "--exit-code")
    printed("example", *form)
    printed("example", "--exit-code", *form, code=1)


def test_json(printed: Printed) -> None:
    data = json.loads(printed("example", "--json"))
    assert (data["version"], data["before"], data["after"], data["differs"]) == (
        1,
        "maps/example.toml",
        "maps/example.toml",
        True,
    )
    (side,) = data["sides"]
    assert (side["before"], side["after"]) == ("current", "target")
    (stage,) = side["stages"]
    assert (stage["id"], stage["change"], stage["renamed"], stage["moved"]) == ("sell", "changed", True, False)
    assert [(field["field"], field["before"], field["after"]) for field in stage["fields"]] == [
        ("name", "Sell", "Close"),
        ("hours", {"ae": 12}, {"ae": 9}),
    ]
    assert printed("example", "--format", "json") == printed("example", "--json", "--format", "json")
    numbers = side["numbers"]
    assert [round(numbers[when]["deliverable"]) for when in ("before", "after")] == [52, 60]
    assert [finding["rule"] for finding in data["findings"]["closed"]] == ["constraint"]
    assert data["rest"] == []


def test_markdown(printed: Printed) -> None:
    text = printed("example", "--format", "markdown")
    assert text.startswith("# Worked example: what the target changes\n\n## The numbers\n\n60 deals")
    assert "\n| figure | current | target |  |\n| --- | ---: | ---: | ---: |\n" in text
    assert "\n- \\~ Sell → Close\n  - Account executive: 12 h → 9 h per deal\n" in text


def test_the_team_configuration_judges_both(printed: Printed, folder: Path) -> None:
    (folder / "procmap.toml").write_text('[rules.seller-side-exit]\nseverity = "off"\n', encoding="utf-8")
    changed(folder, '"seller"', '"buyer"')
    assert "seller-side-exit" not in printed("HEAD:maps/weak.toml", "weak")


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (("weak",), "maps/weak.toml:1:1: there is no target side to compare with: expected one, or a second map\n"),
        (("weak", "nowhere"), "maps/nowhere.toml:1:1: there is no such file"),
        (("HEAD:nowhere.toml", "weak"), "HEAD:nowhere.toml:1:1: there is no file `nowhere.toml` at `HEAD`"),
        (("nobody:maps/weak.toml", "weak"), "there is no such revision"),
        (("weak", "bad.toml"), "bad.toml:7:"),
        (("example", "--json", "--format", "markdown"), "are two forms: expected one"),
        ((), "missing argument"),
    ],
    ids=["no target", "file", "path", "revision", "faults", "forms", "nothing"],
)
def test_what_cannot_be_is_refused_in_one_line(diff: Diff, folder: Path, arguments: tuple[str, ...], said: str) -> None:
    bad = 'format = 1\n\n[process]\nname = "Bad"\n\n[current]\nentering = "many"\n'
    (folder / "bad.toml").write_text(bad, encoding="utf-8")
    code, out, err = diff(*arguments)
    assert (code, out, err.count("\n")) == (2, "", 1)
    assert said in err


def test_a_faulty_map_at_a_revision_has_its_lines(diff: Diff, folder: Path) -> None:
    changed(folder, "right_first_time = 0.9", "right_first_time = 9")
    commit(folder)
    code, out, err = diff("HEAD:maps/weak.toml", "weak")
    assert (code, out) == (2, "")
    assert err.startswith("HEAD:maps/weak.toml:12:")


def test_without_git_files_are_still_compared(printed: Printed, diff: Diff, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PATH", os.devnull)
    assert "Nothing differs." in printed("weak", "weak")
    code, out, err = diff("HEAD:maps/weak.toml", "weak")
    assert (code, out) == (2, "")
    assert err.startswith("git:1:1: the program is not found here")
