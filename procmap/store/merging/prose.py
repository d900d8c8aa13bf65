"""Three versions of a text of several lines, passage by passage: what is in question are lines, not the whole text."""

from collections.abc import Iterator
from typing import Any

from procmap.store.merging.three_way import chunks

Passage = tuple[str, ...]


def is_prose(*versions: Any) -> bool:
    """Whether all versions are texts, and some of them has lines."""
    return all(isinstance(text, str) and text for text in versions) and any("\n" in text for text in versions)


def passages(base: str, ours: str, theirs: str) -> Iterator[tuple[Passage, Passage, Passage]]:
    """The lines that all three have, and between them what each has instead.

    Changed lines that touch are one passage: what one sentence says may rest on the next.
    """
    for versions in chunks(base.split("\n"), ours.split("\n"), theirs.split("\n"), str):
        before, left, right = map(tuple, versions)
        yield before, left, right
