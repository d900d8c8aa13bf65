import os
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.cli.conftest import REFUSED, WEAK
from tests.cli.program import procmap as procmap_in_a_process
from tests.cli.program import procmap_here as procmap
from tests.git import git, repository

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
    done = procmap_in_a_process("merge", *files(SOUND, ours, theirs), cwd=tmp_path)
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


OURS, THEIRS = SOUND.replace("0.9", "0.8"), SOUND.replace('"Weak"', '"Sale"')


@pytest.mark.parametrize("label", ["%X", ""])
def test_markers_are_named_as_git_names_the_sides_where_it_does(label: str, files: Files, tmp_path: Path) -> None:
    names = files(SOUND, OURS, SOUND.replace("0.9", "0.95"))
    labels = ("-L", "HEAD", "-L", "%S", "-L", "a topic")
    done = procmap("merge", *names, "-o", "out.toml", "--name", "x.toml", "--marker-size=9", *labels, cwd=tmp_path)
    assert done.returncode == 1
    text = (tmp_path / "out.toml").read_text(encoding="utf-8")
    assert "<<<<<<<<< HEAD\n" in text
    assert ">>>>>>>>> a topic\n" in text
    procmap("merge", *names, "-o", "out.toml", "--name", "x.toml", "-L", label, cwd=tmp_path)
    assert "<<<<<<< ours\n" in (tmp_path / "out.toml").read_text(encoding="utf-8")


@pytest.mark.parametrize("style", ["diff3", "zdiff3"])
def test_conflicts_show_the_base_where_git_is_told_so(style: str, files: Files, tmp_path: Path) -> None:
    git(repository(tmp_path), "config", "merge.conflictStyle", style)
    names = files(SOUND, OURS, SOUND.replace("0.9", "0.95"))
    assert procmap("merge", *names, "-o", "out.toml", cwd=tmp_path).returncode == 1
    assert "||||||| base.toml\nright_first_time = 0.9\n" in (tmp_path / "out.toml").read_text(encoding="utf-8")
    assert (tmp_path / "out.toml").read_text(encoding="utf-8") == merge_file(tmp_path)


MARKED = OURS.replace("right_first_time = 0.8\n", "<<<<<<< a\nright_first_time = 0.8\n=======\n>>>>>>> b\n")


@pytest.mark.parametrize(
    ("name", "text", "reason"),
    [
        *((name, REFUSED, "expected a number") for name in NAMES),
        ("ours.toml", MARKED, "a conflict of git"),
        ("theirs.toml", "[process", "not TOML 1.0"),
        ("base.toml", "", "expected"),
    ],
)
def test_what_is_no_map_is_merged_as_git_merges_text(
    name: str, text: str, reason: str, files: Files, tmp_path: Path
) -> None:
    files(SOUND, OURS, THEIRS)
    (tmp_path / name).write_text(text, encoding="utf-8")
    expected = merge_file(tmp_path)
    refused = procmap("merge", *NAMES, cwd=tmp_path)
    assert (refused.returncode, refused.stdout) == (2, "")
    assert reason in refused.stderr
    done = procmap("merge", *NAMES, "-o", "ours.toml", cwd=tmp_path)
    assert done.returncode == 1
    assert "merged line by line, not as a map: " in done.stderr
    assert (tmp_path / "ours.toml").read_text(encoding="utf-8") == expected


def test_a_merge_that_would_not_read_is_left_to_settle_as_git_merges_text(files: Files, tmp_path: Path) -> None:
    conversion = SOUND.replace("0.9", "0.9\nconversion = 0.6")
    flow = '\n[[current.flows]]\nfrom = "prove"\nto = "prove"\nshare = 0.5\n'
    files(SOUND, conversion, SOUND + flow)
    expected = merge_file(tmp_path)
    done = procmap("merge", *NAMES, "-o", "ours.toml", cwd=tmp_path)
    assert done.returncode == 1
    assert "not as a map: the shares leaving `prove` add up to 1.1" in done.stderr
    assert (tmp_path / "ours.toml").read_text(encoding="utf-8") == expected


def test_a_settled_conflict_is_put_in_the_place_of_the_conflict_as_rerere_asks(files: Files, tmp_path: Path) -> None:
    conflict = SOUND.replace("[process]\n", "[process]\n<<<<<<<\ngoal = 1\n=======\ngoal = 2\n>>>>>>>\n")
    settled = SOUND.replace("[process]\n", "[process]\ngoal = 2\n")
    files(conflict, conflict, settled)
    done = procmap("merge", *NAMES, "-o", "ours.toml", cwd=tmp_path)
    assert (done.returncode, done.stderr) == (0, "")
    assert (tmp_path / "ours.toml").read_text(encoding="utf-8") == settled


def test_a_fault_of_the_configuration_leaves_the_merge_to_git(files: Files, tmp_path: Path) -> None:
    (tmp_path / "procmap.toml").write_text("nonsense = 1\n", encoding="utf-8")
    files(SOUND, OURS, THEIRS)
    expected = merge_file(tmp_path)
    done = procmap("merge", *NAMES, "-o", "ours.toml", cwd=tmp_path)
    assert done.returncode == 1
    assert (tmp_path / "ours.toml").read_text(encoding="utf-8") == expected


def failing(error: BaseException) -> Callable[..., None]:
    def fail(*_: object, **__: object) -> None:
        raise error

    return fail


@pytest.mark.parametrize("error", [ValueError("x"), RecursionError(), MemoryError(), KeyError("x"), AssertionError()])
@pytest.mark.parametrize(
    "part",
    ["cli.merge.merged_content", "cli.merge.judged", "store.merging.texts.spliced", "store.merging.texts.merged"],
)
def test_whatever_fails_leaves_the_merge_to_git(
    part: str, error: Exception, files: Files, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    files(SOUND, OURS, THEIRS)
    expected = merge_file(tmp_path)
    monkeypatch.setattr(f"procmap.{part}", failing(error))
    done = procmap("merge", *NAMES, "-o", "ours.toml", cwd=tmp_path)
    assert done.returncode == 1
    assert f"a fault of procmap, {type(error).__name__}" in done.stderr
    assert (tmp_path / "ours.toml").read_text(encoding="utf-8") == expected


@pytest.mark.parametrize(
    ("part", "error"),
    [("merged_content", KeyboardInterrupt()), ("replace_file", OSError(28, "No space left on device"))],
)
def test_a_merge_that_is_stopped_leaves_ours_untouched_and_says_so(
    part: str, error: BaseException, files: Files, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    files(SOUND, OURS, THEIRS)
    monkeypatch.setattr(f"procmap.cli.merge.{part}", failing(error))
    assert procmap("merge", *NAMES, "-o", "ours.toml", cwd=tmp_path).returncode == 2
    assert (tmp_path / "ours.toml").read_text(encoding="utf-8") == OURS
    assert sorted(path.name for path in tmp_path.iterdir()) == sorted(NAMES)


def test_a_conflict_is_one_although_nobody_listens(files: Files, tmp_path: Path) -> None:
    names = files(SOUND, OURS, SOUND.replace("0.9", "0.95"))
    listening, speaking = os.pipe()
    os.close(listening)
    command = [sys.executable, "-m", "procmap", "merge", *names, "-o", "ours.toml"]
    done = subprocess.run(command, cwd=tmp_path, stderr=speaking, check=False)
    os.close(speaking)
    assert done.returncode == 1
    assert "<<<<<<<" in (tmp_path / "ours.toml").read_text(encoding="utf-8")


def test_a_file_that_is_not_there_and_one_that_is_no_text(files: Files, tmp_path: Path) -> None:
    files(SOUND, SOUND, SOUND)
    done = procmap("merge", "base.toml", "ours.toml", "nowhere.toml", cwd=tmp_path)
    assert (done.returncode, done.stderr) == (2, "nowhere.toml:1:1: there is no such file: expected a map\n")
    (tmp_path / "theirs.toml").write_bytes(b"\x00\xff")
    for name in ("nowhere.toml", "theirs.toml"):
        written = procmap("merge", "base.toml", "ours.toml", name, "-o", "ours.toml", cwd=tmp_path)
        assert written.returncode == 2
        assert (tmp_path / "ours.toml").read_text(encoding="utf-8") == SOUND
