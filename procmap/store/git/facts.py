"""A map one fact a line, each with the whole way to it: what git compares, so that every change says where it is.

A text that is no map, or no TOML, is told in the same form as far as it goes: compared with one that is,
it differs in what is wrong with it and in nothing else.
"""

from collections.abc import Iterator, Mapping
from difflib import SequenceMatcher
from typing import Any

from procmap.model.data import key_of, value_at
from procmap.model.fault import Path
from procmap.model.identity import known_by
from procmap.model.shape import record_type_at
from procmap.store.conflicts.markers import markers_in, settled
from procmap.store.faults import Refused
from procmap.store.reading import read_toml
from procmap.store.toml.pieces import Line, pieces_of
from procmap.store.toml.syntax import Array, InlineTable
from procmap.store.writing.remarks import comments_in

_UNREAD = "# not read: "
_LONGEST_NAME = 48
_MOST_UNREAD = 20
"""Past so many lines that are no TOML, a text is something else."""


def facts_text(text: str) -> str:
    """The values and comments of a map's text, in its order; a record of a small list is one fact.

    What git left in conflict stands between its markers; a line that is no TOML is told as a comment.
    Raises Refused where too little of the text is TOML.
    """
    plain = text.replace("\r\n", "\n")
    whole = plain if plain.endswith("\n") else f"{plain}\n"
    markers = markers_in(whole)
    if markers.hunks and not markers.stray:
        ours, theirs = ([*_facts(*_legible(settled(whole, side)))] for side in ("ours", "theirs"))
        return "".join(f"{line}\n" for line in _between_markers(ours, theirs))
    return "".join(f"{line}\n" for line in _facts(*_legible(whole)))


def _legible(text: str) -> tuple[str, dict[str, Any]]:
    """The text with the lines that keep it from being read made comments, and its data."""
    lines = text.split("\n")
    for _ in range(_MOST_UNREAD):
        try:
            return read_toml("\n".join(lines).encode(), "")
        except Refused as refused:
            at = min(refused.faults[0].line, len(lines)) - 1
            if lines[at].startswith(_UNREAD):
                raise
            lines[at] = _UNREAD + lines[at]
    return read_toml("\n".join(lines).encode(), "")


def _between_markers(ours: list[str], theirs: list[str]) -> Iterator[str]:
    """The lines of both; where they differ, as git shows a conflict."""
    for same, start, end, their_start, their_end in SequenceMatcher(None, ours, theirs, False).get_opcodes():
        if same == "equal":
            yield from ours[start:end]
        else:
            yield from ("<<<<<<< ours", *ours[start:end], "=======", *theirs[their_start:their_end], ">>>>>>> theirs")


def _facts(text: str, data: Mapping[str, Any]) -> Iterator[str]:
    pieces, ending = pieces_of(text)
    for piece in pieces:
        way = " / ".join(_way(data, piece.path))
        yield from comments_in(piece.lead + piece.header)
        for line in piece.lines:
            yield from comments_in(line.lead)
            yield from _of_line(text, f"{way}: " if way else "", line)
        yield from comments_in(piece.tail)
    yield from comments_in(ending)


def _way(data: Mapping[str, Any], path: Path) -> Iterator[str]:
    """The steps of a path; a record of a list by its name, so that another before it changes nothing here."""
    for length, step in enumerate(path, 1):
        yield (isinstance(step, int) and _name(data, path[:length])) or str(step)


def _name(data: Mapping[str, Any], path: Path) -> str:
    """The id of a record, or what it is known by; empty where it says neither."""
    record = record_type_at(path)
    known = known_by(record) if record else ()
    said = (value_at(data, (*path, key_of(name))) for name in known)
    told = " ".join(", ".join(str(value) for value in said if value is not None).split())
    whole = value_at(data, (*path, "id")) or told
    return str(whole) if len(str(whole)) <= _LONGEST_NAME else f"{whole[:_LONGEST_NAME]}…"


def _of_line(text: str, way: str, line: Line) -> Iterator[str]:
    key, behind = ".".join(line.names), line.after.strip()
    comment = f"  {behind}" if behind else ""
    value = line.value
    if isinstance(value, Array) and any(isinstance(item, InlineTable) for item in value.items):
        yield from (f"{way}{key} += {text[item.start : item.end]}" for item in value.items)
        yield from comments_in(text[value.start : value.end] + line.after)
    else:
        yield f"{way}{key} = {text[value.start : value.end]}{comment}"
