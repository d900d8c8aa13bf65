import json
from pathlib import Path

import pytest

from procmap.store.writing.canonical import canonical_text
from tests.cli.program import procmap, procmap_here
from tests.samples import EXAMPLE, sound

NAME = "example"


@pytest.fixture
def worked(folder: Path) -> Path:
    """A folder with the worked example of the map format."""
    (folder / "maps/example.toml").write_text(canonical_text(sound(EXAMPLE)), encoding="utf-8")
    return folder


def test_ten_per_cent_more_calls_and_the_map_stays_as_it_was(worked: Path) -> None:
    before = (worked / "maps/example.toml").read_bytes()
    done = procmap_here("what-if", NAME, "entering=+10%", cwd=worked)
    assert (done.returncode, done.stderr) == (0, "")
    assert "Nothing more is delivered; the Account executive is now at 126 %." in " ".join(done.stdout.split())
    assert "  entering   2,105  →  2,316\n" in done.stdout
    assert all(len(line) <= 80 for line in done.stdout.splitlines())
    assert (worked / "maps/example.toml").read_bytes() == before


def test_without_a_change_the_levers_are_listed(worked: Path) -> None:
    done = procmap("what-if", NAME, cwd=worked)
    assert done.returncode == 0
    assert "  hours.sell.ae                     Account executive: 12 h\n" in done.stdout
    assert procmap("what-if", "weak", cwd=worked).stdout.endswith("No number is stated on this side yet.\n")


@pytest.mark.parametrize(
    ("change", "after"),
    [
        ("conversion.qualify=0.35", 0.35),
        ("conversion.qualify=35%", 0.35),
        ("conversion.qualify=+5%", 0.55),
        ("conversion.qualify=-0.05", 0.45),
        ("hours.sell.ae=-1", 11),
        ("hours.sell.ae=-10 %", 10.8),
        ("headcount.ae=+0.5", 3.5),
        ("headcount.ae = 5", 5),
        ("selling_share.ae=100%", 1),
    ],
)
def test_a_change_is_a_value_or_what_is_added(worked: Path, change: str, after: float) -> None:
    data = json.loads(procmap_here("what-if", NAME, change, "--json", cwd=worked).stdout)
    assert [made["after"] for made in data["changes"]] == [pytest.approx(after)]


def test_json(worked: Path) -> None:
    data = json.loads(procmap_here("what-if", NAME, "headcount.ae=+1", "--json", cwd=worked).stdout)
    assert (data["version"], data["path"], data["side"]) == (1, "maps/example.toml", "current")
    assert data["changes"] == [{"lever": "headcount.ae", "before": 3, "after": 4}]
    assert {"lever": "conversion.qualify", "value": 0.5, "most": 1} in data["levers"]
    assert (round(data["before"]["deliverable"]), round(data["after"]["deliverable"])) == (52, 60)
    assert (data["before"]["constraint"], data["after"]["chance"]) == (["ae"], None)
    assert round(data["after"]["roles"]["ae"]["headcount_needed"], 2) == 4.04
    assert data["verdict"].startswith("4 heads instead of 3 as Account executive: 52 → 60")


@pytest.mark.parametrize(
    ("change", "said"),
    [
        ("conversion.qualfy=1%", "there is no lever `conversion.qualfy`: the nearest is `conversion.qualify`"),
        ("headcount.ae", "`headcount.ae`: expected a value after it, as in headcount.ae=12, +1 or +10%"),
        ("headcount.ae=many", "`many` is no value of it: expected headcount.ae=12, +1 or +10%"),
        ("headcount.ae=10%", "`10%` is no value of it: expected headcount.ae=12, +1 or +10%"),
        ("hours.sell.ae=-13", "`hours.sell.ae=-13` makes it -1 h: expected a number of at least 0"),
        ("conversion.sell=+80%", "makes it 110 %: expected a number of at least 0 and at most 100 %"),
        (f"entering={'9' * 400}", "makes it inf: expected a number of at least 0"),
        ("\x1b]0;x\x07=1", "there is no lever `�]0;x�`: the nearest is"),
    ],
    ids=["name", "bare", "word", "percent", "below", "above", "infinite", "escape"],
)
def test_a_change_that_cannot_be_is_refused_in_one_line(worked: Path, change: str, said: str) -> None:
    done = procmap_here("what-if", NAME, change, cwd=worked)
    assert (done.returncode, done.stdout, done.stderr.count("\n")) == (2, "", 1)
    assert done.stderr.startswith("procmap what-if: ")
    assert said in done.stderr


def test_a_side_or_a_map_that_is_not_there_is_refused(worked: Path, refused: Path) -> None:
    done = procmap_here("what-if", NAME, "--side", "target", cwd=worked)
    assert (done.returncode, done.stderr) == (
        2,
        "maps/example.toml:1:1: there is no target side: expected one, or --side current\n",
    )
    assert procmap_here("what-if", refused, cwd=worked).stderr.startswith(f"{refused}:7:")
