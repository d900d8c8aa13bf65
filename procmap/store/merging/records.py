"""What two versions of a map make together, by the records and fields that each changed since a common one."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import chain
from typing import Any, Literal

from procmap.model.data import key_of, to_data
from procmap.model.process_map import ProcessMap
from procmap.model.record import Estimate, Record
from procmap.store.merging.items import Items
from procmap.store.merging.ordering import merged_order, with_others
from procmap.store.merging.prose import is_prose, passages
from procmap.store.merging.spots import NOWHERE, Guarded, Keys, Spot

Version = Literal["base", "ours", "theirs"]

ORDER = "(order)"
"""The last of the keys of a list whose order is in question."""


@dataclass(frozen=True)
class Merged:
    """The data of the merged map, and the fields that both sides changed, each in another way."""

    data: dict[str, Any]
    clashes: tuple[Keys, ...]


def merged(
    base: ProcessMap,
    ours: ProcessMap,
    theirs: ProcessMap,
    settled: Mapping[Keys, Version] | None = None,
    guarded: Guarded = NOWHERE,
) -> Merged:
    """All changes of both sides since the base; a clash has what ours says, or the version that it is settled for.

    What one side took away although the other guards it is a clash too.
    """
    merge = _Merge(settled or {}, guarded)
    data = merge.value(Spot(), base, ours, theirs)
    return Merged(data, tuple(merge.clashes))


@dataclass
class _Merge:
    settled: Mapping[Keys, Version]
    guarded: Guarded
    clashes: list[Keys] = field(default_factory=list)

    def value(self, spot: Spot, base: Any, ours: Any, theirs: Any) -> Any:
        """The plain data of a record, list or value of all three; None where nothing is said."""
        if ours == theirs or (theirs == base and spot.theirs not in self.guarded.theirs):
            return _data(ours)
        if ours == base and spot.ours not in self.guarded.ours:
            return _data(theirs)
        if _is_by_field(ours, theirs):
            return self._by_field(spot, base, ours, theirs)
        if _is_list(base, ours, theirs):
            return self._list(spot, base or (), ours or (), theirs or ()) or None
        return self._whole(spot.keys, base, ours, theirs)

    def _whole(self, keys: Keys, base: Any, ours: Any, theirs: Any) -> Any:
        """A value, or a record that a side has not; a comment at what the other side changed stays at it."""
        if base in (ours, theirs) and None not in (_data(ours), _data(theirs)):
            return _data(theirs if ours == base else ours)
        if is_prose(base, ours, theirs):
            return "\n".join(self._lines(keys, base, ours, theirs))
        return self._clash(keys, base, ours, theirs)

    def _lines(self, keys: Keys, base: str, ours: str, theirs: str) -> Iterator[str]:
        for number, (before, left, right) in enumerate(passages(base, ours, theirs)):
            if before in (left, right) or left == right:
                yield from right if left == before else left
            else:
                yield from self._clash((*keys, f"(passage {number})"), before, left, right) or ()

    def _clash(self, keys: Keys, base: Any, ours: Any, theirs: Any) -> Any:
        self.clashes.append(keys)
        versions: dict[Version, Any] = {"base": base, "ours": ours, "theirs": theirs}
        return _data(versions[self.settled.get(keys, "ours")])

    def _by_field(self, spot: Spot, base: Any, ours: Any, theirs: Any) -> Any:
        """Field by field; what both sides made new is merged only where they say nothing different of it."""
        before, left, right = _fields(base), _fields(ours), _fields(theirs)
        differ = any(left[key] != right[key] for key in left.keys() & right.keys())
        if (base is None and differ) or (spot.keys[-1:] == ("hours",) and _may_vanish(before, left, right)):
            return self._clash(spot.keys, base, ours, theirs)
        every = dict.fromkeys([*before, *left, *right])
        parts = {key: self.value(spot.at(key), before.get(key), left.get(key), right.get(key)) for key in every}
        return {key: part for key, part in parts.items() if part is not None}

    def _list(self, spot: Spot, base: Sequence[Any], ours: Sequence[Any], theirs: Sequence[Any]) -> list[Any]:
        items = Items(base, ours, theirs)
        order = merged_order(*items.names)
        if order is None:
            order = self._settled_order((*spot.keys, ORDER), items)
        found = [self._item(spot, name, items) for name in order]
        return [item for item in found if item is not None]

    def _settled_order(self, clash: Keys, items: Items) -> list[str]:
        self.clashes.append(clash)
        names: dict[Version, list[str]] = dict(zip(("base", "ours", "theirs"), items.names, strict=True))
        first = names[self.settled.get(clash, "ours")]
        everywhere = [name for name in first if all(name in side for side in items.names)]
        return with_others(everywhere, *items.names)

    def _item(self, spot: Spot, name: str, items: Items) -> Any:
        before, left, right = (side.get(name) for side in items.by_name)
        inner = spot.item(name, *items.places(name))
        if name in items.unsure and left != right and before not in (left, right):
            return self._clash(inner.keys, before, left, right)
        return self.value(inner, before, left, right)


def _may_vanish(base: Mapping[str, Any], ours: Mapping[str, Any], theirs: Mapping[str, Any]) -> bool:
    """Whether each side took away what the other has: no hours at all would say something that neither said."""
    stay = (ours.keys() & theirs.keys()) | ((ours.keys() ^ theirs.keys()) - base.keys())
    return bool(ours and theirs and not stay)


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
