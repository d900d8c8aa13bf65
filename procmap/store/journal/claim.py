"""Which program has a map open: a lock of the operating system, which vanishes with the process that holds it.

It lies in the person's own folder, so it tells of programs of the same person on the same machine.
"""

import datetime
import json
import os
from contextlib import suppress
from dataclasses import asdict, dataclass
from pathlib import Path

from filelock import FileLock, Timeout

from procmap.store.personal import state_folder, state_name


@dataclass(frozen=True)
class Holder:
    """Who has a map open: the process, and since when, as the person's clock showed it."""

    process: int
    since: str


class Claim:
    """The right to edit a map, held by one program at a time."""

    def __init__(self, map_path: Path) -> None:
        self._place = state_folder() / f"{state_name(map_path)}.lock"
        self._lock = FileLock(self._place, timeout=0, thread_local=False, fallback_to_soft=False)

    def take(self) -> bool:
        """Take it; False where another program has it. Where locks cannot be had, nobody is kept from a map."""
        is_mine = self._acquired()
        if self._lock.is_locked:
            self._sign()
        return is_mine

    def is_free(self) -> bool:
        """Whether it could be taken, without taking it."""
        is_mine = self._acquired()
        self.release()
        return is_mine

    def _acquired(self) -> bool:
        try:
            self._place.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
            self._lock.acquire()
        except Timeout:
            return False
        except (OSError, NotImplementedError):
            return True
        return True

    def release(self) -> None:
        """Let another program have it."""
        self._lock.release()

    def holder(self) -> Holder | None:
        """Who has it, as far as that program could write it down; to be asked where it could not be taken."""
        try:
            return Holder(**json.loads(self._signature.read_text(encoding="utf-8")))
        except (OSError, ValueError, TypeError):
            return None

    @property
    def _signature(self) -> Path:
        """Beside the lock, because a program that tries to take the lock empties its file."""
        return self._place.with_suffix(".holder")

    def _sign(self) -> None:
        now = datetime.datetime.now(datetime.UTC).astimezone()
        text = json.dumps(asdict(Holder(os.getpid(), now.strftime("%H:%M"))))
        try:
            self._signature.write_text(text, encoding="utf-8")
        except OSError:
            with suppress(OSError):
                self._signature.unlink(missing_ok=True)
