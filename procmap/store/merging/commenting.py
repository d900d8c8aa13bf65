"""The comments of one text in another that says the same."""

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence

from procmap.store.merging.rows import Row, remarks_of, said
from procmap.store.writing.remarks import comments_in, without_comments


def commented(base: Sequence[Row], ours: Sequence[Row], theirs: Sequence[Row]) -> list[Row]:
    """Our rows, with the comments that theirs has more than the base above what they are about, without those it lacks.

    All three say the same, or are parts of such texts that stand in one place.
    """
    before, left, right = (Counter(comment for _, comment in remarks_of(rows)) for rows in (base, ours, theirs))
    rows = list(_without(ours, (before - right) - (before - left)))
    added = (right - before) - (left - before)
    for path, comment in reversed(remarks_of(theirs)):
        if added[comment]:
            added[comment] -= 1
            rows.insert(_place(rows, (path, comment)), (path, f"{comment}\n"))
    return rows


def _place(rows: Sequence[Row], remark: Row) -> int:
    """Above the first row of what a comment is about, or is in, else at the start; behind rows that say nothing."""
    if not any(map(said, rows)):
        return len(rows)
    path = remark[0]
    near = ((path[:length], length) for length in range(len(path), 0, -1))
    return next((i for about, length in near for i, (other, _) in enumerate(rows) if other[:length] == about), 0)


def _without(rows: Iterable[Row], removed: Counter[str]) -> Iterator[Row]:
    for path, line in rows:
        gone = [comment for comment in comments_in(line) if removed[comment]]
        removed.subtract(gone)
        if not gone:
            yield path, line
        elif rest := without_comments(line).rstrip():
            yield path, f"{rest}\n"
