"""Three versions of a row of things, such as lines, cut where all three have the same."""

from collections.abc import Callable, Hashable, Iterator, Sequence
from difflib import SequenceMatcher
from typing import TypeVar

Thing = TypeVar("Thing")

Chunk = tuple[Sequence[Thing], Sequence[Thing], Sequence[Thing]]
"""What stands in one place of the base, of ours and of theirs."""

Anchor = Callable[[Thing], Hashable]
"""What a thing that can hold a place is known by; None for one that cannot."""


def chunks(
    base: Sequence[Thing], ours: Sequence[Thing], theirs: Sequence[Thing], anchor: Anchor[Thing]
) -> Iterator[Chunk[Thing]]:
    """The things that all three have, one by one, and what stands between them in each version."""
    left, right = _positions(base, ours, anchor), _positions(base, theirs, anchor)
    a = b = c = 0
    for x in [position for position in left if position in right]:
        y, z = left[x], right[x]
        yield base[a:x], ours[b:y], theirs[c:z]
        yield base[x : x + 1], ours[y : y + 1], theirs[z : z + 1]
        a, b, c = x + 1, y + 1, z + 1
    yield base[a:], ours[b:], theirs[c:]


def _positions(base: Sequence[Thing], other: Sequence[Thing], anchor: Anchor[Thing]) -> dict[int, int]:
    """Where the things of the base that can hold a place stand in the other version, in order."""
    (places, names), (others, other_names) = (_anchors(things, anchor) for things in (base, other))
    blocks = SequenceMatcher(None, names, other_names, autojunk=False).get_matching_blocks()
    return {places[block.a + i]: others[block.b + i] for block in blocks for i in range(block.size)}


def _anchors(things: Sequence[Thing], anchor: Anchor[Thing]) -> tuple[list[int], list[Hashable]]:
    found = [(position, anchor(thing)) for position, thing in enumerate(things)]
    return [position for position, name in found if name is not None], [name for _, name in found if name is not None]
