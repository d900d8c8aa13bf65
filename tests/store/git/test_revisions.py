from pathlib import Path

import pytest

from procmap.store.faults import Refused
from procmap.store.git.revisions import content_at, revision
from tests.git import commit, git, repository


@pytest.fixture
def work_tree(tmp_path: Path) -> Path:
    """A repository whose main holds `maps/a.toml` with "old"; the work tree holds "now"."""
    folder = repository(tmp_path / "work tree")
    (folder / "maps").mkdir()
    (folder / "maps/a.toml").write_text("old", encoding="utf-8")
    commit(folder)
    (folder / "maps/a.toml").write_text("now", encoding="utf-8")
    return folder


def content(path: Path, name: str = "main") -> bytes | None:
    return revision(name, [path]).content_of(path)


def refusal_of(name: str, path: Path) -> str:
    with pytest.raises(Refused) as refused:
        revision(name, [path])
    (fault,) = refused.value.faults
    return str(fault)


def test_a_file_as_it_was(work_tree: Path) -> None:
    path = work_tree / "maps/a.toml"
    commit(work_tree)
    assert content(path) == b"now"
    assert content(path, "HEAD~1") == b"old"
    assert content(path, git(work_tree, "rev-parse", "HEAD~1").strip()[:10]) == b"old"


@pytest.mark.parametrize(
    "name", ["new.toml", "sub/new.toml", "Größe – 図.toml", "a b;$(c).toml", ":(top)a.toml", "-a.toml"]
)
def test_a_file_that_was_not_there_and_one_of_any_name(work_tree: Path, name: str) -> None:
    path = work_tree / "maps" / name
    path.parent.mkdir(exist_ok=True)
    path.write_text("x", encoding="utf-8")
    assert content(path) is None
    commit(work_tree)
    assert content(path) == b"x"


@pytest.mark.parametrize("name", ["maps/b.toml", "elsewhere/Größe 図.toml"])
def test_a_file_that_was_moved_since_is_the_one_it_was(work_tree: Path, name: str) -> None:
    (work_tree / "maps/a.toml").write_text("old", encoding="utf-8")
    (work_tree / name).parent.mkdir(exist_ok=True)
    git(work_tree, "mv", "maps/a.toml", name)
    assert content(work_tree / name) == b"old", "staged"
    commit(work_tree)
    assert content(work_tree / name, "HEAD~1") == b"old", "committed"


def test_from_a_folder_inside_and_from_outside(
    work_tree: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    for folder, path in ((work_tree / "maps", Path("a.toml")), (tmp_path, Path("work tree/maps/a.toml"))):
        monkeypatch.chdir(folder)
        assert content(path) == b"old"


def test_a_link_means_the_file_that_it_leads_to(work_tree: Path, tmp_path: Path) -> None:
    (tmp_path / "linked").symlink_to(work_tree / "maps")
    (tmp_path / "link.toml").symlink_to(work_tree / "maps/a.toml")
    assert content(tmp_path / "linked/a.toml") == b"old"
    assert content(tmp_path / "link.toml") == b"old"


def test_what_is_read_is_what_was_stored(work_tree: Path) -> None:
    (work_tree / ".gitattributes").write_text("*.toml diff=shouting\n", encoding="utf-8")
    git(work_tree, "config", "diff.shouting.textconv", "tr a-z A-Z <")
    assert content(work_tree / "maps/a.toml") == b"old"


def test_a_hook_of_another_repository_does_not_lead_astray(
    work_tree: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    other = repository(tmp_path / "other")
    monkeypatch.setenv("GIT_DIR", str(other / ".git"))
    monkeypatch.setenv("GIT_INDEX_FILE", str(other / ".git/index"))
    assert content(work_tree / "maps/a.toml") == b"old"


def test_nothing_is_written(work_tree: Path) -> None:
    before = {path: path.stat().st_mtime_ns for path in (work_tree / ".git").rglob("*")}
    content(work_tree / "maps/a.toml")
    assert {path: path.stat().st_mtime_ns for path in (work_tree / ".git").rglob("*")} == before


@pytest.mark.parametrize("name", ["nowhere", "main~7", "", "main:maps/a.toml^{tree}", "main maps"])
def test_a_revision_that_is_none(work_tree: Path, name: str) -> None:
    line = refusal_of(name, work_tree / "maps/a.toml")
    assert line.startswith(f"{name}:1:1: there is no such revision")


@pytest.mark.parametrize("name", ["--output=x", "-h", "--all"])
def test_no_revision_is_an_option(work_tree: Path, name: str) -> None:
    assert "begins with no `-`" in refusal_of(name, work_tree / "maps/a.toml")
    with pytest.raises(Refused, match="begins with no"):
        content_at(f"{name}:x")


def test_a_repository_without_a_commit(tmp_path: Path) -> None:
    folder = repository(tmp_path / "empty")
    assert "there is no such revision" in refusal_of("HEAD", folder / "a.toml")


def test_no_repository(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("GIT_CEILING_DIRECTORIES", str(tmp_path.parent))
    assert "git finds no repository for" in refusal_of("main", tmp_path / "a.toml")


def test_no_git(work_tree: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PATH", "")
    assert refusal_of("main", work_tree / "maps/a.toml").startswith("git:1:1: the program is not found")


def test_a_file_that_git_lost(work_tree: Path) -> None:
    path = work_tree / "maps/a.toml"
    blob = git(work_tree, "rev-parse", "main:maps/a.toml").strip()
    (work_tree / ".git/objects" / blob[:2] / blob[2:]).unlink()
    with pytest.raises(Refused, match="git cannot read it at `main`"):
        content(path)


# REVISION:PATH


def test_a_file_named_with_its_revision(work_tree: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(work_tree / "maps")
    assert content_at("main:maps/a.toml") == b"old"
    assert content_at("main:./a.toml") == b"old"
    for name, reason in (("main:b.toml", "no file `b.toml` at `main`"), ("other:maps/a.toml", "no such revision")):
        with pytest.raises(Refused, match=reason):
            content_at(name)


def test_a_file_of_the_index_and_one_at_a_commit_named_by_its_words(
    work_tree: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(work_tree)
    git(work_tree, "commit", "-q", "--allow-empty", "-m", "Sales: the second look")
    (work_tree / "maps/a.toml").write_bytes(b"staged")
    git(work_tree, "add", "-A")
    (work_tree / "maps/a.toml").write_bytes(b"not staged")
    assert content_at(":maps/a.toml") == content_at(":0:maps/a.toml") == b"staged"
    assert content_at("HEAD^{/Sales: the}:maps/a.toml") == b"old"
    with pytest.raises(Refused, match=r"no file `b\.toml` in the index"):
        content_at(":b.toml")
