"""What differs between two maps, as data: the smallest parts, found by ids, that make one of the other."""

import copy
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from procmap.model.data import key_of, to_data, value_at
from procmap.model.fault import Path
from procmap.model.record import Estimate, Record

Keys = tuple[str, ...]
"""A path whose steps into lists are the ids of records."""


@dataclass(frozen=True)
class Difference:
    """What stands at a path before and after, as plain data; None is nothing.

    Lists whose records have ids are told record by record, and their order by the ids alone; other lists as wholes.
    """

    path: Keys
    before: Any = None
    after: Any = None
    is_order: bool = False


def differences(old: Any, new: Any, path: Keys = ()) -> Iterator[Difference]:
    """What makes the new map, or part of one, of the old. Parts that both share are passed over at once."""
    if old is new or old == new:
        return
    if isinstance(old, Record) and type(old) is type(new) and not isinstance(old, Estimate):
        for name in type(old).model_fields:
            yield from differences(_said(old, name), _said(new, name), (*path, key_of(name)))
    elif isinstance(old, Mapping) and isinstance(new, Mapping):
        for key in {**old, **new}:
            yield from differences(old.get(key), new.get(key), (*path, key))
    elif isinstance(old or (), tuple) and isinstance(new or (), tuple) and _have_ids(old or (), new or ()):
        yield from _in_list(_by_id(old or ()), _by_id(new or ()), path)
    else:
        yield Difference(path, to_data(old), to_data(new))


def _said(record: Record, name: str) -> Any:
    """What a field says; None where it says nothing."""
    field, value = type(record).model_fields[name], getattr(record, name)
    return value if field.is_required() or value != field.default else None


def keys_of(process_map: Record, path: Path) -> Path:
    """A path with the ids of records for their positions, so that it leads to the same record of another map."""
    keys: Path = ()
    for position, step in enumerate(path):
        held = value_at(process_map, path[:position])
        named = isinstance(step, int) and isinstance(held, tuple) and step < len(held) and _have_ids(held)
        keys = (*keys, held[step].id if named else step)
    return keys


def path_of_keys(process_map: Record, keys: Path) -> Path:
    """Where keys lead in a map; a record that is not there stands one past the end of its list."""
    path: Path = ()
    for key in keys:
        held = value_at(process_map, path)
        if isinstance(held, tuple) and isinstance(key, str):
            ids = [record.id for record in held]
            key = ids.index(key) if key in ids else len(ids)
        path = (*path, key)
    return path


def _have_ids(*lists: Sequence[Any]) -> bool:
    for records in lists:
        ids = [getattr(record, "id", None) for record in records]
        if not all(ids) or len(set(ids)) < len(ids):
            return False
    return any(lists)


def _by_id(records: Sequence[Any]) -> dict[str, Any]:
    return {record.id: record for record in records}


def _in_list(old: Mapping[str, Any], new: Mapping[str, Any], path: Keys) -> Iterator[Difference]:
    for name in {**old, **new}:
        yield from differences(old.get(name), new.get(name), (*path, name))
    by_themselves = [name for name in old if name in new] + [name for name in new if name not in old]
    if by_themselves != list(new):
        yield Difference(path, list(old), list(new), is_order=True)


def apply_difference(data: dict[str, Any], difference: Difference) -> bool:
    """Make a difference in the plain data of a map; False, with the data untouched, where it does not fit.

    It fits where what stands at its path is what stood there before, or what comes after already.
    """
    *steps, key = difference.path
    outer: Any = None
    holder: Any = data
    for step in steps:
        outer, holder = holder, _at(holder, step)
    now = _at(holder, key)
    if difference.is_order:
        return isinstance(now, list) and _arrange(now, difference.after)
    if holder is None and isinstance(outer, dict) and _is_record(difference.after, key):
        holder = outer[steps[-1]] = []
    if holder is None or now not in (difference.before, difference.after):
        return False
    if now != difference.after:
        _put(holder, key, now, copy.deepcopy(difference.after))
    if holder == []:
        # A list that holds nothing is as absent as one that was never there.
        del outer[steps[-1]]
    return True


def _at(holder: Any, step: str) -> Any:
    if isinstance(holder, dict):
        return holder.get(step)
    if isinstance(holder, list):
        return next((record for record in holder if _is_record(record, step)), None)
    return None


def _is_record(value: Any, name: str) -> bool:
    return isinstance(value, dict) and value.get("id") == name


def _put(holder: Any, key: str, now: Any, after: Any) -> None:
    if isinstance(holder, list):
        position = holder.index(now) if now is not None else len(holder)
        holder[position : position + 1] = [] if after is None else [after]
    elif after is None:
        del holder[key]
    else:
        holder[key] = after


def _arrange(records: list[dict[str, Any]], ids: Sequence[str]) -> bool:
    """Bring the records that are named into that order; any other follows whom it followed."""
    rank = {name: position for position, name in enumerate(ids)}
    named = [record for record in records if record.get("id") in rank]
    arranged = sorted(named, key=lambda record: rank[record["id"]])
    for position, record in enumerate(records):
        if record.get("id") not in rank:
            after = arranged.index(records[position - 1]) + 1 if position else 0
            arranged.insert(after, record)
    records[:] = arranged
    return True
