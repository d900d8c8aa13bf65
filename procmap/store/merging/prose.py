"""Three versions of a text of several lines into one: what is in question are lines, and not the whole text."""

from procmap.store.merging.three_way import chunks

Versions = tuple[str, str, str]
"""What stands there where lines in question are settled as ours, as theirs, or as in the base."""


def merged_prose(base: str, ours: str, theirs: str) -> Versions:
    """The text with the lines that each side changed; all versions are the same where no line is in question.

    Changed lines that touch are in question: what one sentence says may rest on the next.
    """
    results: tuple[list[str], list[str], list[str]] = ([], [], [])
    for before, left, right in chunks(base.split("\n"), ours.split("\n"), theirs.split("\n"), str):
        chosen = _chosen(list(before), list(left), list(right))
        for result, lines in zip(results, chosen, strict=True):
            result += lines
    as_ours, as_theirs, as_base = ("\n".join(lines) for lines in results)
    return as_ours, as_theirs, as_base


def _chosen(base: list[str], ours: list[str], theirs: list[str]) -> tuple[list[str], list[str], list[str]]:
    if theirs in (base, ours):
        return ours, ours, ours
    return (theirs, theirs, theirs) if ours == base else (ours, theirs, base)
