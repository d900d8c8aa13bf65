"""Which record of one version of a list is which of another, as surely as a merge has to know it."""

from collections import defaultdict
from collections.abc import Callable, Hashable, Sequence
from dataclasses import dataclass
from typing import Any

from procmap.model.identity import known_by
from procmap.model.record import Record


@dataclass(frozen=True)
class Matches:
    """The old position of new items: those that are surely the same, and those that stand in an old one's place."""

    same: dict[int, int]
    instead: dict[int, int]


def matched(old: Sequence[Any], new: Sequence[Any]) -> Matches:
    """Match the items of a list with those of an older version, by id, by content, by what they are known by.

    What is left between two matched neighbours, equally many on both sides, stands in each other's place.
    """
    same: dict[int, int] = {}
    for key in (_identity, _known_by):
        _match_by(key, old, new, same)
    return Matches(same, _instead(old, new, same))


def id_of(item: Any) -> str:
    """The id of a record; empty where it has none."""
    return getattr(item, "id", "")


def _identity(item: Any) -> Hashable:
    return id_of(item) or repr(item)


def _known_by(item: Any) -> Hashable:
    if not isinstance(item, Record) or id_of(item):
        return None
    known = tuple(getattr(item, name, None) for name in known_by(type(item)))
    return known if any(known) else None


def _match_by(key: Callable[[Any], Hashable], old: Sequence[Any], new: Sequence[Any], same: dict[int, int]) -> None:
    """Match what has the same key; of several, one after the other, where both lists have equally many."""
    taken = set(same.values())
    olds = _grouped(key, [(i, item) for i, item in enumerate(old) if i not in taken])
    news = _grouped(key, [(i, item) for i, item in enumerate(new) if i not in same])
    for name, positions in news.items():
        if key is _identity or len(positions) == len(olds.get(name, ())):
            same.update(zip(positions, olds.get(name, ()), strict=False))


def _grouped(key: Callable[[Any], Hashable], items: list[tuple[int, Any]]) -> dict[Hashable, list[int]]:
    groups: dict[Hashable, list[int]] = defaultdict(list)
    for position, item in items:
        if (name := key(item)) is not None:
            groups[name].append(position)
    return groups


def _instead(old: Sequence[Any], new: Sequence[Any], same: dict[int, int]) -> dict[int, int]:
    forward = {before: after for after, before in same.items()}
    olds = _gaps([None if i in forward or id_of(item) else i for i, item in enumerate(old)], forward)
    news = _gaps([None if i in same or id_of(item) else i for i, item in enumerate(new)], {i: i for i in same})
    return {
        after: before
        for gap, left in news.items()
        if len(left) == len(olds.get(gap, ()))
        for after, before in zip(left, olds[gap], strict=True)
    }


def _gaps(left: Sequence[int | None], names: dict[int, int]) -> dict[int, list[int]]:
    """The positions that are left, by the name of the matched item before them; -1 names the start."""
    gaps: dict[int, list[int]] = defaultdict(list)
    gap = -1
    for position, free in enumerate(left):
        gap = names.get(position, gap)
        if free is not None:
            gaps[gap].append(position)
    return gaps
