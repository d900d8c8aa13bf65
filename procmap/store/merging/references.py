"""Records that one side took away, and that something in the merge names."""

from collections.abc import Iterator
from typing import Any

from procmap.model.data import to_data
from procmap.model.fault import Path
from procmap.model.process_map import ProcessMap
from procmap.store.merging.spots import Guarded


def named_in(data: Any, ours: ProcessMap, theirs: ProcessMap) -> Guarded:
    """The records of either side whose id some field of the merged data has, as the end of a flow has a stage's."""
    named = frozenset(_texts(data))
    return Guarded(frozenset(_holders(to_data(ours), named)), frozenset(_holders(to_data(theirs), named)))


def _texts(value: Any, key: str = "") -> Iterator[str]:
    """The texts in data, without ids; of a metric, which is named by its stage as well, that stage and both."""
    if isinstance(value, dict):
        for name, held in value.items():
            yield from _texts(held, name)
    elif isinstance(value, list):
        for held in value:
            yield from _texts(held)
    elif isinstance(value, str) and key != "id":
        yield from (value, *value.split("/")[:2])


def _holders(value: Any, named: frozenset[str], path: Path = ()) -> Iterator[Path]:
    if isinstance(value, dict) and value.get("id") in named:
        yield from (path[:length] for length in range(len(path) + 1))
    parts = value.items() if isinstance(value, dict) else enumerate(value) if isinstance(value, list) else ()
    for step, held in parts:
        yield from _holders(held, named, (*path, step))
