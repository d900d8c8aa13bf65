import json
from pathlib import Path

import pytest

from tests.cli.program import procmap, procmap_here

SAMPLE = Path("maps/flow-meters.toml").resolve()


def test_text_after_the_numbers_of_each_side(folder: Path) -> None:
    done = procmap("numbers", SAMPLE, "--chance", "--draws", "200", cwd=folder)
    assert (done.returncode, done.stderr) == (0, "")
    assert all(len(line) <= 80 for line in done.stdout.splitlines())
    current, target = " ".join(done.stdout.split()).split("The target process")
    assert "Chance to reach the goal of 60: " in current
    assert "the hours of Application engineer at Survey the site (5 h to 11 h)" in current
    assert "Chance to reach the goal of 66: " in target
    assert done.stdout.count("(in 200 draws, seed 1)") == 2


def test_json(folder: Path) -> None:
    plain = json.loads(procmap_here("numbers", SAMPLE, "--json", cwd=folder).stdout)["sides"]["current"]
    command = ("numbers", SAMPLE, "--json", "--chance", "--draws", "100", "--seed", "7")
    first, again = (procmap_here(*command, cwd=folder).stdout for _ in range(2))
    side = json.loads(first)["sides"]["current"]
    assert (side["chance"]["draws"], side["chance"]["seed"]) == (100, 7)
    assert 0 <= side["chance"]["chance"] <= 1
    assert set(side) - set(plain) == {"chance"}
    assert first == again


def test_a_side_that_is_not_there_and_one_that_says_too_little(folder: Path) -> None:
    sides = json.loads(procmap_here("numbers", "weak", "--json", "--chance", cwd=folder).stdout)["sides"]
    assert sides["target"] is None
    assert sides["current"]["chance"]["chance"] is None
    assert sides["current"]["chance"]["needs"][:2] == ["entering", "goal"]


@pytest.mark.parametrize(
    "options",
    [
        ("--chance", "--draws", "0"),
        ("--chance", "--draws", "-3"),
        ("--chance", "--draws", "many"),
        ("--chance", "--draws", "1e9"),
        ("--chance", "--draws", "100001"),
        ("--chance", "--seed", "x"),
        ("--draws", "10"),
        ("--seed", "0"),
    ],
    ids=" ".join,
)
def test_bad_options_are_refused_in_one_line(folder: Path, options: tuple[str, ...]) -> None:
    done = procmap_here("numbers", "weak", *options, cwd=folder)
    assert (done.returncode, done.stdout) == (2, "")
    assert done.stderr.count("\n") == 1
    assert done.stderr.startswith("procmap numbers: ")
