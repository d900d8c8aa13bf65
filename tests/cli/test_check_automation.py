"""What teams are told to run in hooks and workflows, run."""

import json
import os
import re
import shutil
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
import yaml

from tests.git import commit, git, repository

ROOT = Path(__file__).parents[2]
BLOCKS = re.compile(r"^```yaml\n(.*?)^```", re.MULTILINE | re.DOTALL)
CONTEXT = {"github.base_ref": "main", "github.event.pull_request.number": "7", "github.token": "secret"}

STUB = """\
#!/bin/sh
echo "$(basename "$0") $*" >> "$CALLS"
for word; do [ -f "$word" ] && cat "$word" >> "$CALLS"; done
exit 0
"""


def hook() -> dict[str, Any]:
    (found,) = yaml.safe_load((ROOT / ".pre-commit-hooks.yaml").read_text(encoding="utf-8"))
    return dict(found)


def documented() -> list[Any]:
    """The pieces of YAML in the document: the hook's configuration, the workflow, its further steps."""
    text = (ROOT / "docs/continuous-integration.md").read_text(encoding="utf-8")
    return [yaml.safe_load(block) for block in BLOCKS.findall(text)]


@pytest.fixture
def path(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder of programs on the PATH: procmap itself, and gh and pip, which only note how they were called."""
    folder = tmp_path / "programs"
    folder.mkdir()
    for name, text in (
        ("procmap", f'#!/bin/sh\nexec "{sys.executable}" -m procmap "$@"\n'),
        ("gh", STUB),
        ("pip", STUB),
    ):
        (folder / name).write_text(text, encoding="utf-8")
        (folder / name).chmod(0o755)
    monkeypatch.setenv("PATH", f"{folder}{os.pathsep}{os.environ['PATH']}")
    monkeypatch.setenv("CALLS", str(tmp_path / "calls"))
    return folder


@pytest.fixture
def pull_request(folder: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A clone on a branch that adds a stage without an owner to the map that origin/main has."""
    repository(folder)
    commit(folder)
    clone = tmp_path_factory.mktemp("clone") / "clone"
    git(folder, "clone", "-q", str(folder), str(clone))
    git(clone, "checkout", "-q", "-b", "change")
    with (clone / "maps/weak.toml").open("a", encoding="utf-8") as file:
        file.write('\n[[current.stages]]\nid = "agree"\nname = "Agree ``` <b>"\n')
    commit(clone)
    return clone


def run_step(step: dict[str, Any], folder: Path, env: dict[str, str]) -> subprocess.CompletedProcess[str]:
    """Run a step as the runner does: expressions are put in, and bash stops at the first failure."""
    values = {**env, **step.get("env", {})}
    said = {name: re.sub(r"\$\{\{ (.*?) \}\}", lambda found: CONTEXT[found[1]], v) for name, v in values.items()}
    assert "${{" not in step["run"], "what a branch is called must not become a command"
    command = [shutil.which("bash") or "bash", "-e", "-c", step["run"]]
    return subprocess.run(
        command, cwd=folder, env={**os.environ, **said}, capture_output=True, text=True, encoding="utf-8", check=False
    )


# pre-commit


def test_the_hook_is_one_that_pre_commit_takes() -> None:
    assert set(hook()) >= {"id", "name", "entry", "language", "files"}
    assert hook()["language"] == "python"
    (repo,) = documented()[0]["repos"]
    assert repo["hooks"][0]["id"] == hook()["id"]


@pytest.mark.parametrize(
    ("path", "is_meant"),
    [
        ("maps/a.toml", True),
        ("sales/maps/north/b.toml", True),
        ("maps/procmap.toml", False),
        ("procmap.toml", False),
        ("pyproject.toml", False),
        ("roadmaps/a.toml", False),
        ("maps/a.toml.bak", False),
    ],
)
def test_the_hook_means_maps(path: str, is_meant: bool) -> None:
    found = re.search(hook()["files"], path) and not re.search(hook()["exclude"], path)
    assert bool(found) == is_meant


@pytest.mark.usefixtures("path")
def test_the_hook_checks_what_is_staged(folder: Path) -> None:
    repository(folder)
    (folder / "pyproject.toml").write_text("[project]\n", encoding="utf-8")
    commit(folder)
    (args,) = (each["args"] for each in documented()[0]["repos"][0]["hooks"])

    def hooked() -> subprocess.CompletedProcess[str]:
        git(folder, "add", "-A")
        staged = git(folder, "diff", "--cached", "--name-only").splitlines()
        names = [name for name in staged if re.search(hook()["files"], name)]
        assert names
        return subprocess.run(
            [*hook()["entry"].split(), *args, *names], cwd=folder, capture_output=True, text=True, check=False
        )

    with (folder / "maps/weak.toml").open("a", encoding="utf-8") as file:
        file.write("# A comment\n")
    assert hooked().returncode == 0
    with (folder / "maps/weak.toml").open("a", encoding="utf-8") as file:
        file.write('\n[[current.stages]]\nid = "agree"\nname = "Agree"\n')
    done = hooked()
    assert done.returncode == 1
    assert "Nobody answers for Agree\n     no-owner, new error" in done.stdout


# the workflow


@pytest.mark.usefixtures("path")
def test_the_workflow_comments_on_what_is_new_and_fails(pull_request: Path, tmp_path: Path) -> None:
    workflow = documented()[1]
    assert workflow["permissions"]["pull-requests"] == "write"
    (job,) = workflow["jobs"].values()
    assert next(step for step in job["steps"] if "checkout" in step.get("uses", ""))["with"] == {"fetch-depth": 0}
    steps = {step["name"]: step for step in job["steps"] if "run" in step}
    done = {name: run_step(step, pull_request, workflow["env"]) for name, step in steps.items()}
    assert {name: each.returncode for name, each in done.items()} == {
        "Install": 0,
        "Comment on what is new": 0,
        "Fail on what is new": 1,
    }
    call, _, comment = (tmp_path / "calls").read_text(encoding="utf-8").partition("gh ")[2].partition("\n")
    assert call == "pr comment 7 --body-file comment.md --edit-last --create-if-none"
    assert comment.startswith("What is new in the maps:\n\n    maps/weak.toml\n")
    assert "       ✗ Nobody answers for Agree ``` <b>\n" in comment
    assert all(line.startswith("    ") for line in comment.splitlines()[1:] if line)
    assert "title=procmap no-owner::Nobody answers for Agree" in done["Fail on what is new"].stdout
    assert "for Prove" not in done["Fail on what is new"].stdout


@pytest.mark.usefixtures("path")
def test_the_workflow_passes_where_nothing_is_new(pull_request: Path) -> None:
    git(pull_request, "checkout", "-q", "main")
    workflow = documented()[1]
    (job,) = workflow["jobs"].values()
    assert run_step(job["steps"][-1], pull_request, workflow["env"]).returncode == 0


@pytest.mark.usefixtures("path")
def test_the_steps_for_code_scanning_write_what_they_upload(pull_request: Path) -> None:
    report, upload = documented()[2]
    assert run_step(report, pull_request, {}).returncode == 0
    log = json.loads((pull_request / upload["with"]["sarif_file"]).read_text(encoding="utf-8"))
    assert log["version"] == "2.1.0"
    uris = {
        place["physicalLocation"]["artifactLocation"]["uri"]
        for result in log["runs"][0]["results"]
        for place in result["locations"]
    }
    assert uris == {"maps/weak.toml"}
