"""The journals that were left behind: which ones a map has, and what edits can be read from them."""

import datetime
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from procmap.model.data import to_data
from procmap.model.difference import Difference, apply_difference
from procmap.model.faults import read_data
from procmap.model.process_map import ProcessMap
from procmap.store.faults import Refused
from procmap.store.journal.format import FORMAT, SUFFIX, journal_folder, sound_lines
from procmap.store.personal import state_name
from procmap.store.reading import parse_map


@dataclass(frozen=True)
class Journalled:
    """What a journal holds: of which file, its text as it was read, its map, the map with the edits, how many, of when.

    `recovered` names the journals of earlier starts whose edits it holds too.
    """

    path: Path
    map_path: Path
    text: str
    base: ProcessMap
    map: ProcessMap
    count: int
    at: datetime.datetime
    recovered: tuple[str, ...] = ()


def journals_of(map_path: Path) -> tuple[Path, ...]:
    """The journals that were left behind of a map, the last one first."""
    found = journal_folder().glob(f"{_escaped(state_name(map_path))}.*{SUFFIX}")
    return tuple(sorted(found, key=_changed_at, reverse=True))


def mapped_files(folder: Path) -> tuple[Path, ...]:
    """The files of a folder of which journals can be read, by name, whether they are there or not."""
    journals = filter(None, map(read_journal, journal_folder().glob(f"*{SUFFIX}")))
    place = folder.resolve()
    return tuple(sorted({folder / it.map_path.name for it in journals if it.map_path.parent.resolve() == place}))


def read_journal(path: Path) -> Journalled | None:
    """What a journal holds, up to the first line that is torn; None where no edit can be read from it."""
    try:
        lines = sound_lines(path.read_bytes())
        head = next(lines, {})
        if head.get("format") != FORMAT:
            return None
        base = parse_map(head["text"].encode(), str(path))
        return _replayed(path, head, base, lines)
    except (OSError, Refused, LookupError, TypeError, ValueError):
        return None


def has_unsaved(map_path: Path) -> bool:
    """Whether edits of a map were left behind that can be read."""
    return any(read_journal(path) for path in journals_of(map_path))


def set_aside(path: Path) -> Path:
    """Leave a journal that cannot be read where it lies, under a name that is not looked for again, and give that."""
    aside = path.with_suffix(".unreadable")
    try:
        return path.replace(aside)
    except OSError:
        return path


def _replayed(path: Path, head: dict[str, Any], base: ProcessMap, lines: Iterator[dict[str, Any]]) -> Journalled | None:
    data, last = to_data(base), None
    for line in lines:
        if not all(apply_difference(data, _difference(change)) for change in line["changes"]):
            break
        last = line
    process_map = read_data(data).map
    if last is None or process_map is None:
        return None
    at, recovered = datetime.datetime.fromisoformat(last["at"]), tuple(map(str, last.get("recovered", ())))
    return Journalled(path, Path(head["path"]), head["text"], base, process_map, last["count"], at, recovered)


def _difference(change: dict[str, Any]) -> Difference:
    return Difference(tuple(change["path"]), change["before"], change["after"], change["is_order"])


def _escaped(name: str) -> str:
    return "".join(f"[{letter}]" if letter in "*?[" else letter for letter in name)


def _changed_at(path: Path) -> int:
    try:
        return path.stat().st_mtime_ns
    except OSError:
        return 0
