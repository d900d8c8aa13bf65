"""Asking git, the program, and saying why it refused."""

import os
import shutil
import subprocess
from pathlib import Path

from procmap.store.faults import refusal

# A hook runs with these set for its own repository; a file's repository is found from where the file lies.
_OF_A_HOOK = ("GIT_DIR", "GIT_WORK_TREE", "GIT_INDEX_FILE", "GIT_PREFIX", "GIT_COMMON_DIR", "GIT_NAMESPACE")


def git(folder: Path, *arguments: str, in_hook: bool = False) -> subprocess.CompletedProcess[bytes]:
    """What git says in a folder, in English whatever the person speaks. Raises Refused where there is no git.

    In a hook, where that is meant, it speaks of the repository and the index of the commit that is being made.
    """
    program = shutil.which("git")
    if program is None:
        raise refusal("git", "the program is not found here: expected it on the PATH")
    hidden = () if in_hook else _OF_A_HOOK
    environment = {name: value for name, value in os.environ.items() if name not in hidden}
    return subprocess.run(  # noqa: S603 - git itself, in forms that take no option for a revision or a path
        [program, "--no-optional-locks", *arguments],
        cwd=folder,
        env={**environment, "LC_ALL": "C"},
        stdin=subprocess.DEVNULL,
        capture_output=True,
        check=False,
    )


def reason(done: subprocess.CompletedProcess[bytes]) -> str:
    """Why git refused, in its own words, where it gives any."""
    lines = done.stderr.decode(errors="replace").strip().splitlines()
    return f" ({lines[0].removeprefix('fatal: ')})" if lines else ""
