"""One fact, one finding: what stands on both sides alike is said once, of "current and target"."""

from collections.abc import Iterable
from typing import TypeVar

from procmap.rules.finding import BOTH_SIDES, Finding, NotAssessed, Waived

Item = TypeVar("Item", Finding, Waived, NotAssessed)


def merged(items: Iterable[Item]) -> tuple[Item, ...]:
    """The items in their order; those that say the same of both sides become one, with the evidence of the first."""
    alike: dict[Item, list[Item]] = {}
    for item in items:
        alike.setdefault(item.fact, []).append(item)
    return tuple(
        same[0].on(BOTH_SIDES) if len({item.side for item in same}) > 1 else same[0] for same in alike.values()
    )
