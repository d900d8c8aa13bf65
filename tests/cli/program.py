"""The real program in a process of its own, or in that of the test."""

import contextlib
import io
import subprocess
import sys
from pathlib import Path

from procmap.cli.program import run

TODAY = ("--today", "2026-11-20")


def procmap(*arguments: str | Path, cwd: Path) -> subprocess.CompletedProcess[str]:
    """What the program prints and its exit code, run in a folder."""
    command = [sys.executable, "-m", "procmap", *map(str, arguments)]
    return subprocess.run(command, cwd=cwd, capture_output=True, text=True, encoding="utf-8", check=False)


def procmap_here(*arguments: str | Path, cwd: Path) -> subprocess.CompletedProcess[str]:
    """What the program prints and its exit code, run in a folder without the time that a process takes to start."""
    out, err = _stream(), _stream()
    with contextlib.chdir(cwd), contextlib.redirect_stdout(out), contextlib.redirect_stderr(err):
        code = run(list(map(str, arguments)))
    return subprocess.CompletedProcess(arguments, code, _written(out), _written(err))


def _stream() -> io.TextIOWrapper:
    return io.TextIOWrapper(io.BytesIO(), encoding="utf-8")


def _written(stream: io.TextIOWrapper) -> str:
    stream.seek(0)
    return stream.read()
