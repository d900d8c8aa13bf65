"""The real program in a real pseudo-terminal, read through a terminal emulator."""

import fcntl
import os
import pty
import re
import select
import struct
import subprocess
import sys
import termios
from collections.abc import Callable, Sequence
from pathlib import Path
from types import TracebackType

import pyte

PATIENCE = 60
"""Seconds after which a screen that never comes fails the test; nothing waits that long otherwise."""

CLOSED = -1
LEAVE_SCREENS, SHOW_CURSOR, MOUSE_OFF = b"\x1b[?1049l", b"\x1b[?25h", b"\x1b[?1000l"


def _take_terminal() -> None:
    fcntl.ioctl(0, termios.TIOCSCTTY, 0)


class Terminal:
    """Runs the program in a pseudo-terminal of a size, types into it and reads its screen.

    The terminal controls the program, as a window's does, unless it is only its input and output.
    """

    def __init__(
        self,
        *arguments: str,
        folder: Path,
        columns: int = 80,
        rows: int = 24,
        program: Sequence[str] = ("-m", "procmap"),
        controls: bool = True,
    ) -> None:
        self.screen = pyte.Screen(columns, rows)
        self.stream = pyte.ByteStream(self.screen)
        self.output = b""
        self.master, slave = pty.openpty()
        fcntl.ioctl(slave, termios.TIOCSWINSZ, struct.pack("HHHH", rows, columns, 0, 0))
        self.before = termios.tcgetattr(slave)
        self.slave = slave
        environment = {**os.environ, "TERM": "xterm-256color", "COLUMNS": str(columns), "LINES": str(rows)}
        self.process = subprocess.Popen(
            [sys.executable, *program, *arguments],
            stdin=slave,
            stdout=slave,
            stderr=slave,
            cwd=folder,
            env=environment,
            start_new_session=True,
            preexec_fn=_take_terminal if controls else None,
        )

    def __enter__(self) -> "Terminal":
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        if self.process.poll() is None:
            self.process.kill()
        self.process.wait()
        for descriptor in {self.master, self.slave} - {CLOSED}:
            os.close(descriptor)

    def close(self) -> None:
        """Close the window: the program's terminal is gone."""
        os.close(self.master)
        self.master = CLOSED

    def send(self, text: str) -> None:
        """Type a text; escape sequences stand for keys."""
        os.write(self.master, text.encode())

    def text(self) -> str:
        """What the screen shows."""
        return "\n".join(line.rstrip() for line in self.screen.display)

    def wait_for(self, *texts: str) -> str:
        """Read until the screen shows every text, and give the screen."""
        return self.read_until(lambda: all(text in self.text() for text in texts), texts)

    def wait_for_keys(self) -> None:
        """Read until the program takes single keys; as it begins to, what was typed before is thrown away."""
        self.read_until(lambda: not termios.tcgetattr(self.slave)[3] & termios.ICANON, ("a terminal for single keys",))

    def wait_for_end(self) -> int:
        """Read until the program has ended, and give its exit code."""
        self.read_until(lambda: self.process.poll() is not None, ("the end",))
        self.drain()
        return self.process.wait()

    def read_some(self, most: int) -> None:
        """Read at most so many bytes, once there are any."""
        assert select.select([self.master], [], [], PATIENCE)[0], "nothing was ever written"
        self._read(most)

    @property
    def farewell(self) -> str:
        """What stands in the terminal after the screens were left, in one line."""
        _, left, after = self.output.rpartition(LEAVE_SCREENS)
        assert left, "the screens were never left"
        return " ".join(re.sub(r"\x1b\[[^a-zA-Z]*[a-zA-Z]", "", after.decode()).split())

    def drain(self) -> None:
        """Read what was written and not read yet."""
        while select.select([self.master], [], [], 0)[0]:
            self._read()

    def _read(self, most: int = 65536) -> None:
        content = os.read(self.master, most)
        self.output += content
        self.stream.feed(content)

    def read_until(self, is_there: Callable[[], bool], what: object) -> str:
        """Read until something holds, and give the screen."""
        for _ in range(PATIENCE * 20):
            if is_there():
                return self.text()
            if select.select([self.master], [], [], 0.05)[0]:
                self._read()
        raise AssertionError(f"never seen: {what}\n{self.text()}")
