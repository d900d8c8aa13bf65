"""Which record of an old list a record of the new list was."""

from collections import defaultdict, deque
from collections.abc import Callable, Sequence
from typing import Any


def paired(old: Sequence[Any], new: Sequence[Any]) -> dict[int, int]:
    """The old position of each new item that was there before; the others are new.

    Records with ids are the same by id. Others are the same where they are equal, else where they have
    the same name, which is their first value, else where they follow the same neighbour.
    """
    found: dict[int, int] = {}
    for key in (_identity, _name):
        _pair_by(key, old, new, found)
    taken = set(found.values())
    for position, item in enumerate(new):
        before = found.get(position - 1, -1) + 1
        if position in found or (position and position - 1 not in found) or before >= len(old):
            continue
        if before not in taken and not _has_id(item) and not _has_id(old[before]):
            found[position] = before
            taken.add(before)
    return found


def _pair_by(key: Callable[[Any], str], old: Sequence[Any], new: Sequence[Any], found: dict[int, int]) -> None:
    free: dict[str, deque[int]] = defaultdict(deque)
    taken = set(found.values())
    for position, item in enumerate(old):
        if position not in taken:
            free[key(item)].append(position)
    for position, item in enumerate(new):
        if position not in found and free[key(item)]:
            found[position] = free[key(item)].popleft()


def _identity(item: Any) -> str:
    return f"id {item['id']}" if _has_id(item) else repr(item)


def _name(item: Any) -> str:
    if isinstance(item, dict) and item and not _has_id(item):
        return repr(next(iter(item.items())))
    return _identity(item)


def _has_id(item: Any) -> bool:
    return isinstance(item, dict) and "id" in item
