"""Which record or value may stand at a path of a map: read from the models, so that nothing says it twice."""

import typing
from collections.abc import Iterator
from typing import Any

from procmap.model.data import attribute_of
from procmap.model.fault import Path
from procmap.model.process_map import ProcessMap
from procmap.model.record import Record


def record_type_at(path: Path, root: type[Record] = ProcessMap) -> type[Record] | None:
    """The record that stands, or could stand, at a path; for a list's path, what the list holds; else None."""
    found: type[Record] | None = root
    for step in path:
        if isinstance(step, int):
            continue
        if found is None:
            return None
        found = _child(found, step)
    return found


def _child(record: type[Record], key: str) -> type[Record] | None:
    field = record.model_fields.get(attribute_of(key))
    if field is None:
        # A key of a table by role, such as `hours.ae`, is no field: the table's own values are meant.
        return record
    return next(_records_in(field.annotation), None)


def _records_in(annotation: Any) -> Iterator[type[Record]]:
    if isinstance(annotation, type) and issubclass(annotation, Record):
        yield annotation
    for argument in typing.get_args(annotation):
        yield from _records_in(argument)
