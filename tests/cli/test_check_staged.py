"""What the next commit takes, in real repositories, wherever the program runs and whatever lies in the work tree."""

import shutil
from pathlib import Path

import pytest

from tests.cli.conftest import REFUSED, WEAK
from tests.cli.program import TODAY
from tests.cli.program import procmap_here as procmap
from tests.git import commit, git, repository

SOUND = WEAK.replace('name = "Prove"\n', 'name = "Prove"\nowner = "ae"\n').replace(
    "[[current", '[[roles]]\nid = "ae"\n\n[[current', 1
)


@pytest.fixture
def team(tmp_path: Path) -> Path:
    """A repository whose main holds `maps/sale.toml` without an error."""
    folder = repository(tmp_path / "team")
    (folder / "maps").mkdir()
    stage(folder, SOUND)
    commit(folder)
    return folder


def stage(folder: Path, text: str, name: str = "maps/sale.toml") -> Path:
    (folder / name).write_text(text, encoding="utf-8")
    git(folder, "add", "-A")
    return folder / name


def check(folder: Path, *arguments: str) -> tuple[int, str, str]:
    """The exit code of a check of what is staged, and what it prints."""
    done = procmap("check", "--staged", *TODAY, *arguments, cwd=folder)
    return done.returncode, done.stdout, done.stderr


def test_what_is_staged_is_checked_and_not_the_work_tree(team: Path) -> None:
    assert check(team) == (0, "", "")
    path = team / "maps/sale.toml"
    path.write_text(WEAK, encoding="utf-8")
    assert check(team, "maps")[0] == 0
    stage(team, WEAK)
    path.write_text(SOUND, encoding="utf-8")
    code, out, _ = check(team, "--format", "github")
    assert code == 1
    assert "no-owner" in out
    assert check(team, "maps/sale.toml")[0] == check(team, "sale")[0] == 1
    assert procmap("check", "maps", *TODAY, cwd=team).returncode == 0
    assert check(team / "maps", "--since", "HEAD")[0] == 1


def test_a_path_of_which_nothing_is_staged_is_refused(team: Path, tmp_path: Path) -> None:
    (team / "maps/new.toml").write_text(WEAK, encoding="utf-8")
    for name in ("nowhere", "maps/new.toml", str(tmp_path)):
        code, _, err = check(team, name)
        assert (code, err) == (2, f"{name}:1:1: nothing of it is staged in git: expected a map that `git add` took\n")


def test_without_a_repository_it_is_one_line(tmp_path: Path) -> None:
    assert "missing argument" in procmap("check", cwd=tmp_path).stderr
    for arguments in ((), ("maps",)):
        code, _, err = check(tmp_path, *arguments)
        assert (code, err.count("\n")) == (2, 1)
        assert "not a git repository" in err
        assert "expected a work tree of git" in err


OFF = '[rules.no-owner]\nseverity = "off"\n'


def test_it_is_judged_by_the_configuration_that_the_commit_takes(team: Path) -> None:
    stage(team, WEAK)
    (team / "procmap.toml").write_text(OFF, encoding="utf-8")
    assert check(team)[0] == 1, "not added"
    git(team, "add", "procmap.toml")
    (team / "procmap.toml").write_text("nonsense", encoding="utf-8")
    assert check(team)[0] == 0
    assert check(team / "maps")[0] == 0
    (team / "procmap.toml").write_text(OFF, encoding="utf-8")
    stage(team, "[rules.no-owner]\nseverity = 1\n", "maps/procmap.toml")
    code, _, err = check(team)
    assert (code, err.partition(":")[0]) == (2, "maps/procmap.toml")
    git(team, "rm", "-q", "--cached", "maps/procmap.toml")
    assert check(team)[0] == 0


def test_a_configuration_above_the_work_tree_counts(team: Path) -> None:
    stage(team, WEAK)
    (team.parent / "procmap.toml").write_text(OFF, encoding="utf-8")
    assert check(team)[0] == 0


def test_a_folder_that_is_not_in_the_work_tree_is_checked_all_the_same(team: Path) -> None:
    stage(team, SOUND + "# Changed\n")
    git(team, "mv", "maps/sale.toml", "maps/deal.toml")
    shutil.rmtree(team / "maps")
    code, out, err = check(team, "--since", "HEAD")
    assert (code, err) == (0, "")
    assert "maps/deal.toml\n\nNothing new since HEAD" in out
    assert check(team, "maps")[0] == 0


def test_links_hold_no_map(team: Path) -> None:
    (team / "maps/link.toml").symlink_to("sale.toml")
    (team / "linked").symlink_to("maps")
    git(team, "add", "-A")
    assert check(team) == (0, "", "")
    for name in ("linked", "maps/link.toml", "maps"):
        code, out, _ = check(team, name)
        assert (code, out.partition("\n")[0]) == (0, "maps/sale.toml")


@pytest.mark.parametrize("name", ["größe 図.toml", "a 'b' \"c\".toml", "a\nb.toml", "$(x) [a-z]*.toml"])
def test_a_map_of_any_name(team: Path, name: str) -> None:
    stage(team, REFUSED, f"maps/{name}")
    for arguments in ((), ("maps",), (f"maps/{name}",)):
        code, _, err = check(team, *arguments, "--since", "HEAD")
        assert (code, err.count("\n")) == (2, 1)
        assert err.startswith(f"maps/{name}:7:".replace("\n", " "))


def test_what_a_person_has_set_for_git_changes_nothing(team: Path) -> None:
    for name, value in (("diff.relative", "true"), ("diff.noprefix", "true"), ("diff.renames", "false")):
        git(team, "config", name, value)
    (team / "elsewhere").mkdir()
    stage(team, WEAK)
    git(team, "mv", "maps/sale.toml", "maps/deal.toml")
    code, out, _ = check(team / "elsewhere", "--since", "HEAD")
    assert code == 1
    assert out.startswith("../maps/deal.toml\n\n1 new since HEAD; 4 were there.")


def test_the_index_of_the_commit_that_is_made(team: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    other = team / ".git/next-index"
    stage(team, WEAK)
    shutil.copy(team / ".git/index", other)
    stage(team, SOUND)
    assert check(team)[0] == 0
    monkeypatch.setenv("GIT_INDEX_FILE", str(other))
    assert check(team, "--since", "HEAD")[0] == 1


def test_a_repository_that_lies_elsewhere(team: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    stage(team, WEAK)
    (team / ".git").rename(tmp_path / "kept.git")
    monkeypatch.setenv("GIT_DIR", str(tmp_path / "kept.git"))
    monkeypatch.setenv("GIT_WORK_TREE", str(team))
    code, out, _ = check(team, "--since", "HEAD")
    assert code == 1
    assert "1 new since HEAD" in out
