"""The journal of a map: edits that are not in its file yet, written down as they are made.

A journal is there exactly as long as something is unsaved. Its first line tells the map as it was read, each other
line one edit as what it made differ; every line begins with a checksum, so that a torn one is known.
"""

import datetime
import os
import tempfile
from collections.abc import Callable
from concurrent.futures import Future, ThreadPoolExecutor
from contextlib import suppress
from dataclasses import asdict, dataclass
from pathlib import Path

from procmap.model.difference import differences
from procmap.model.process_map import ProcessMap
from procmap.store.journal.format import FORMAT, SUFFIX, checked, journal_folder
from procmap.store.personal import state_name
from procmap.store.reading import MapFile

_LONG = 1024 * 1024
"""Bytes of edits after which a journal is begun anew with what they come to."""


@dataclass(frozen=True)
class Edited:
    """An edit as the journal tells it: its name, the map after it, how many edits are unsaved by then.

    `recovered` names the journals of earlier starts whose edits are in that map.
    """

    label: str
    map: ProcessMap
    count: int
    recovered: tuple[str, ...] = ()


class Journal:
    """Writes down the edits of one open map. It never raises: what it could not write, `failure` tells.

    `holds_some` says whether anything unsaved was written down.
    """

    def __init__(self, map_path: Path, now: Callable[[], datetime.datetime] | None = None) -> None:
        self.failure = ""
        self.holds_some = False
        self._map_path = map_path
        self._now = now or (lambda: datetime.datetime.now(datetime.UTC))
        self._path: Path | None = None
        self._descriptor: int | None = None
        self._digest = ""
        self._written = 0
        self._disk = ThreadPoolExecutor(1, "journal")
        self._sync: Future[None] | None = None

    def write(self, file: MapFile, before: ProcessMap, edited: Edited) -> None:
        """Write an edit down: killed after this, the program has lost nothing; the disk itself follows at once."""
        try:
            if self._descriptor is None or self._must_begin(file):
                self._begin(file, edited)
            else:
                self._append(self._descriptor, self._line(before, edited))
            self.holds_some = True
        except OSError as error:
            self._fail(error)

    def clear(self) -> None:
        """Forget the edits: they are in the file, or were given up."""
        path = self._path
        self.set_aside()
        self.failure = ""
        if path:
            with suppress(OSError):
                path.unlink(missing_ok=True)

    def set_aside(self) -> None:
        """Leave what was written for another start; the next edit begins a new journal."""
        self._close()
        self._path = None
        self.holds_some = False

    def _must_begin(self, file: MapFile) -> bool:
        """Whether what was written so far does not do: for this file, in length, on this disk."""
        return bool(self.failure) or file.digest != self._digest or self._written > _LONG or self._is_gone()

    def _is_gone(self) -> bool:
        """Whether somebody has removed the file under us; other systems do not let an open file be removed."""
        return os.name == "posix" and self._descriptor is not None and os.fstat(self._descriptor).st_nlink == 0

    def _begin(self, file: MapFile, edited: Edited) -> None:
        """Write a whole journal with one line for all edits, and put it in the place of the one before."""
        self._close()
        folder = journal_folder()
        folder.mkdir(parents=True, exist_ok=True, mode=0o700)
        head = checked({"format": FORMAT, "path": str(file.path.absolute()), "digest": file.digest, "text": file.text})
        # A journal holds the map: mkstemp lets nobody else read it.
        descriptor, name = tempfile.mkstemp(prefix=f"{state_name(self._map_path)}.", suffix=".tmp", dir=folder)
        try:
            self.failure = ""
            self._write(descriptor, head + self._line(file.map, edited))
            # The one before stands until this one is on the disk.
            self._to_disk(os.dup(descriptor))
            self._path = self._path or Path(name).with_suffix(SUFFIX)
            Path(name).replace(self._path)
        except OSError:
            os.close(descriptor)
            Path(name).unlink(missing_ok=True)
            raise
        self._descriptor, self._digest, self._written = descriptor, file.digest, 0

    def _line(self, before: ProcessMap, edited: Edited) -> bytes:
        changes = [asdict(difference) for difference in differences(before, edited.map)]
        at = self._now().isoformat()
        told = {"at": at, "label": edited.label, "count": edited.count, "recovered": edited.recovered}
        return checked({**told, "changes": changes})

    def _write(self, descriptor: int, content: bytes) -> None:
        rest = memoryview(content)
        while rest:
            rest = rest[os.write(descriptor, rest) :]

    def _append(self, descriptor: int, content: bytes) -> None:
        self._write(descriptor, content)
        self._written += len(content)
        # A disk may take its time, who types may not. One that waits for its turn is enough for all written before.
        if self._sync is None or self._sync.running() or self._sync.done():
            self._sync = self._disk.submit(self._to_disk, os.dup(descriptor))

    def _to_disk(self, descriptor: int) -> None:
        try:
            os.fsync(descriptor)
        except OSError as error:
            self.failure = _reason(error)
        finally:
            os.close(descriptor)

    def _fail(self, error: OSError) -> None:
        # A line may be torn now, and nothing may follow it: the next edit begins the journal anew.
        self._close()
        self.failure = _reason(error)

    def _close(self) -> None:
        if self._descriptor is not None:
            os.close(self._descriptor)
        self._descriptor = None


def _reason(error: OSError) -> str:
    return error.strerror or "no reason given"
