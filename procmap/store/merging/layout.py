"""Three texts that say the same map into one: comments, blanks and order as either side changed them."""

from collections.abc import Callable, Iterator, Sequence
from difflib import SequenceMatcher

from procmap.model.fault import Path
from procmap.store.editing import Spliced
from procmap.store.merging.hunks import lines_of
from procmap.store.pieces import pieces_of
from procmap.store.remarks import comments_in, without_comments

Row = tuple[Path, str]
"""A line of a text, and the path of what it is part of: equal lines of different tables are told apart."""

Anchor = Callable[[Row], Row | None]
"""What a line that can hold a place is known by."""


def merged_layout(base: Spliced, ours: Spliced, theirs: Spliced) -> str:
    """The text with what both sides changed around the values; of two comments on one thing, both.

    What a side had no place for looks as it did in the base: about that the side says nothing.
    """
    before = _rows(base.text)
    left, right = (_like(before, _rows(side.text), side.added) for side in (ours, theirs))
    return "".join(line for chunk in _chunks(before, left, right, _without_comment) for _, line in _chosen(*chunk))


def _rows(text: str) -> list[Row]:
    pieces, ending = pieces_of(text)
    rows: list[Row] = []
    for piece in pieces:
        rows += _tagged(piece.path, piece.lead + piece.header)
        for line in piece.lines:
            entry = line.lead + line.key + text[line.value.start : line.value.end] + line.after
            rows += _tagged((*piece.path, *line.names), entry)
        rows += _tagged(piece.path, piece.tail)
    return rows + _tagged((), ending)


def _tagged(path: Path, text: str) -> list[Row]:
    return [(path, line) for line in lines_of(text)]


def _like(base: Sequence[Row], rows: Sequence[Row], added: frozenset[Path]) -> list[Row]:
    result: list[Row] = []
    copied: set[Path] = set()
    for path, line in rows:
        root = next((path[:length] for length in range(1, len(path) + 1) if path[:length] in added), None)
        if root is None:
            result.append((path, line))
        elif root not in copied:
            copied.add(root)
            result += [row for row in base if row[0][: len(root)] == root]
    return result


Chunk = tuple[Sequence[Row], Sequence[Row], Sequence[Row]]


def _chunks(base: Sequence[Row], ours: Sequence[Row], theirs: Sequence[Row], anchor: Anchor) -> Iterator[Chunk]:
    """The texts cut at the lines that all three have, those lines, and what stands between in each of them."""
    left, right = _positions(base, ours, anchor), _positions(base, theirs, anchor)
    a = b = c = 0
    for position in [i for i in range(len(base)) if i in left and i in right]:
        x, y, z = position, left[position], right[position]
        yield base[a:x], ours[b:y], theirs[c:z]
        yield base[x : x + 1], ours[y : y + 1], theirs[z : z + 1]
        a, b, c = x + 1, y + 1, z + 1
    yield base[a:], ours[b:], theirs[c:]


def _positions(base: Sequence[Row], other: Sequence[Row], anchor: Anchor) -> dict[int, int]:
    """Where the lines of the base that can hold a place stand in the other text."""
    (places, names), (others, other_names) = (_anchors(rows, anchor) for rows in (base, other))
    blocks = SequenceMatcher(None, names, other_names, autojunk=False).get_matching_blocks()
    return {places[block.a + i]: others[block.b + i] for block in blocks for i in range(block.size)}


def _anchors(rows: Sequence[Row], anchor: Anchor) -> tuple[list[int], list[Row]]:
    found = [(position, anchor(row)) for position, row in enumerate(rows)]
    return [position for position, name in found if name], [name for _, name in found if name]


def _whole(row: Row) -> Row:
    return row


def _without_comment(row: Row) -> Row | None:
    """A line without its comment, or None where nothing else is in it: comments wander, what says something stays."""
    path, line = row
    said = without_comments(line).strip()
    return (path, said) if said else None


def _chosen(base: Sequence[Row], ours: Sequence[Row], theirs: Sequence[Row]) -> Sequence[Row]:
    """What the side has that changed it; where both did, what we have, with the comments as they changed them."""
    if ours == base or theirs in (base, ours):
        return theirs if ours == base else ours
    if len(base) > 1 and not any(map(_without_comment, (*base, *ours, *theirs))):
        chunks = [chunk for chunk in _chunks(base, ours, theirs, _whole) if chunk[0] != base]
        if chunks:
            return [row for chunk in chunks for row in _chosen(*chunk)]
    return _with_added(base, ours, theirs)


def _with_added(base: Sequence[Row], ours: Sequence[Row], theirs: Sequence[Row]) -> list[Row]:
    known = {*_comments(base), *_comments(ours)}
    added = [(theirs[0][0], f"{comment}\n") for comment in _comments(theirs) if comment not in known]
    kept = _less(ours, set(_comments(base)) - set(_comments(theirs)))
    return [*added, *kept] if any(map(_without_comment, kept)) else [*kept, *added]


def _less(rows: Sequence[Row], removed: set[str]) -> list[Row]:
    """The lines without the comments that the other side removed."""
    return [
        (path, f"{without_comments(line).rstrip()}\n" if removed & set(comments_in(line)) else line)
        for path, line in rows
        if line.strip() not in removed
    ]


def _comments(rows: Sequence[Row]) -> list[str]:
    return [comment for _, line in rows for comment in comments_in(line)]
