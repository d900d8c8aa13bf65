from pathlib import Path

from tests.cli.program import TODAY, procmap, procmap_here


def test_map_numbers_and_findings(folder: Path) -> None:
    done = procmap("show", "weak", *TODAY, cwd=folder)
    assert (done.returncode, done.stderr) == (0, "")
    map_at, numbers_at, findings_at = map(
        done.stdout.index, ("Customer gains", "the numbers of a year", "The weakest link")
    )
    assert map_at < numbers_at < findings_at
    assert all(len(line) <= 80 for line in done.stdout.splitlines())


def test_a_map_that_is_not_there(folder: Path) -> None:
    done = procmap_here("show", "nowhere", cwd=folder)
    assert (done.returncode, done.stdout) == (2, "")
    assert done.stderr.startswith("maps/nowhere.toml:1:1: ")
