"""One fact, one finding: what stands on both sides alike is said once, of "current and target"."""

from collections.abc import Iterable
from typing import TypeVar

from procmap.rules.finding import BOTH_SIDES, Finding, NotAssessed, Waived

Item = TypeVar("Item", Finding, Waived, NotAssessed)


def merged(items: Iterable[Item]) -> tuple[Item, ...]:
    """The items in their order; those that differ in nothing but their side become one."""
    sides: dict[Item, dict[str | None, None]] = {}
    for item in items:
        sides.setdefault(item.on(None), {})[item.side] = None
    return tuple(item.on(BOTH_SIDES if len(on) > 1 else next(iter(on))) for item, on in sides.items())
