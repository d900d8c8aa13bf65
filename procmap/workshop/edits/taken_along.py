"""What the removal of a record took along: what referred to it, and could not stand without it."""

from collections import Counter
from typing import Any

from procmap.model.data import value_at
from procmap.model.fault import Path
from procmap.model.process_map import ProcessMap
from procmap.model.record import Record
from procmap.model.text import plural
from procmap.workshop.fields.naming import noun_of


def taken_along(before: ProcessMap, after: ProcessMap, path: Path) -> str:
    """The records that went with the one removed from a path, counted by kind; the empty text where none did."""
    itself = _records_in((value_at(before, path),))
    gone = _records_in(before) - _records_in(after) - itself
    return ", ".join(plural(count, noun) for noun, count in gone.items())


def _records_in(value: Any) -> Counter[str]:
    """How many records of each kind stand in the lists of a value."""
    found: Counter[str] = Counter()
    items = value if isinstance(value, tuple) else ()
    for item in items:
        if isinstance(item, Record):
            found[noun_of(type(item))] += 1
        found += _records_in(item)
    if isinstance(value, Record):
        for name in type(value).model_fields:
            found += _records_in(getattr(value, name))
    return found
