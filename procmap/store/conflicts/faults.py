"""What a person is told of git's conflict markers in a map: where, about what, and what each side says."""

from collections.abc import Iterator
from itertools import takewhile, zip_longest

from procmap.model.faults import shown_key
from procmap.model.text import plural
from procmap.store.conflicts.conflict import Conflict, conflicts_in
from procmap.store.conflicts.markers import markers_in
from procmap.store.faults import PlacedFault
from procmap.store.places import line_and_column

_ROOM, _BEFORE = 40, 12
"""A line of more signs than this is shown from so many before the first that the other side has not."""

_MOST = 100
"""So many of a kind are told at once; who mends these is told the rest."""


_STRAY = (
    "a marker of git's conflicts without the others of its conflict: "
    "expected one version of the lines around it, without markers"
)


def conflict_faults(text: str, name: str) -> Iterator[PlacedFault]:
    """A fault for each conflict of a text, and for each marker that is part of none."""
    for conflict in conflicts_in(text)[:_MOST]:
        yield PlacedFault(name, *line_and_column(text, conflict.start), _of_conflict(conflict, text))
    for start in markers_in(text).stray[:_MOST]:
        yield PlacedFault(name, *line_and_column(text, start), _STRAY)


def _of_conflict(conflict: Conflict, text: str) -> str:
    about = " of ".join(f"`{shown_key(step)}`" for step in conflict.about)
    last, _ = line_and_column(text, conflict.end - 1)
    ours, theirs = shown_key(conflict.our_label or "ours"), shown_key(conflict.their_label or "theirs")
    return (
        f"a conflict of git{about and f' about {about}'}, up to line {last}, in which `{ours}` has "
        f"{_said(conflict.ours, conflict.theirs)} and `{theirs}` has {_said(conflict.theirs, conflict.ours)}: "
        "expected one version of these lines, without the markers"
    )


def _said(lines: str, others: str) -> str:
    """What a side says, as far as a line holds it, from where the other says something else."""
    rows, other_rows = _rows(lines), _rows(others)
    if not rows:
        return "nothing"
    pairs = zip_longest(rows, other_rows[: len(rows)], fillvalue="")
    first, other = next(((row, other) for row, other in pairs if row != other), (rows[0], ""))
    same = sum(1 for _ in takewhile(lambda pair: pair[0] == pair[1], zip(first, other, strict=False)))
    shown = f"…{first[same - _BEFORE :]}" if same > _BEFORE and len(first) > _ROOM else first
    rest = f" and {plural(len(rows) - 1, 'more line')}" if len(rows) > 1 else ""
    return f"`{shown_key(shown)}`{rest}"


def _rows(lines: str) -> list[str]:
    return [line.strip() for line in lines.splitlines() if line.strip()]
