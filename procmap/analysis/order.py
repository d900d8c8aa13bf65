"""Which items of a list have moved: as few as can explain the new order."""

from collections.abc import Sequence

Chain = tuple[int, tuple[str, ...]]
"""A run of names that kept their order: its length below 0, so that the longest sorts first, and the names."""


def moved(before: Sequence[str], after: Sequence[str]) -> frozenset[str]:
    """The names in both lists that stand elsewhere among each other, the same whichever list comes first.

    All others are a longest common subsequence; of several, the one whose names come first in the alphabet.
    """
    place = {name: position for position, name in enumerate(before)}
    shared = [name for name in after if name in place]
    if [name for name in before if name in set(shared)] == shared:
        return frozenset()
    ending: list[Chain] = []
    for at, name in enumerate(shared):
        earlier = [ending[i] for i in range(at) if place[shared[i]] < place[name]]
        length, names = min(earlier, default=(0, ()))
        ending.append((length - 1, (*names, name)))
    return frozenset(shared) - set(min(ending)[1])
