"""The items of a list in three versions, brought together."""

from collections.abc import Sequence
from typing import Any

from procmap.store.merging.matching import id_of, matched


class Items:
    """The items of a list in all three versions, by a name that is the same in each."""

    def __init__(self, base: Sequence[Any], ours: Sequence[Any], theirs: Sequence[Any]) -> None:
        self.unsure: set[str] = set()
        before = [id_of(item) or f"#{position}" for position, item in enumerate(base)]
        left = self._named(ours, base, before, "ours")
        right = self._named(theirs, base, before, "theirs")
        self._join_added(ours, left, theirs, right, before)
        self.names = (before, left, right)
        self.by_name = tuple(
            dict(zip(names, items, strict=True)) for names, items in zip(self.names, (base, ours, theirs), strict=True)
        )

    def places(self, name: str) -> tuple[int, int]:
        """Where an item stands in ours and in theirs; -1 where it does not."""
        ours, theirs = (names.index(name) if name in names else -1 for names in self.names[1:])
        return ours, theirs

    def _named(self, items: Sequence[Any], base: Sequence[Any], before: Sequence[str], side: str) -> list[str]:
        matches = matched(base, items)
        self.unsure.update(before[position] for position in matches.instead.values())
        found = {**matches.same, **matches.instead}
        return [
            before[found[position]] if position in found else id_of(item) or f"#{side} {position}"
            for position, item in enumerate(items)
        ]

    @staticmethod
    def _join_added(
        ours: Sequence[Any], left: list[str], theirs: Sequence[Any], right: list[str], before: Sequence[str]
    ) -> None:
        """Give what both sides added the same name."""
        known = set(before)
        added = [[i for i, name in enumerate(names) if name not in known] for names in (left, right)]
        matches = matched([ours[i] for i in added[0]], [theirs[i] for i in added[1]])
        for theirs_at, ours_at in matches.same.items():
            right[added[1][theirs_at]] = left[added[0][ours_at]]
