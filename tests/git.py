"""Real git repositories to test in."""

import subprocess
from pathlib import Path

AUTHOR = ("-c", "user.name=Team", "-c", "user.email=team@example.org", "-c", "commit.gpgsign=false")


def git(folder: Path, *arguments: str) -> str:
    """What git prints, run in a folder."""
    done = subprocess.run(
        ["git", *AUTHOR, *arguments], cwd=folder, capture_output=True, text=True, encoding="utf-8", check=True
    )
    return done.stdout


def repository(folder: Path) -> Path:
    """A new repository, on the branch main."""
    folder.mkdir(exist_ok=True)
    git(folder, "init", "-q", "-b", "main", "--template=")
    return folder


def commit(folder: Path) -> None:
    """Commit everything that stands in the work tree."""
    git(folder, "add", "-A")
    git(folder, "commit", "-q", "-m", "Change")
