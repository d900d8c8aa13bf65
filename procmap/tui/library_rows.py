"""A map as a line of the library: how far it is, its weakest link, its last change, in columns that fit the room."""

import datetime
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from textual.content import Content

from procmap.model.text import displayed
from procmap.store.journal.reading import Journalled
from procmap.workshop.cells import shortened, width_of
from procmap.workshop.conflicts.unsettled import told_number
from procmap.workshop.open_map.recovery import counted
from procmap.workshop.timing.agenda import STEPS

_GAP, _STEPS, _CHANGED, _LEAST_NAME, _MOST_NAME = 2, len(STEPS), 11, 24, 60
"""Cells: between columns, of the steps, of the last change, of a name at least and at most."""


@dataclass(frozen=True)
class Entry:
    """A map of the library: its file, name, steps finished, weakest link, last change; or why it cannot be read.

    Edits of it that were never saved stand in the place of its last change; a file that is gone leaves only those.
    Of a map in conflict nothing is known but how many conflicts there are, and how many of them choices settle that are
    not written yet.
    """

    path: Path
    name: str
    done: int = 0
    weakest: str = ""
    changed: str = ""
    problem: str = ""
    conflicts: int = 0
    settled: int = 0
    is_unsaved: bool = False
    lost: Journalled | None = None


def offer_of(entry: Entry) -> str:
    """What opening a map offers: edits that were never saved, or to settle what git left."""
    if entry.conflicts:
        told = f": {told_number(entry.conflicts)} of git"
        settles = f"Enter settles {'them' if entry.conflicts > 1 else 'it'}"
        return f"{told}, {entry.settled} settled; Enter goes on" if entry.settled else f"{told}; {settles}"
    if entry.lost:
        return f" is gone, {counted(entry.lost.count)} never saved: Enter writes it again as it was and offers them"
    return ": there are edits that were not saved, and opening it offers them" if entry.is_unsaved else ""


def last_change(path: Path) -> str:
    """The day on which a file was last changed; nothing where it is gone by now."""
    try:
        moment = datetime.datetime.fromtimestamp(path.stat().st_mtime, datetime.UTC)
    except OSError:
        return ""
    return moment.astimezone().strftime("%Y-%m-%d")


HEADS = ("map", "steps", "weakest link", "changed")
"""What stands above the columns."""


def column_widths(entries: Sequence[Entry], room: int) -> tuple[int, ...]:
    """The cells of name, steps, weakest link and last change; the last ones go where names had no room beside them."""
    longest = max((width_of(displayed(entry.name)) for entry in entries), default=0)
    weakest = max([len(HEADS[2]), *(width_of(displayed(entry.weakest)) for entry in entries)])
    for others in ((_STEPS, weakest, _CHANGED), (_STEPS, min(weakest, 20), _CHANGED), (_STEPS, min(weakest, 20))):
        left = room - sum(others) - _GAP * len(others)
        if left >= min(longest, _LEAST_NAME):
            return (min(left, max(longest, _LEAST_NAME), _MOST_NAME), *others)
    return (max(1, room - _STEPS - _GAP), _STEPS)


def row(cells: Sequence[str], widths: Sequence[int]) -> str:
    """Texts as columns of widths in cells, as many as there are widths."""
    texts = [shortened(text, width) for text, width in zip(cells, widths, strict=False)]
    padded = (text + " " * (width - width_of(text)) for text, width in zip(texts, widths, strict=False))
    return (" " * _GAP).join(padded)


def line(entry: Entry, widths: Sequence[int]) -> Content:
    """A map of the library as a line of columns; in the place of the last ones, why it cannot be opened as it is."""
    name = row([displayed(entry.name)], widths)
    if entry.problem or entry.lost or entry.conflicts:
        why = "✗ gone, not saved" if entry.lost else "≠ in conflict" if entry.conflicts else "✗ cannot be read"
        return Content.assemble((name, "bold"), " " * _GAP, (why, "bold"))
    steps = "▪" * entry.done + "▫" * (len(STEPS) - entry.done)
    changed = "● not saved" if entry.is_unsaved else entry.changed
    rest = row([steps, displayed(entry.weakest), changed], widths[1:])
    return Content.assemble((name, "bold"), " " * _GAP, rest)
