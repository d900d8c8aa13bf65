"""A map that git left in conflict, as it lies in its file."""

from dataclasses import dataclass
from pathlib import Path

from procmap.model.text import plural
from procmap.store.conflicts.conflict import Conflict, conflicts_in
from procmap.store.conflicts.markers import markers_in
from procmap.store.faults import Refused
from procmap.store.reading import BOM, MapFile, digest_of, read_bytes, read_map


@dataclass(frozen=True)
class Unsettled:
    """A text with conflicts, without a byte order mark that the file has, and the SHA-256 of the bytes on disk."""

    path: Path
    text: str
    digest: str
    has_mark: bool
    conflicts: tuple[Conflict, ...]


def opened(path: Path) -> MapFile | Unsettled:
    """A map, or one whose conflicts can be settled. Raises Refused where it is neither."""
    try:
        return read_map(path)
    except Refused:
        unsettled = unsettled_at(path)
        if unsettled is None:
            raise
        return unsettled


def unsettled_at(path: Path) -> Unsettled | None:
    """The conflicts in a file; None where there are none, or where the markers leave open what the sides are."""
    try:
        content = read_bytes(path)
        text = content.removeprefix(BOM).decode()
    except (Refused, UnicodeDecodeError):
        return None
    if markers_in(text).stray:
        return None
    conflicts = conflicts_in(text)
    has_mark = content.startswith(BOM)
    return Unsettled(path, text, digest_of(content), has_mark, conflicts) if conflicts else None


def told_number(count: int) -> str:
    """How many conflicts there are, in words."""
    return plural(count, "conflict")
