"""What git's conflicts in a map are about, found before the text is read as TOML."""

import tomllib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from procmap.model.data import value_at
from procmap.model.fault import Path
from procmap.store.conflicts.markers import Hunk, markers_in, settled
from procmap.store.toml.scanning import sections_of


@dataclass(frozen=True)
class Conflict:
    """A place that git left to settle: where it is in the text, what both sides say there, and what it is about.

    `end` is behind its last line. The labels are what git calls the sides in its markers, such as a branch; empty
    where it says nothing.
    """

    start: int
    end: int
    ours: str
    theirs: str
    about: tuple[str, ...]
    our_label: str = ""
    their_label: str = ""


def conflicts_in(text: str) -> tuple[Conflict, ...]:
    """Every conflict that git left in a text, in its order."""
    hunks = markers_in(text).hunks
    about = {side: dict(_about(text, hunks, side)) for side in ("ours", "theirs")} if hunks else {}
    return tuple(
        Conflict(
            hunk.start,
            hunk.end,
            text[hunk.ours],
            text[hunk.theirs],
            about["ours"].get(position) or about["theirs"].get(position) or (),
            hunk.our_label,
            hunk.their_label,
        )
        for position, hunk in enumerate(hunks)
    )


def _about(text: str, hunks: tuple[Hunk, ...], side: str) -> Iterator[tuple[int, tuple[str, ...]]]:
    """What stands in each conflict as one side has it, where that side's text is TOML: keys, and ids of records."""
    whole = settled(text, side)
    try:
        data, sections = tomllib.loads(whole), sections_of(whole)
    except (ValueError, RecursionError):
        return
    places = [(section.start, section.path) for section in sections if section.path]
    places += [(entry.start, (*section.path, *entry.names)) for section in sections for entry in section.entries]
    places.sort()
    removed = 0
    for position, hunk in enumerate(hunks):
        lines = text[hunk.ours if side == "ours" else hunk.theirs]
        start = hunk.start - removed
        removed += hunk.end - hunk.start - len(lines)
        if path := _path_between(places, start, start + len(lines)):
            yield position, _names(data, path)


def _path_between(places: list[tuple[int, Path]], start: int, end: int) -> Path:
    """The path of the first thing that stands between two offsets, or of the one that goes on there."""
    inside = [path for place, path in places if start <= place < end]
    before = [path for place, path in places if place < start] if end > start else []
    return next(iter(inside or before[::-1]), ())


def _names(data: Mapping[str, Any], path: Path) -> tuple[str, ...]:
    """The last key of a path, and the ids of the records that it is in, the innermost first; of a record its id alone.

    A record without an id is named by the list that it is in.
    """
    records = [path[: length + 1] for length, step in enumerate(path) if isinstance(step, int)]
    ids = [value_at(data, (*record, "id")) for record in reversed(records)]
    key = () if isinstance(path[-1], int) and ids[0] else [step for step in path if isinstance(step, str)][-1:]
    return tuple(str(name) for name in (*key, *ids) if name)
