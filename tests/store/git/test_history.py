from pathlib import Path

import pytest

from procmap.store.faults import Refused
from procmap.store.git.history import Commit, history_of
from tests.git import commit, git, repository


@pytest.fixture
def work_tree(tmp_path: Path) -> Path:
    """A repository in which `a.toml` was written, moved to `maps/b.toml`, and changed; the work tree holds more."""
    folder = repository(tmp_path / "work tree")
    (folder / "maps").mkdir()
    write(folder / "a.toml", "one\n" * 9)
    git(folder, "mv", "a.toml", "maps/b.toml")
    commit(folder)
    write(folder / "maps/b.toml", "one\n" * 9 + "two\n")
    (folder / "maps/b.toml").write_text("three", encoding="utf-8")
    return folder


def write(path: Path, text: str) -> None:
    path.write_text(text, encoding="utf-8")
    folder = path.parent if path.parent.name == "work tree" else path.parents[1]
    commit(folder)


def contents(commits: tuple[Commit, ...]) -> list[bytes | None]:
    return [each.content for each in commits]


def test_the_commits_of_a_file_the_oldest_first_under_whatever_name(work_tree: Path) -> None:
    commits = history_of(work_tree / "maps/b.toml", 9)
    nine = b"one\n" * 9
    assert contents(commits) == [nine, nine, nine + b"two\n"]
    assert [each.subject for each in commits] == ["Change"] * 3
    assert [each.id for each in commits][-1] == git(work_tree, "rev-parse", "HEAD").strip()
    assert all(len(each.day) == len("2026-11-20") for each in commits)


def test_the_latest_of_many(work_tree: Path) -> None:
    assert contents(history_of(work_tree / "maps/b.toml", 1)) == [b"one\n" * 9 + b"two\n"]


def test_a_commit_may_say_anything_and_a_file_be_called_anything(tmp_path: Path) -> None:
    folder = repository(tmp_path / "work tree")
    for name in ("Größe – 図.toml", "-a.toml", "*.toml"):
        (folder / name).write_text(name, encoding="utf-8")
        git(folder, "add", "--", f":(literal){name}")
        git(folder, "commit", "-q", "-m", "One\x1e\x1f 2020-01-01 two")
        (found,) = history_of(folder / name, 9)
        assert (found.content, found.subject) == (name.encode(), "One\x1e\x1f 2020-01-01 two")


def test_a_merge_is_one_commit_of_the_line_we_are_on(work_tree: Path) -> None:
    path = work_tree / "maps/b.toml"
    git(work_tree, "checkout", "-qf", "-b", "other")
    for text in ("x", "y"):
        path.write_text(text, encoding="utf-8")
        commit(work_tree)
    git(work_tree, "checkout", "-qf", "main")
    git(work_tree, "merge", "-q", "--no-ff", "-m", "Größer", "other")
    assert contents(history_of(path, 2)) == [b"one\n" * 9 + b"two\n", b"y"]
    every = history_of(path, 9)
    settings = ("diff.relative=true", "diff.renames=false", "log.showRoot=false", "log.diffMerges=off")
    for setting in (*settings, "i18n.logOutputEncoding=latin1"):
        git(work_tree, "config", *setting.split("="))
    assert history_of(path, 9) == every, "whatever a person has set"


@pytest.mark.parametrize(
    ("name", "said"),
    [
        ("work tree/new.toml", "git has no commit of it: expected a map that was committed"),
        ("outside.toml", "git tells no history of it (not a git repository"),
        ("nowhere/a.toml", "there is no such file: expected a map"),
    ],
)
@pytest.mark.usefixtures("work_tree")
def test_what_has_no_history_is_refused(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, name: str, said: str) -> None:
    monkeypatch.setenv("GIT_CEILING_DIRECTORIES", str(tmp_path))
    with pytest.raises(Refused) as refused:
        history_of(tmp_path / name, 9)
    assert said in str(refused.value)


def test_a_repository_without_a_commit_is_refused(tmp_path: Path) -> None:
    folder = repository(tmp_path / "empty")
    with pytest.raises(Refused, match="git tells no history of it"):
        history_of(folder / "a.toml", 9)
