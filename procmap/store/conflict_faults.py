"""What a person is told of git's conflict markers in a map: where, about what, and what each side says."""

from collections.abc import Iterator

from procmap.model.faults import shown_key
from procmap.model.text import plural
from procmap.store.conflict_markers import markers_in
from procmap.store.conflicts import Conflict, conflicts_in
from procmap.store.faults import PlacedFault
from procmap.store.places import line_and_column

_MOST = 100
"""So many of a kind are told at once; who mends these is told the rest."""


def conflict_faults(text: str, name: str) -> Iterator[PlacedFault]:
    """A fault for each conflict of a text, and for each marker that is part of none."""
    for conflict in conflicts_in(text)[:_MOST]:
        yield PlacedFault(name, *line_and_column(text, conflict.start), _of_conflict(conflict, text))
    for start in markers_in(text).stray[:_MOST]:
        yield PlacedFault(name, *line_and_column(text, start), _STRAY)


_STRAY = (
    "a marker of git's conflicts without the others of its conflict: "
    "expected one version of the lines around it, without markers"
)


def _of_conflict(conflict: Conflict, text: str) -> str:
    about = " of ".join(f"`{shown_key(step)}`" for step in conflict.about)
    last, _ = line_and_column(text, conflict.end - 1)
    ours, theirs = shown_key(conflict.our_label or "ours"), shown_key(conflict.their_label or "theirs")
    return (
        f"a conflict of git{about and f' about {about}'}, up to line {last}, in which `{ours}` has "
        f"{_said(conflict.ours)} and `{theirs}` has {_said(conflict.theirs)}: "
        "expected one version of these lines, without the markers"
    )


def _said(lines: str) -> str:
    """What a side says, as far as a line holds it."""
    first, *more = [line.strip() for line in lines.splitlines() if line.strip()] or [""]
    rest = f" and {plural(len(more), 'more line')}" if more else ""
    return f"`{shown_key(first)}`{rest}" if first else "nothing"
