"""Whether the file of an open map was changed by somebody else."""

from dataclasses import dataclass
from pathlib import Path

from procmap.store.faults import Refused
from procmap.store.reading import MapFile, digest_of, read_bytes, read_map

Glance = tuple[int, int, int] | None
"""Time, size and number of a file on its disk; None where it is gone."""


@dataclass(frozen=True)
class Outside:
    """A file that is another than the one that was read: as it is now, or why it cannot be read."""

    file: MapFile | None = None
    problem: str = ""


class Watch:
    """Looks at a file now and then: its time and size say when to read it, its bytes whether it is another.

    `problem` says why the file, as it was last seen, cannot be read; empty where it can.
    """

    def __init__(self, path: Path) -> None:
        self.path = path
        self.problem = ""
        self._known = self._last = _glance(path)

    def look(self, file: MapFile) -> Outside | None:
        """What has become of the file that was read; None where it is the same, or was told of before."""
        glance, before = _glance(self.path), self._last
        self._last = glance
        if glance == self._known:
            return None
        outside = outside_of(file)
        if outside and outside.problem and glance != before:
            # Somebody may be in the middle of writing it: the next look will tell.
            return None
        self._known = glance
        self.problem = outside.problem if outside else ""
        return outside


def outside_of(file: MapFile) -> Outside | None:
    """What a file is now, where it is not what was read."""
    try:
        if digest_of(read_bytes(file.path)) == file.digest:
            return None
        return Outside(read_map(file.path))
    except Refused as refused:
        return Outside(problem=str(refused.faults[0]))


def _glance(path: Path) -> Glance:
    try:
        status = path.stat()
    except OSError:
        return None
    return status.st_mtime_ns, status.st_size, status.st_ino
