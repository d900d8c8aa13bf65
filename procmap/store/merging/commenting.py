"""The comments of one text in another that says the same."""

from collections.abc import Iterable, Sequence

from procmap.store.merging.rows import Row, remarks_of, said
from procmap.store.remarks import comments_in, without_comments


def commented(base: Sequence[Row], ours: Sequence[Row], theirs: Sequence[Row]) -> list[Row]:
    """Our rows, with the comments that theirs has more than the base above what they are about, without those it lacks.

    All three say the same, or are parts of such texts that stand in one place.
    """
    before, left, right = (remarks_of(rows) for rows in (base, ours, theirs))
    known = {comment for _, comment in (*before, *left)}
    removed = {comment for _, comment in before}.difference(comment for _, comment in right)
    rows = _without(ours, removed)
    for remark in reversed([remark for remark in right if remark[1] not in known]):
        rows.insert(_place(rows, remark), (remark[0], f"{remark[1]}\n"))
    return rows


def _place(rows: Sequence[Row], remark: Row) -> int:
    """Above the first row of what a comment is about, or is in, else at the start; behind rows that say nothing."""
    if not any(map(said, rows)):
        return len(rows)
    path = remark[0]
    near = ((path[:length], length) for length in range(len(path), 0, -1))
    return next((i for about, length in near for i, (other, _) in enumerate(rows) if other[:length] == about), 0)


def _without(rows: Iterable[Row], removed: set[str]) -> list[Row]:
    return [
        (path, f"{without_comments(line).rstrip()}\n" if removed & set(comments_in(line)) else line)
        for path, line in rows
        if line.strip() not in removed
    ]
