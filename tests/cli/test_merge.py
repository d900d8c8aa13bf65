import subprocess
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.cli.conftest import REFUSED, WEAK
from tests.cli.program import procmap

SOUND = WEAK.replace('"Test report sent"', '"Signs the test report"').replace('"seller"', '"buyer"')
SOUND = SOUND.replace('name = "Prove"\n', 'name = "Prove"\nowner = "ae"\n').replace(
    "[[current", '[[roles]]\nid = "ae"\n\n[[current'
)
Files = Callable[[str, str, str], tuple[str, ...]]
NAMES = ("base.toml", "ours.toml", "theirs.toml")


@pytest.fixture
def files(tmp_path: Path) -> Files:
    def write(*texts: str) -> tuple[str, ...]:
        for name, text in zip(NAMES, texts, strict=True):
            (tmp_path / name).write_text(text, encoding="utf-8")
        return NAMES

    return write


def merge_file(folder: Path) -> str:
    command = ["git", "merge-file", "-p", "ours.toml", "base.toml", "theirs.toml"]
    return subprocess.run(command, cwd=folder, capture_output=True, text=True, check=False).stdout


def test_what_both_sides_did_is_printed(files: Files, tmp_path: Path) -> None:
    ours, theirs = SOUND.replace('"Weak"', '"Sale"  # renamed'), SOUND.replace("0.9", "0.95")
    done = procmap("merge", *files(SOUND, ours, theirs), cwd=tmp_path)
    assert (done.returncode, done.stderr) == (0, "")
    assert done.stdout == ours.replace("0.9", "0.95")


def test_what_both_changed_is_marked_named_and_left_to_settle(files: Files, tmp_path: Path) -> None:
    names = files(SOUND, SOUND.replace("0.9", "0.8"), SOUND.replace("0.9", "0.95"))
    done = procmap("merge", *names, "-o", "out.toml", cwd=tmp_path)
    assert (done.returncode, done.stdout) == (1, "")
    assert done.stderr == "ours.toml: both sides changed one place: expected a choice between the markers\n"
    hunk = "<<<<<<< ours.toml\nright_first_time = 0.8\n=======\nright_first_time = 0.95\n>>>>>>> theirs.toml\n"
    written = (tmp_path / "out.toml").read_text(encoding="utf-8")
    assert written == SOUND.replace("right_first_time = 0.9\n", hunk)
    assert written == merge_file(tmp_path)


def test_an_error_that_neither_side_had_is_left_to_settle(files: Files, tmp_path: Path) -> None:
    staffed = SOUND.replace("[[roles]]\n", "[current.headcount]\nae = 1\n\n[[roles]]\n").replace(
        'id = "ae"\n', 'id = "ae"\nhours_per_week = 40\nselling_share = 0.5\n'
    )
    base = staffed.replace("right_first", "conversion = 0.5\nhours = { ae = 1 }\nright_first")
    base = base.replace("[current.headcount]", "[current]\nentering = 500\n\n[current.headcount]")
    ours, theirs = base.replace("500", "900"), base.replace("ae = 1 }", "ae = 1.8 }")
    done = procmap("merge", *files(base, ours, theirs), "-o", "ours.toml", "--name", "maps/x.toml", cwd=tmp_path)
    assert done.returncode == 1
    assert done.stderr.startswith("maps/x.toml: an error that neither side had, over-capacity")
    assert (tmp_path / "ours.toml").read_text(encoding="utf-8") == ours.replace("ae = 1 }", "ae = 1.8 }")


@pytest.mark.parametrize("broken", NAMES)
def test_what_is_no_map_is_merged_as_git_merges_text(broken: str, files: Files, tmp_path: Path) -> None:
    files(SOUND, SOUND.replace("0.9", "0.8"), SOUND.replace('"Weak"', '"Sale"'))
    (tmp_path / broken).write_text(REFUSED, encoding="utf-8")
    expected = merge_file(tmp_path)
    refused = procmap("merge", *NAMES, cwd=tmp_path)
    assert (refused.returncode, refused.stdout) == (2, "")
    assert "expected a number" in refused.stderr
    done = procmap("merge", *NAMES, "-o", "ours.toml", cwd=tmp_path)
    assert done.returncode == 1
    assert "merged line by line, not as a map: `entering`" in done.stderr
    assert (tmp_path / "ours.toml").read_text(encoding="utf-8") == expected


def test_a_merge_that_would_not_read_is_left_to_settle_as_git_merges_text(files: Files, tmp_path: Path) -> None:
    second = '\n[[current.stages]]\nid = "b"\nname = "Second"\n'
    flow = '\n[[current.flows]]\nfrom = "b"\nto = "prove"\nshare = 0.1\n'
    files(SOUND + second, SOUND, SOUND + second + flow)
    expected = merge_file(tmp_path)
    done = procmap("merge", *NAMES, "-o", "ours.toml", cwd=tmp_path)
    assert done.returncode == 1
    assert "not as a map: there is no stage of the current side `b`" in done.stderr
    assert (tmp_path / "ours.toml").read_text(encoding="utf-8") == expected


def test_a_fault_of_the_configuration_leaves_the_merge_to_git(files: Files, tmp_path: Path) -> None:
    (tmp_path / "procmap.toml").write_text("nonsense = 1\n", encoding="utf-8")
    files(SOUND, SOUND.replace("0.9", "0.8"), SOUND.replace('"Weak"', '"Sale"'))
    expected = merge_file(tmp_path)
    done = procmap("merge", *NAMES, "-o", "ours.toml", cwd=tmp_path)
    assert done.returncode == 1
    assert (tmp_path / "ours.toml").read_text(encoding="utf-8") == expected


def test_a_file_that_is_not_there(files: Files, tmp_path: Path) -> None:
    files(SOUND, SOUND, SOUND)
    done = procmap("merge", "base.toml", "ours.toml", "nowhere.toml", cwd=tmp_path)
    assert (done.returncode, done.stderr) == (2, "nowhere.toml:1:1: there is no such file: expected a map\n")
    written = procmap("merge", "base.toml", "ours.toml", "nowhere.toml", "-o", "ours.toml", cwd=tmp_path)
    assert written.returncode != 0
    assert (tmp_path / "ours.toml").read_text(encoding="utf-8") == SOUND
