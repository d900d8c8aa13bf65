"""What git's conflict markers in a map are about, found before the text is read as TOML."""

import re
import tomllib
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from procmap.model.data import value_at
from procmap.model.fault import Path
from procmap.store.scanning import sections_of

_CONFLICT = re.compile(
    r"^<{7,}(?: (?P<our_label>[^\n]*))?\n(?P<ours>.*?)"
    r"(?:^\|{7,}[^\n]*\n.*?)?^={7,}\r?\n(?P<theirs>.*?)^>{7,}(?: (?P<their_label>[^\n]*))?$",
    re.MULTILINE | re.DOTALL,
)

_WHOLE = re.compile(_CONFLICT.pattern + r"\r?\n?", _CONFLICT.flags)
"""A conflict with the end of its last line."""

_STRAY = re.compile(r"^(?:<{7,}|\|{7,}|>{7,})(?: |\r?$)", re.MULTILINE)
"""A marker that is part of no conflict: what it belongs to is nested in another, or was cut."""


@dataclass(frozen=True)
class Conflict:
    """A place that git left to settle: where it is in the text, what both sides say there, and what it is about.

    The labels are what git calls the sides in its markers, such as a branch; empty where it says nothing.
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
    found = tuple(_CONFLICT.finditer(text))
    about = {side: dict(_about(text, found, side)) for side in ("ours", "theirs")} if found else {}
    return tuple(
        Conflict(
            match.start(),
            match.end(),
            match["ours"],
            match["theirs"],
            about["ours"].get(position) or about["theirs"].get(position) or (),
            (match["our_label"] or "").strip(),
            (match["their_label"] or "").strip(),
        )
        for position, match in enumerate(found)
    )


def settled(text: str, side: str) -> str:
    """The text with every conflict settled for one side, `ours` or `theirs`."""
    return _WHOLE.sub(lambda match: match[side], text)


def replaced(text: str, instead: Iterable[str]) -> str:
    """The text with other lines in the place of every conflict, in their order."""
    lines = iter(instead)
    return _WHOLE.sub(lambda _: next(lines), text)


def has_stray_markers(text: str) -> bool:
    """Whether some marker is part of no conflict, so that nobody can tell what the sides are."""
    return any(_STRAY.search(settled(text, side)) for side in ("ours", "theirs"))


def _about(text: str, found: tuple[re.Match[str], ...], side: str) -> Iterator[tuple[int, tuple[str, ...]]]:
    """What stands in each conflict as one side has it, where that side's text is TOML: keys, and ids of records."""
    whole = settled(text, side)
    try:
        data, sections = tomllib.loads(whole), sections_of(whole)
    except (ValueError, RecursionError):
        return
    places = [(section.start, section.path) for section in sections if section.path]
    places += [(entry.start, (*section.path, *entry.names)) for section in sections for entry in section.entries]
    removed = 0
    for position, match in enumerate(found):
        start = match.start() - removed
        end = start + len(match[side])
        removed += len(match[0]) + len(_line_end(text, match.end())) - len(match[side])
        if path := _path_between(sorted(places), start, end):
            yield position, _names(data, path)


def _path_between(places: list[tuple[int, Path]], start: int, end: int) -> Path:
    """The path of the first thing that stands between two offsets, or of the one that goes on there."""
    inside = [path for place, path in places if start <= place < end]
    before = [path for place, path in places if place < start] if end > start else []
    return next(iter(inside or before[::-1]), ())


def _names(data: Mapping[str, Any], path: Path) -> tuple[str, ...]:
    """The last key of a path, and the ids of the records that it is in, the innermost first."""
    records = [path[: length + 1] for length, step in enumerate(path) if isinstance(step, int)]
    ids = [value_at(data, (*record, "id")) for record in reversed(records)]
    return tuple(str(name) for name in (*path[-1:], *ids) if name and not isinstance(name, int))


def _line_end(text: str, at: int) -> str:
    return "\n" if text.startswith("\n", at) else "\r\n" if text.startswith("\r\n", at) else ""
