import json
import subprocess
import sys
from pathlib import Path

import pytest

from tests.cli.program import TODAY, procmap, procmap_here


def rules_of(output: str) -> list[str]:
    return [finding["rule"] for of in json.loads(output)["maps"] for finding in of["findings"]]


# The two that weak.toml was made for: what other rules say of it is theirs.
PLANTED = ("--rule", "no-owner", "--rule", "seller-side-exit")


def test_json_is_the_contract(folder: Path) -> None:
    done = procmap("check", "maps", "--format", "json", *PLANTED, *TODAY, cwd=folder)
    data = json.loads(done.stdout)
    assert (done.returncode, data["version"], data["maps"][0]["path"]) == (1, 1, "maps/weak.toml")
    assert set(data) == {"version", "maps"}
    assert set(data["maps"][0]) == {"path", "findings", "waived", "not_assessed", "weak_links"}
    assert data["maps"][0]["findings"][1] == {
        "rule": "seller-side-exit",
        "severity": "warning",
        "state": "open",
        "side": "current",
        "stage": "prove",
        "role": None,
        "field": "exit_by",
        "message": "Prove ends by our own act, not the buyer's",
        "evidence": {"exit": "Test report sent"},
        "fix": "Ask which act of the buyer shows the same thing, and make that the exit.",
    }
    assert data["maps"][0]["weak_links"] == [
        {"side": "current", "stage": "prove", "rank": 1, "rules": ["no-owner", "seller-side-exit"]}
    ]


@pytest.mark.parametrize(
    ("options", "code"),
    [
        ((), 1),
        (("--fail-on", "warning"), 1),
        (("--fail-on", "never"), 0),
        (("--rule", "seller-side-exit"), 0),
        (("--rule", "seller-side-exit", "--fail-on", "warning"), 1),
        (("--rule", "no-exit", "--rule", "no-owner"), 1),
        (("--side", "target"), 0),
    ],
)
def test_exit_codes(folder: Path, options: tuple[str, ...], code: int) -> None:
    assert procmap_here("check", "weak", *options, *TODAY, cwd=folder).returncode == code


def test_a_refused_map_does_not_stop_the_others(folder: Path, refused: Path) -> None:
    done = procmap_here("check", "maps", "--format", "json", *PLANTED, *TODAY, cwd=folder)
    assert done.returncode == 2
    assert done.stderr.startswith("maps/bad.toml:7:")
    assert rules_of(done.stdout) == ["no-owner", "seller-side-exit"]
    assert refused.read_text(encoding="utf-8").endswith('"many"\n')


def test_a_path_that_is_not_there_does_not_stop_the_others(folder: Path) -> None:
    done = procmap_here("check", "nowhere.toml", "weak", "--format", "json", *TODAY, cwd=folder)
    assert (done.returncode, rules_of(done.stdout)[0]) == (2, "no-owner")
    assert done.stderr.startswith("nowhere.toml:1:1: ")
    assert done.stderr.count("\n") == 1


def test_nothing_to_check(tmp_path: Path) -> None:
    done = procmap_here("check", ".", cwd=tmp_path)
    assert (done.returncode, done.stdout) == (2, "")
    assert done.stderr.startswith(".:1:1: ")


def test_an_unknown_rule_names_the_nearest(folder: Path) -> None:
    done = procmap_here("check", "weak", "--rule", "no-ownr", cwd=folder)
    assert done.returncode == 2
    assert "there is no rule `no-ownr`: the nearest is `no-owner`" in done.stderr


def test_a_date_that_is_none(folder: Path) -> None:
    done = procmap_here("check", "weak", "--today", "tomorrow", cwd=folder)
    assert done.returncode == 2
    assert "Traceback" not in done.stderr


def test_the_day_decides_whether_a_waiver_holds(folder: Path) -> None:
    with (folder / "maps/weak.toml").open("a", encoding="utf-8") as file:
        file.write('\n[[waivers]]\nrule = "no-owner"\nreason = "The team decides in May"\nuntil = 2027-05-31\n')
    done = procmap_here("check", "weak", "--format", "json", "--today", "2027-05-31", cwd=folder)
    waived = json.loads(done.stdout)["maps"][0]["waived"][0]
    assert (done.returncode, waived["state"], waived["until"]) == (0, "waived", "2027-05-31")
    assert waived["reason"] == "The team decides in May"
    assert procmap_here("check", "weak", "--today", "2027-06-01", cwd=folder).returncode == 1


def test_the_teams_configuration_is_found_upward(folder: Path) -> None:
    (folder / "procmap.toml").write_text('[rules.no-owner]\nseverity = "warning"\n', encoding="utf-8")
    assert procmap_here("check", "weak", *TODAY, cwd=folder).returncode == 0
    (folder / "procmap.toml").write_text("[rules.poor-handover]\nleast_right_first_time = 0.95\n", encoding="utf-8")
    done = procmap_here("check", "weak", "--rule", "poor-handover", "--format", "json", *TODAY, cwd=folder)
    assert rules_of(done.stdout) == ["poor-handover"]


def test_a_faulty_configuration_is_said_once(folder: Path) -> None:
    (folder / "maps/other.toml").write_text('format = 1\n[process]\nname = "Other"\n', encoding="utf-8")
    (folder / "procmap.toml").write_text("[rules.no-ownr]\n", encoding="utf-8")
    done = procmap_here("check", "maps", *TODAY, cwd=folder)
    assert (done.returncode, done.stdout) == (2, "")
    assert done.stderr.count("\n") == 1
    assert "no-ownr" in done.stderr


def test_checking_loads_neither_screens_nor_pictures(folder: Path) -> None:
    program = (
        "import sys; sys.argv = ['procmap', 'check', 'weak', '--fail-on', 'never']\n"
        "from procmap.cli.program import run\n"
        "run(sys.argv[1:])\n"
        "print(sorted({'textual', 'rich', 'graphviz'} & set(sys.modules)))"
    )
    done = subprocess.run(
        [sys.executable, "-c", program], cwd=folder, capture_output=True, text=True, encoding="utf-8", check=True
    )
    assert done.stdout.endswith("\n[]\n")
