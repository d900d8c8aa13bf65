"""The real program in a real pseudo-terminal, read through a terminal emulator."""

import fcntl
import os
import pty
import select
import struct
import subprocess
import sys
import termios
from collections.abc import Callable
from pathlib import Path
from types import TracebackType

import pyte

PATIENCE = 60
"""Seconds after which a screen that never comes fails the test; nothing waits that long otherwise."""


class Terminal:
    """Runs the program in a pseudo-terminal of a size, types into it and reads its screen."""

    def __init__(self, *arguments: str, folder: Path, columns: int = 80, rows: int = 24) -> None:
        self.screen = pyte.Screen(columns, rows)
        self.stream = pyte.ByteStream(self.screen)
        self.master, slave = pty.openpty()
        fcntl.ioctl(slave, termios.TIOCSWINSZ, struct.pack("HHHH", rows, columns, 0, 0))
        self.before = termios.tcgetattr(slave)
        self.slave = slave
        environment = {**os.environ, "TERM": "xterm-256color", "COLUMNS": str(columns), "LINES": str(rows)}
        self.process = subprocess.Popen(
            [sys.executable, "-m", "procmap", *arguments],
            stdin=slave,
            stdout=slave,
            stderr=slave,
            cwd=folder,
            env=environment,
            start_new_session=True,
        )

    def __enter__(self) -> "Terminal":
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        if self.process.poll() is None:
            self.process.kill()
        self.process.wait()
        os.close(self.master)
        os.close(self.slave)

    def send(self, text: str) -> None:
        """Type a text; escape sequences stand for keys."""
        os.write(self.master, text.encode())

    def text(self) -> str:
        """What the screen shows."""
        return "\n".join(line.rstrip() for line in self.screen.display)

    def wait_for(self, *texts: str) -> str:
        """Read until the screen shows every text, and give the screen."""
        return self._read_until(lambda: all(text in self.text() for text in texts), texts)

    def wait_for_end(self) -> int:
        """Read until the program has ended, and give its exit code."""
        self._read_until(lambda: self.process.poll() is not None, ("the end",))
        return self.process.wait()

    def _read_until(self, is_there: Callable[[], bool], what: tuple[str, ...]) -> str:
        for _ in range(PATIENCE * 20):
            if is_there():
                return self.text()
            if select.select([self.master], [], [], 0.05)[0]:
                self.stream.feed(os.read(self.master, 65536))
        raise AssertionError(f"never seen: {what}\n{self.text()}")
