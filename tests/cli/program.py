"""The real program in a process of its own."""

import subprocess
import sys
from pathlib import Path

TODAY = ("--today", "2026-11-20")


def procmap(*arguments: str | Path, cwd: Path) -> subprocess.CompletedProcess[str]:
    """What the program prints and its exit code, run in a folder."""
    command = [sys.executable, "-m", "procmap", *map(str, arguments)]
    return subprocess.run(command, cwd=cwd, capture_output=True, text=True, encoding="utf-8", check=False)
