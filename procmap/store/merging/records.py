"""What two versions of a map make together, by the records and fields that each changed since a common one."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import chain
from typing import Any

from procmap.model.data import key_of, to_data
from procmap.model.process_map import ProcessMap
from procmap.model.record import Estimate, Record
from procmap.store.merging.matching import id_of, matched
from procmap.store.merging.ordering import merged_order, with_others

Keys = tuple[str, ...]
"""The way to a field: keys of the file, ids of records, and a mark of its own for a record without one."""

ORDER = "(order)"
"""The last of the keys of a list whose order is in question."""


@dataclass(frozen=True)
class Merged:
    """The data of the merged map, and the fields that both sides changed, each in another way."""

    data: dict[str, Any]
    clashes: tuple[Keys, ...]


def merged(base: ProcessMap, ours: ProcessMap, theirs: ProcessMap, as_theirs: frozenset[Keys] = frozenset()) -> Merged:
    """All changes of both sides since the base; a clash has what ours says, or, where that is asked, theirs."""
    merge = _Merge(as_theirs)
    data = merge.value((), base, ours, theirs)
    return Merged(data, tuple(merge.clashes))


class _Merge:
    def __init__(self, as_theirs: frozenset[Keys]) -> None:
        self.as_theirs = as_theirs
        self.clashes: list[Keys] = []

    def value(self, keys: Keys, base: Any, ours: Any, theirs: Any) -> Any:
        """The plain data of a record, list or value of all three; None where nothing is said."""
        if theirs in (base, ours):
            return _data(ours)
        if ours == base:
            return _data(theirs)
        if _is_by_field(ours, theirs):
            return self._by_field(keys, base, ours, theirs)
        if _is_list(base, ours, theirs):
            return self._list(keys, base or (), ours or (), theirs or ()) or None
        return self._clash(keys, ours, theirs)

    def _clash(self, keys: Keys, ours: Any, theirs: Any) -> Any:
        self.clashes.append(keys)
        return _data(theirs if keys in self.as_theirs else ours)

    def _by_field(self, keys: Keys, base: Any, ours: Any, theirs: Any) -> Any:
        """Field by field; what both sides made new is merged only where they say nothing different of it."""
        before, left, right = _fields(base), _fields(ours), _fields(theirs)
        if base is None and any(left[key] != right[key] for key in left.keys() & right.keys()):
            return self._clash(keys, ours, theirs)
        every = dict.fromkeys([*before, *left, *right])
        parts = {key: self.value((*keys, key), before.get(key), left.get(key), right.get(key)) for key in every}
        said = {key: part for key, part in parts.items() if part is not None}
        if before and not said and keys[-1] == "hours":
            # Each side took away other roles: no hours at all would say something that neither said.
            return self._clash(keys, ours, theirs)
        return said

    def _list(self, keys: Keys, base: Sequence[Any], ours: Sequence[Any], theirs: Sequence[Any]) -> list[Any]:
        items = _Items(base, ours, theirs)
        order = merged_order(*items.names)
        if order is None:
            clash = (*keys, ORDER)
            self.clashes.append(clash)
            first = items.names[2] if clash in self.as_theirs else items.names[1]
            order = with_others([name for name in first if all(name in side for side in items.names)], *items.names[1:])
        found = [self._item(keys, name, items) for name in order]
        return [item for item in found if item is not None]

    def _item(self, keys: Keys, name: str, items: "_Items") -> Any:
        before, left, right = (side.get(name) for side in items.by_name)
        if name in items.unsure and left != right and before not in (left, right):
            return self._clash((*keys, name), left, right)
        return self.value((*keys, name), before, left, right)


class _Items:
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


def _data(value: Any) -> Any:
    return None if value == () else to_data(value)


def _is_by_field(*sides: Any) -> bool:
    return all(isinstance(side, (Record, Mapping)) and not isinstance(side, Estimate) for side in sides)


def _is_list(*versions: Any) -> bool:
    """Whether lists are merged item by item: records and texts are, a row of numbers is one value."""
    if not all(isinstance(version or (), tuple) for version in versions):
        return False
    return all(isinstance(item, (Record, str)) for item in chain(*(version or () for version in versions)))


def _fields(value: Any) -> dict[str, Any]:
    """What a record or a table by role says, by the keys of the file."""
    if isinstance(value, Record):
        held = [(name, field, getattr(value, name)) for name, field in type(value).model_fields.items()]
        return {key_of(name): part for name, field, part in held if field.is_required() or part != field.default}
    return dict(value or {})
