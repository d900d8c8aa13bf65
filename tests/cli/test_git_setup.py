"""Real clones: branches that both edit a map, merged, rebased and cherry-picked, with git set up for maps."""

import os
import shlex
import shutil
import subprocess
from pathlib import Path

import pytest

from procmap.store.git.hooks import BY_HAND
from procmap.store.git.told import PROGRAM
from tests.cli.program import procmap_here as procmap
from tests.git import AUTHOR, commit, git, repository

MAP = """\
format = 1

[process]
name = "Sale"
goal = 60

[[roles]]
id = "ae"
name = "Account executive"

[current]

# reach
[[current.stages]]
id = "reach"
name = "Reach"
owner = "ae"
customer_value = "Hears of it"
exit = "Asks for a call"
exit_by = "buyer"
conversion = 0.2

# prove
[[current.stages]]
id = "prove"
name = "Prove"
owner = "ae"
customer_value = "Sees it run"
exit = "Signs the test report"
exit_by = "buyer"
conversion = 0.5

# close
[[current.stages]]
id = "close"
name = "Close"
owner = "ae"
customer_value = "Has it"
exit = "Order signed"
exit_by = "buyer"
conversion = 0.9
"""
REACH, PROVE, CLOSE = (
    f"# {name}\n{part}"
    for name, part in zip(
        ("reach", "prove", "close"), (part.partition("\n")[2] for part in MAP.split("\n# ")[1:]), strict=True
    )
)


def tried(folder: Path, *arguments: str) -> subprocess.CompletedProcess[str]:
    """What git does, which may fail."""
    environment = {**os.environ, "GIT_EDITOR": "true"}
    return subprocess.run(
        ["git", *AUTHOR, *arguments], cwd=folder, capture_output=True, text=True, check=False, env=environment
    )


def named(folder: Path, ours: str, base: str, theirs: str) -> None:
    """Have the driver called as by a git that says what it calls the sides, from 2.44 on; empty is what others do."""
    driver = git(folder, "config", "merge.procmap.driver").rstrip("\n")
    for placeholder, label in (("%X", ours), ("%S", base), ("%Y", theirs)):
        driver = driver.replace(placeholder, shlex.quote(label))
    git(folder, "config", "merge.procmap.driver", driver)


def map_in(folder: Path) -> Path:
    return folder / "maps/sale.toml"


def write(folder: Path, text: str) -> None:
    map_in(folder).write_text(text, encoding="utf-8")


def read(folder: Path) -> str:
    return map_in(folder).read_text(encoding="utf-8")


@pytest.fixture(scope="module")
def both(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with two repositories that hold the map on main: `plain` without a setup, `clone` set up for maps."""
    folder = tmp_path_factory.mktemp("first")
    plain = repository(folder / "plain")
    map_in(plain).parent.mkdir()
    write(plain, MAP)
    commit(plain)
    shutil.copytree(plain, folder / "clone")
    assert procmap("git-setup", cwd=folder / "clone").returncode == 0
    return folder


@pytest.fixture
def plain(both: Path, tmp_path: Path) -> Path:
    """A repository with the map on main, and no setup."""
    return Path(shutil.copytree(both / "plain", tmp_path / "a plain clone"))


@pytest.fixture
def clone(both: Path, tmp_path: Path) -> Path:
    """The repository, set up for maps."""
    return Path(shutil.copytree(both / "clone", tmp_path / "a clone"))


def hook_in(folder: Path, text: str) -> Path:
    """The folder's hook before a commit, of this text."""
    hook = folder / ".git/hooks/pre-commit"
    hook.parent.mkdir(exist_ok=True)
    hook.write_text(text, encoding="utf-8", newline="")
    hook.chmod(0o755)
    return hook


def branch_out(folder: Path, ours: str, theirs: str) -> None:
    """Commit one text on main, and another on the branch `theirs`, both from where main is."""
    git(folder, "checkout", "-q", "-b", "theirs")
    write(folder, theirs)
    git(folder, "commit", "-q", "--no-verify", "-am", "Theirs")
    git(folder, "checkout", "-q", "main")
    write(folder, ours)
    git(folder, "commit", "-q", "--no-verify", "-am", "Ours")


MOVED = MAP.replace(f"{REACH}\n", "").replace(PROVE, f"{PROVE}\n{REACH}")
EDITED = MAP.replace("conversion = 0.2", "conversion = 0.25  # since May").replace("# reach", "# reach out")


@pytest.mark.parametrize("way", [("merge", "theirs", "-m", "M"), ("cherry-pick", "theirs"), ("rebase", "theirs")])
def test_a_stage_moved_on_one_branch_and_edited_on_the_other_merges(clone: Path, way: tuple[str, ...]) -> None:
    branch_out(clone, MOVED, EDITED)
    done = tried(clone, *way)
    assert done.returncode == 0, done.stdout + done.stderr
    expected = MOVED.replace("conversion = 0.2", "conversion = 0.25  # since May").replace("# reach", "# reach out")
    assert read(clone) == expected
    assert git(clone, "status", "--porcelain") == ""


def test_a_conflict_is_marked_named_refused_and_kept_from_a_commit(clone: Path) -> None:
    named(clone, "", "", "it's – theirs")
    branch_out(clone, MAP.replace("= 0.5", "= 0.6"), MAP.replace("= 0.5", "= 0.4"))
    assert tried(clone, "merge", "theirs").returncode == 1
    hunk = "<<<<<<< ours\nconversion = 0.6\n=======\nconversion = 0.4\n>>>>>>> it's – theirs\n"
    assert read(clone) == MAP.replace("conversion = 0.5\n", hunk)
    assert git(clone, "status", "--porcelain") == "UU maps/sale.toml\n"
    checked = procmap("check", "maps", cwd=clone)
    assert checked.returncode == 2
    assert checked.stderr.startswith(
        "maps/sale.toml:31:1: a conflict of git about `conversion` of `prove`, up to line 35, in which "
        "`ours` has `conversion = 0.6` and `it's – theirs` has `conversion = 0.4`: expected one version of these lines"
    )
    for arguments in ((), ("maps",)):
        unsettled = procmap("check", "--staged", *arguments, cwd=clone)
        assert (unsettled.returncode, unsettled.stderr.count("\n")) == (2, 1)
        assert "the merge of it is not settled in git: expected `git add` once it is" in unsettled.stderr
    git(clone, "add", "-A")
    stopped = tried(clone, "commit", "-m", "M")
    assert stopped.returncode == 1
    assert "a conflict of git" in stopped.stderr


FLOW = '\n[[current.flows]]\nfrom = "close"\nto = "{}"\nshare = 0.05\n'
STAGE = '\n[[current.stages]]\nid = "survey"\nname = "Survey"\n'
BREAKAGES = pytest.mark.parametrize(
    ("ours", "theirs", "said"),
    [
        (MAP.replace(f"\n{PROVE}", ""), MAP + FLOW.format("prove"), "there is no stage of the current side `prove`"),
        (MAP.replace("\n# prove", f"{STAGE}\n# prove"), MAP + STAGE.replace('"Survey"', '"Visit"'), "twice"),
    ],
    ids=["an arrow to a deleted stage", "an id twice"],
)


@BREAKAGES
def test_what_git_merges_cleanly_into_a_broken_map_is_no_clean_merge(
    clone: Path, ours: str, theirs: str, said: str
) -> None:
    branch_out(clone, ours, theirs)
    done = tried(clone, "merge", "theirs", "-m", "M")
    assert done.returncode == 1
    assert git(clone, "status", "--porcelain").startswith("UU")
    assert procmap("check", "maps", cwd=clone).returncode == 2
    assert said in done.stderr or "both sides changed one place" in done.stderr


@BREAKAGES
def test_the_hook_stops_it_where_git_merges_maps_as_text(clone: Path, ours: str, theirs: str, said: str) -> None:
    git(clone, "config", "--remove-section", "merge.procmap")
    branch_out(clone, ours, theirs)
    done = tried(clone, "merge", "theirs", "-m", "M")
    assert done.returncode != 0
    assert said in done.stderr
    assert len(git(clone, "log", "--format=%h", "main").split()) == 2


@BREAKAGES
def test_without_the_setup_git_passes_it_and_the_check_does_not(plain: Path, ours: str, theirs: str, said: str) -> None:
    branch_out(plain, ours, theirs)
    assert tried(plain, "merge", "theirs", "-m", "M").returncode == 0
    done = procmap("check", "maps", "--fail-on", "never", cwd=plain)
    assert done.returncode == 2
    assert said in done.stderr


def without_program(folder: Path, instead: str) -> None:
    """Have git start something else than this program."""
    for name in ("merge.procmap.driver", "diff.procmap.textconv"):
        git(folder, "config", name, git(folder, "config", name).strip().replace(PROGRAM, instead))
    for name in ("pre-commit", "pre-merge-commit"):
        hook = folder / ".git/hooks" / name
        hook.write_text(hook.read_text(encoding="utf-8").replace(PROGRAM, instead), encoding="utf-8")


GONE = {
    "python is gone": "/nowhere/python -P -m procmap",
    "procmap is gone": "false",
    "it crashes": "sh -c 'kill -SEGV $$'",
}


@pytest.mark.parametrize("instead", GONE.values(), ids=GONE)
def test_a_program_that_is_gone_leaves_everything_to_git(clone: Path, instead: str) -> None:
    without_program(clone, instead)
    branch_out(clone, MAP.replace("= 0.5", "= 0.6"), MAP.replace("goal = 60", "goal = 65"))
    done = tried(clone, "merge", "theirs", "-m", "M")
    assert done.returncode == 0
    assert "the maps were not checked" in done.stderr
    assert read(clone) == MAP.replace("= 0.5", "= 0.6").replace("goal = 60", "goal = 65")
    assert "+goal = 65" in git(clone, "diff", "HEAD~1")
    write(clone, "no map")
    assert tried(clone, "commit", "-am", "As text").returncode == 0


@pytest.mark.parametrize("instead", GONE.values(), ids=GONE)
def test_a_conflict_is_marked_where_the_program_is_gone(clone: Path, instead: str) -> None:
    without_program(clone, instead)
    branch_out(clone, MAP.replace("= 0.5", "= 0.6"), MAP.replace("= 0.5", "= 0.4"))
    done = tried(clone, "merge", "theirs")
    assert done.returncode == 1
    assert "this map is merged as text" in done.stderr
    hunk = "<<<<<<< ours\nconversion = 0.6\n=======\nconversion = 0.4\n>>>>>>> theirs\n"
    assert read(clone) == MAP.replace("conversion = 0.5\n", hunk)


def test_a_difference_names_the_stage_of_every_change(clone: Path) -> None:
    write(clone, MAP.replace("conversion = 0.5", "conversion = 0.6"))
    changes = [line for line in git(clone, "diff").splitlines() if line.startswith(("+c", "-c"))]
    assert changes == [
        "-current / stages / prove: conversion = 0.5",
        "+current / stages / prove: conversion = 0.6",
    ]


# Before a commit


def test_a_commit_is_stopped_by_what_it_newly_breaks_and_by_nothing_else(plain: Path) -> None:
    hook_in(plain, "#!/bin/bash\nset -eu\necho mine\nexit 0\n")
    procmap("git-setup", cwd=plain)
    write(plain, MAP.replace('owner = "ae"\ncustomer_value = "Sees', 'customer_value = "Sees'))
    stopped = tried(plain, "commit", "-am", "Worse")
    assert stopped.returncode == 1
    assert "no-owner" in stopped.stderr
    assert "Stopped by procmap: mend it, answer it or waive it" in stopped.stderr
    git(plain, "commit", "-q", "--no-verify", "-am", "Worse")
    write(plain, read(plain).replace("goal = 60", "goal = 61"))
    done = tried(plain, "commit", "-am", "As bad as before")
    assert (done.returncode, done.stderr) == (0, "mine\n")


# Setting up


def everything(folder: Path) -> dict[str, bytes]:
    places = ("config", "info/attributes", "hooks/pre-commit", "hooks/pre-merge-commit")
    return {name: (folder / ".git" / name).read_bytes() for name in places if (folder / ".git" / name).exists()}


def test_setting_up_twice_is_setting_up_once_and_all_of_it_goes_again(plain: Path) -> None:
    before = everything(plain)
    assert procmap("git-setup", "--check", cwd=plain).returncode == 1
    assert everything(plain) == before
    assert procmap("git-setup", "--enable", cwd=plain / "maps").returncode == 0
    once = everything(plain)
    assert procmap("git-setup", cwd=plain).returncode == 0
    assert everything(plain) == once
    assert git(plain, "status", "--porcelain") == ""
    assert procmap("git-setup", "--check", cwd=plain).returncode == 0
    assert procmap("git-setup", "--disable", cwd=plain).returncode == 0
    assert everything(plain) == before


def test_what_the_person_has_there_stays(plain: Path) -> None:
    hook_in(plain, "#!/bin/bash\necho mine\r\nexit 0\r\n")
    attributes = plain / ".git/info/attributes"
    attributes.parent.mkdir(exist_ok=True)
    attributes.write_text("*.png binary", encoding="utf-8")
    before = everything(plain)
    procmap("git-setup", cwd=plain)
    assert "mine" in tried(plain, "commit", "--allow-empty", "-m", "Fine").stderr
    assert attributes.read_text(encoding="utf-8").startswith("*.png binary\n")
    procmap("git-setup", "--disable", cwd=plain)
    assert everything(plain) == before


@pytest.mark.parametrize("first", ["/bin/sh -e", "/usr/bin/env -S bash -eu", " /bin/dash", "/usr/bin/env X=1 zsh"])
def test_a_script_of_a_shell_takes_our_lines(plain: Path, first: str) -> None:
    hook = hook_in(plain, f"#!{first}\necho mine\n")
    assert "hook pre-commit: set\n" in procmap("git-setup", cwd=plain).stdout
    assert hook.read_text(encoding="utf-8").endswith("\n# procmap ends\necho mine\n")


@pytest.mark.parametrize("first", ["/usr/bin/env python3", "/usr/bin/fish", "/usr/bin/env pwsh", "/usr/bin/env tclsh"])
def test_a_hook_that_is_no_shell_script_is_left_and_said(plain: Path, first: str) -> None:
    hook = hook_in(plain, f"#!{first}\n")
    done = procmap("git-setup", cwd=plain)
    assert done.returncode == 1
    assert "is no shell script, and is left as it is: expected it to call `procmap check --staged" in done.stdout
    assert hook.read_text(encoding="utf-8") == f"#!{first}\n"


def test_a_hook_that_is_switched_off_stays_so_and_is_said(plain: Path) -> None:
    hook = hook_in(plain, "#!/bin/sh\nexit 1\n")
    hook.chmod(0o644)
    done = procmap("git-setup", cwd=plain)
    assert done.returncode == 1
    assert "pre-commit is not executable, and is left as it is" in done.stdout
    assert hook.read_text(encoding="utf-8") == "#!/bin/sh\nexit 1\n"


@pytest.mark.parametrize("place", ["shared", "a plain clone/.githooks"])
def test_hooks_that_are_not_the_clones_own_are_left_and_said(plain: Path, tmp_path: Path, place: str) -> None:
    git(plain, "config", "core.hooksPath", str(tmp_path / place))
    for folder in (plain, plain / "maps"):
        done = procmap("git-setup", cwd=folder)
        assert done.returncode == 1
        assert "is not this clone's own" in done.stdout
        assert not (tmp_path / place).exists()


def test_a_hook_that_leads_into_the_work_tree_is_left_and_said(plain: Path) -> None:
    (plain / "hook.sh").write_text("#!/bin/sh\n", encoding="utf-8")
    (plain / ".git/hooks").mkdir()
    (plain / ".git/hooks/pre-commit").symlink_to(plain / "hook.sh")
    assert procmap("git-setup", cwd=plain).returncode == 1
    assert (plain / "hook.sh").read_text(encoding="utf-8") == "#!/bin/sh\n"


def test_a_hook_that_calls_the_check_as_the_document_says_is_set(plain: Path, tmp_path: Path) -> None:
    document = (Path(__file__).parents[2] / "docs/git.md").read_text(encoding="utf-8")
    git(plain, "config", "core.hooksPath", str(tmp_path))
    for name, call in BY_HAND.items():
        assert procmap(*call.split()[1:], cwd=plain).returncode == 0
        assert f"{call} || exit 1" in document
        (tmp_path / name).write_text(f"#!/bin/sh\n{call} || exit 1\n", encoding="utf-8")
        (tmp_path / name).chmod(0o755)
    assert procmap("git-setup", cwd=plain).returncode == 0
    assert procmap("git-setup", "--check", cwd=plain).returncode == 0


def test_a_hook_that_the_pre_commit_framework_took_over_is_the_one_meant(plain: Path) -> None:
    before = everything(plain)
    procmap("git-setup", cwd=plain)
    hook = plain / ".git/hooks/pre-commit"
    hook.rename(plain / ".git/hooks/pre-commit.legacy")
    hook_in(plain, "#!/usr/bin/env bash\n")
    assert procmap("git-setup", "--check", cwd=plain).returncode == 0
    procmap("git-setup", cwd=plain)
    assert hook.read_text(encoding="utf-8") == "#!/usr/bin/env bash\n"
    procmap("git-setup", "--disable", cwd=plain)
    assert not (plain / ".git/hooks/pre-commit.legacy").exists()
    hook.unlink()
    assert everything(plain) == before


def test_what_is_no_longer_as_it_was_set_is_said(clone: Path) -> None:
    (clone / ".git/hooks/pre-commit").chmod(0o644)
    for name in ("hooks/pre-merge-commit", "info/attributes"):
        path = clone / ".git" / name
        path.write_text(path.read_text(encoding="utf-8").replace("maps", "map"), encoding="utf-8")
    git(clone, "config", "merge.procmap.driver", "/elsewhere/python -P -m procmap merge")
    git(clone, "config", "--unset", "merge.procmap.name")
    done = procmap("git-setup", "--check", cwd=clone)
    anew = "set by another procmap, or an earlier one: `procmap git-setup` sets it anew"
    assert done.returncode == 1
    assert done.stdout.splitlines() == [
        "diff.procmap.textconv: set",
        "merge.procmap.name: not set",
        f"merge.procmap.driver: {anew}",
        f"attributes: {anew}",
        f"hook pre-commit: {clone / '.git/hooks/pre-commit'} is not executable: git passes over it",
        f"hook pre-merge-commit: {anew}",
    ]
    (clone / ".git/hooks/pre-commit").chmod(0o755)
    assert procmap("git-setup", cwd=clone).returncode == 0
    assert procmap("git-setup", "--check", cwd=clone).returncode == 0


def test_a_repository_that_lies_elsewhere_is_set_up(
    plain: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (plain / ".git").rename(tmp_path / "kept.git")
    monkeypatch.setenv("GIT_DIR", "../kept.git")
    monkeypatch.setenv("GIT_WORK_TREE", ".")
    assert procmap("git-setup", cwd=plain).returncode == 0
    assert "textconv" in (tmp_path / "kept.git/config").read_text(encoding="utf-8")
    assert procmap("git-setup", "--check", cwd=plain).returncode == 0


def test_what_git_does_not_take_or_let_go_is_said(plain: Path, clone: Path) -> None:
    for folder, wish, said in ((plain, "--enable", "does not take it"), (clone, "--disable", "does not let go of it")):
        (folder / ".git/config.lock").touch()
        done = procmap("git-setup", wish, cwd=folder)
        assert done.returncode == 1
        assert f"merge.procmap.driver: git {said} (" in done.stdout
        (folder / ".git/config.lock").unlink()
        assert procmap("git-setup", wish, cwd=folder).returncode == 0


def test_attributes_below_ours_that_overrule_them_are_said(clone: Path) -> None:
    with (clone / ".git/info/attributes").open("a", encoding="utf-8") as file:
        file.write("*.toml -diff\n")
    done = procmap("git-setup", "--check", cwd=clone)
    assert done.returncode == 1
    assert "attributes: lines below ours in " in done.stdout


def test_a_work_tree_beside_the_first_is_set_up_with_it(plain: Path, tmp_path: Path) -> None:
    git(plain, "worktree", "add", "-q", str(tmp_path / "beside"))
    before = everything(plain)
    assert procmap("git-setup", cwd=tmp_path / "beside").returncode == 0
    assert procmap("git-setup", "--check", cwd=plain).returncode == 0
    assert procmap("git-setup", "--disable", cwd=tmp_path / "beside").returncode == 0
    assert everything(plain) == before


def test_there_is_nothing_to_set_up_outside_a_clone(tmp_path: Path) -> None:
    done = procmap("git-setup", cwd=tmp_path)
    assert done.returncode == 2
    assert "git finds no work tree here" in done.stderr
