from pathlib import Path

import pytest

from procmap.store.starters import SCHEMA_FILE, sample_text
from tests.cli.program import procmap, procmap_here

TODAY = ("--today", "2026-11-21")
SAMPLE = "maps/flow-meters.toml"
EXPORTS = Path(__file__).parents[2] / "exports" / "flow-meters"


def test_the_whole_main_job_in_an_empty_folder(tmp_path: Path) -> None:
    done = procmap("demo", *TODAY, cwd=tmp_path)
    assert (done.returncode, done.stderr) == (0, "")
    assert (tmp_path / SAMPLE).read_bytes() == sample_text()
    assert (tmp_path / "maps" / SCHEMA_FILE).is_file()
    findings, numbers, written = (done.stdout.index(part) for part in ("weakest", "the numbers of a year", "Written:"))
    assert findings < numbers < written
    paths = [tmp_path / line.strip() for line in done.stdout[written:].splitlines()[1:] if line.strip()]
    assert all(path.is_file() for path in paths)
    assert {path.name for path in paths[1:]} == {path.name for path in EXPORTS.iterdir()}


def test_a_sample_that_was_edited_is_shown_as_it_is(tmp_path: Path) -> None:
    (tmp_path / "maps").mkdir()
    edited = sample_text().replace(b"Survey the site", b"Walk the site")
    (tmp_path / SAMPLE).write_bytes(edited)
    done = procmap_here("demo", *TODAY, cwd=tmp_path)
    assert done.returncode == 0
    assert "Walk the site" in done.stdout
    assert (tmp_path / SAMPLE).read_bytes() == edited


@pytest.mark.parametrize("content", [b"", b"not a map", b"\xff"])
def test_a_sample_that_is_no_map_any_more_is_refused_and_left(tmp_path: Path, content: bytes) -> None:
    (tmp_path / "maps").mkdir()
    (tmp_path / SAMPLE).write_bytes(content)
    done = procmap_here("demo", *TODAY, cwd=tmp_path)
    assert (done.returncode, done.stdout) == (2, "")
    assert all(line.startswith(f"{SAMPLE}:1:") for line in done.stderr.splitlines())
    assert (tmp_path / SAMPLE).read_bytes() == content
    assert not (tmp_path / "exports").exists()


def test_the_team_s_settings_hold_for_the_sample_too(tmp_path: Path) -> None:
    (tmp_path / "procmap.toml").write_text('[export]\nto = ["dot"]\nout = "papers"\n', encoding="utf-8")
    done = procmap_here("demo", *TODAY, cwd=tmp_path)
    assert done.returncode == 0
    assert sorted(path.name for path in (tmp_path / "papers/flow-meters").iterdir()) == [
        "both.dot",
        "change.dot",
        "current.dot",
        "target.dot",
    ]
