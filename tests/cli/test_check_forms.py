"""What `check` prints for other programs, as a whole."""

import json
from collections.abc import Callable
from pathlib import Path

import pytest

from procmap.cli.program import run
from tests.cli.conftest import WEAK
from tests.cli.program import TODAY
from tests.git import commit, repository

Check = Callable[..., tuple[int, str, str]]

RULES = ("--rule", "no-owner", "--rule", "seller-side-exit")


@pytest.fixture
def check(folder: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> Check:
    """Checks `maps` of the folder in a form: the exit code, and what is printed."""

    def check(form: str, *options: str) -> tuple[int, str, str]:
        monkeypatch.chdir(folder)
        code = run(["check", "maps", "--format", form, *options, *RULES, *TODAY])
        return code, *capsys.readouterr()

    return check


@pytest.mark.usefixtures("refused")
def test_commands_of_a_workflow(check: Check) -> None:
    code, out, err = check("github")
    *commands, last = out.splitlines()
    assert code == 2
    assert [command.partition("::")[2].partition("::")[0] for command in commands] == [
        "error file=maps/bad.toml,line=7,col=1,title=procmap",
        "error file=maps/weak.toml,line=6,col=1,title=procmap no-owner",
        "warning file=maps/weak.toml,line=11,col=1,title=procmap seller-side-exit",
    ]
    assert last == "1 error, 1 warning open in 1 map; 1 file refused"
    assert err.startswith("maps/bad.toml:7:1: ")


def test_a_workflow_is_told_what_is_open_and_new_alone(check: Check, folder: Path) -> None:
    repository(folder)
    commit(folder)
    answered = '\n[[actions]]\nid = "a"\nanswers = [{ rule = "no-owner", stage = "prove" }]\n'
    (folder / "maps/other.toml").write_text(WEAK + answered, encoding="utf-8")
    code, out, _ = check("github", "--since", "main")
    (command, last) = out.splitlines()
    assert code == 0
    assert command.startswith("::warning file=maps/other.toml,line=11,col=1,title=procmap seller-side-exit::")
    assert last == "1 warning new since main in 2 maps"


@pytest.mark.usefixtures("refused")
def test_lines_as_an_editor_reads_them(check: Check) -> None:
    code, out, err = check("lines")
    assert code == 2
    assert out.splitlines() == [
        "maps/weak.toml:6:1: error: Nobody answers for Prove (no-owner)",
        "maps/weak.toml:11:1: warning: Prove ends by our own act, not the buyer's (seller-side-exit)",
    ]
    assert err.startswith("maps/bad.toml:7:1: ")


@pytest.mark.usefixtures("refused")
def test_one_run_of_sarif(check: Check) -> None:
    code, out, err = check("sarif")
    (run_of,) = json.loads(out)["runs"]
    assert code == 2
    assert [result["ruleId"] for result in run_of["results"]] == ["no-owner", "seller-side-exit"]
    assert len(run_of["tool"]["driver"]["rules"]) == 2
    assert run_of["invocations"][0]["executionSuccessful"] is False
    assert err.startswith("maps/bad.toml:7:1: ")


def test_nothing_to_check_is_a_whole_log_too(check: Check, folder: Path) -> None:
    (folder / "maps/weak.toml").unlink()
    code, out, err = check("sarif")
    assert (code, json.loads(out)["runs"][0]["results"], err.count("\n")) == (2, [], 1)
