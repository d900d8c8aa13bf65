import json
import os
from collections.abc import Callable
from pathlib import Path

import pytest

from procmap.cli.program import run
from tests.cli.conftest import REFUSED, WEAK
from tests.cli.program import TODAY, procmap
from tests.git import commit, repository

Check = Callable[..., tuple[int, str, str]]

RULES = ("--rule", "no-owner", "--rule", "seller-side-exit", "--rule", "no-exit", "--rule", "skill-gap")
STAGE = """
[[current.stages]]
id = "agree"
name = "Agree"
exit = "Order signed"
exit_by = "buyer"
"""


@pytest.fixture
def tracked(folder: Path) -> Path:
    """The folder with `maps/weak.toml`, committed on main."""
    repository(folder)
    commit(folder)
    return folder


@pytest.fixture
def check(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> Check:
    """Checks in a folder since a revision or file: the exit code, and what is printed."""

    def check(folder: Path, *arguments: str | Path, since: str = "main") -> tuple[int, str, str]:
        monkeypatch.chdir(folder)
        code = run(["check", *map(str, arguments or ("maps",)), "--since", since, *RULES, *TODAY])
        return code, *capsys.readouterr()

    return check


def extend(folder: Path, text: str = STAGE, name: str = "weak.toml") -> None:
    with (folder / "maps" / name).open("a", encoding="utf-8") as file:
        file.write(text)


def test_nothing_new_fails_nothing(check: Check, tracked: Path) -> None:
    code, out, err = check(tracked)
    assert (code, err) == (0, "")
    assert out.startswith("maps/weak.toml\n\nNothing new since main; 2 were there.\n\nWere there\n")
    assert "   ✗ 1 error at Prove, current: no-owner\n" in out


def test_what_is_new_is_told_in_full_and_fails(check: Check, tracked: Path) -> None:
    extend(tracked)
    code, out, err = check(tracked)
    assert (code, err) == (1, "")
    assert out.startswith(
        "maps/weak.toml\n\n1 new since main; 2 were there.\n\n"
        "New at Agree, current\n─────────────────────\n\n"
        "   ✗ Nobody answers for Agree\n     no-owner, new error\n     What everybody looks after, nobody does"
    )
    assert "   ✗ 1 error at Prove, current: no-owner\n" in out
    commit(tracked)
    assert check(tracked)[0] == 0
    assert check(tracked, since="HEAD~1")[0] == 1


@pytest.mark.parametrize(("fail_on", "code"), [("error", 0), ("warning", 1), ("never", 0)])
def test_new_findings_fail_by_their_severity(check: Check, tracked: Path, fail_on: str, code: int) -> None:
    extend(tracked, STAGE.replace('"buyer"', '"seller"') + 'owner = "ae"\n[[roles]]\nid = "ae"\n')
    assert check(tracked, "maps", "--fail-on", fail_on)[0] == code


def test_one_day_and_one_configuration_judge_both(check: Check, tracked: Path) -> None:
    extend(tracked, '\n[[waivers]]\nrule = "no-owner"\nreason = "Until May"\nuntil = 2026-05-31\n')
    commit(tracked)
    # The waiver ran out: on this day it holds for neither.
    assert check(tracked)[0] == 0
    (tracked / "procmap.toml").write_text('[rules.seller-side-exit]\nseverity = "error"\n', encoding="utf-8")
    assert check(tracked)[0] == 0


def test_a_file_that_was_not_there_is_new_as_a_whole(check: Check, tracked: Path) -> None:
    extend(tracked, WEAK, "other.toml")
    code, out, err = check(tracked)
    assert (code, err) == (1, "")
    assert "maps/other.toml\n\n2 new since main; nothing was there.\n" in out
    assert out.endswith(
        "maps/weak.toml: nothing new since main; 2 were there\n1 error, 1 warning new since main in 2 maps\n"
    )


def test_a_file_that_had_faults_is_new_as_a_whole(check: Check, tracked: Path) -> None:
    extend(tracked, REFUSED, "other.toml")
    commit(tracked)
    (tracked / "maps/other.toml").write_text(WEAK, encoding="utf-8")
    code, out, err = check(tracked)
    assert code == 1
    assert "2 new since main; nothing was there" in out
    assert err == "maps/other.toml:1:1: this map had faults at main: all of its findings count as new\n"


def test_a_file_that_has_faults_now_is_refused(check: Check, tracked: Path) -> None:
    extend(tracked, REFUSED, "other.toml")
    code, _, err = check(tracked)
    assert (code, err.count("\n")) == (2, 1)
    assert err.startswith("maps/other.toml:7:")


def test_from_a_folder_below_by_a_link_and_by_its_whole_path(
    check: Check, tracked: Path, tmp_path_factory: pytest.TempPathFactory
) -> None:
    outside = tmp_path_factory.mktemp("outside")
    (outside / "link").symlink_to(tracked / "maps")
    for cwd, path in ((tracked / "maps", "."), (outside, "link"), (outside, tracked / "maps/weak.toml")):
        code, out, err = check(cwd, path)
        assert (code, err) == (0, ""), path
        assert "othing new since main; 2 were there" in out


# JSON


def test_json_says_what_is_new_only_where_it_was_asked(check: Check, tracked: Path) -> None:
    extend(tracked, STAGE + '\n[[waivers]]\nrule = "seller-side-exit"\nreason = "So"\n')
    code, out, _ = check(tracked, "maps", "--format", "json")
    data = json.loads(out)
    assert (code, list(data), data["since"]) == (1, ["version", "since", "maps"], "main")
    (of,) = data["maps"]
    assert {(found["rule"], found["stage"]): found["new"] for found in of["findings"]} == {
        ("no-owner", "prove"): False,
        ("no-owner", "agree"): True,
    }
    assert [waived["new"] for waived in of["waived"]] == [False]
    plain = json.loads(procmap("check", "maps", "--format", "json", *RULES, *TODAY, cwd=tracked).stdout)
    assert list(plain) == ["version", "maps"]
    assert all("new" not in found for found in [*plain["maps"][0]["findings"], *plain["maps"][0]["waived"]])


# a file


def test_compared_with_a_file(check: Check, tracked: Path) -> None:
    (tracked / "before.toml").write_text(WEAK, encoding="utf-8")
    extend(tracked)
    for since in ("before.toml", "main:maps/weak.toml", "main:./maps/weak.toml"):
        code, out, err = check(tracked, since=since)
        assert (code, err) == (1, "")
        assert f"1 new since {since}; 2 were there" in out


def test_a_file_is_compared_with_one_map(check: Check, tracked: Path) -> None:
    extend(tracked, WEAK, "other.toml")
    for since in ("maps/weak.toml", "main:maps/weak.toml"):
        code, out, err = check(tracked, since=since)
        assert (code, out) == (2, "")
        assert err == f"{since}:1:1: a file is compared with one map: expected one, not 2\n"


def test_a_file_with_faults_is_refused(check: Check, tracked: Path) -> None:
    (tracked / "bad.toml").write_text(REFUSED, encoding="utf-8")
    code, out, err = check(tracked, since="bad.toml")
    assert (code, out, err.count("\n")) == (2, "", 1)
    assert err.startswith("bad.toml:7:")


# what cannot be


@pytest.mark.parametrize("since", ["nowhere", "main~9", "main:nowhere.toml", "nowhere.toml", "-h", "--all", ""])
def test_a_revision_that_is_none_is_one_line(check: Check, tracked: Path, since: str) -> None:
    code, out, err = check(tracked, since=since)
    assert (code, out, err.count("\n")) == (2, "", 1)
    assert err.startswith(f"{since}:1:1: ")


def test_without_a_repository_or_git_is_one_line(check: Check, folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("GIT_CEILING_DIRECTORIES", str(folder.parent))
    code, out, err = check(folder)
    assert (code, out, err.count("\n")) == (2, "", 1)
    assert "git finds no repository" in err
    monkeypatch.setenv("PATH", os.devnull)
    code, out, err = check(folder)
    assert (code, out, err.count("\n")) == (2, "", 1)
    assert err.startswith("git:1:1: the program is not found here")
