"""Three texts that say the same map into one: comments, blanks and order as either side changed them."""

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from itertools import chain

from procmap.model.fault import Path
from procmap.store.merging.commenting import commented
from procmap.store.merging.rows import Row, remarks_of, rows_of, said, text_of
from procmap.store.merging.three_way import chunks
from procmap.store.writing.editing import Spliced


def merged_layouts(base: Spliced, ours: Spliced, theirs: Spliced) -> Iterator[str]:
    """The text with what both sides changed around the values; then texts for where it says another map by that.

    Those have the layout of one side, with the comments of both. What a side had no place for looks as it did in the
    base: about that the side says nothing.
    """
    before, left, right = (rows_of(side.text) for side in (base, ours, theirs))
    # Comments wander, and what says something stays: it alone holds a place.
    parts = chunks(before, _like(before, left, ours.added), _like(before, right, theirs.added), said)
    yield text_of(row for part in parts for row in _chosen(*part))
    yield text_of(commented(before, left, right))
    yield text_of(commented(before, right, left))


def _like(base: Sequence[Row], rows: Sequence[Row], added: frozenset[Path]) -> list[Row]:
    """The rows, with those of the base for what was added, and without the comments that it had left behind."""
    roots = [next((path[:n] for n in range(1, len(path) + 1) if path[:n] in added), None) for path, _ in rows]
    copies = {root: [row for row in base if row[0][: len(root)] == root] for root in roots if root is not None}
    copied = _comments(chain(*copies.values()))
    own = _comments(row for row, root in zip(rows, roots, strict=True) if root is None)
    left_behind = (own + copied - _comments(base)) & copied
    result: list[Row] = []
    for row, root in zip(rows, roots, strict=True):
        if root is not None:
            result += copies.pop(root, ())
        elif said(row) or not left_behind[row[1].strip()]:
            result.append(row)
        else:
            left_behind[row[1].strip()] -= 1
    return result


def _comments(rows: Iterable[Row]) -> Counter[str]:
    return Counter(comment for _, comment in remarks_of(rows))


def _chosen(base: Sequence[Row], ours: Sequence[Row], theirs: Sequence[Row]) -> Sequence[Row]:
    """What the side has that changed it; where both did, what we have, with the comments as they changed them."""
    if ours == base or theirs in (base, ours):
        return theirs if ours == base else ours
    if len(base) > 1 and not any(map(said, (*base, *ours, *theirs))):
        parts = [part for part in chunks(base, ours, theirs, _whole) if part[0] != base]
        if parts:
            return [row for part in parts for row in _chosen(*part)]
    return commented(base, ours, theirs)


def _whole(row: Row) -> Row:
    return row
