"""Which record or value may stand at a path of a map: read from the models, so that nothing says it twice."""

import typing
from collections.abc import Iterator, Mapping
from typing import Any

from procmap.model.data import attribute_of
from procmap.model.fault import Path
from procmap.model.process_map import ProcessMap, SideName
from procmap.model.record import Record


def record_type_at(path: Path, root: type[Record] = ProcessMap) -> type[Record] | None:
    """The record that stands, or could stand, at a path; for a list's path, what the list holds; else None."""
    found: type[Record] | None = root
    is_key = False
    for step in path:
        if isinstance(step, int):
            continue
        if is_key:
            # The key of a table by role, such as `hours.ae`, is no field: the table's own values are meant.
            is_key = False
            continue
        field = found.model_fields.get(attribute_of(step)) if found else None
        if field is None:
            return None
        is_key = _is_table(field.annotation)
        found = next(_records_in(field.annotation), None)
    return found


def _records_in(annotation: Any) -> Iterator[type[Record]]:
    if isinstance(annotation, type) and issubclass(annotation, Record):
        yield annotation
    for argument in typing.get_args(annotation):
        yield from _records_in(argument)


def _is_table(annotation: Any) -> bool:
    return typing.get_origin(annotation) is Mapping or any(map(_is_table, typing.get_args(annotation)))


def is_by_role(path: Path) -> bool:
    """Whether a path is that of a table by role: hours, headcount, selling share."""
    holder = record_type_at(path[:-1])
    field = holder.model_fields.get(attribute_of(str(path[-1]))) if holder else None
    return field is not None and _is_table(field.annotation)


def side_at(path: Path) -> SideName:
    """The side on which a path stands; the current one where it stands on neither."""
    return "target" if path[:1] == ("target",) else "current"


def is_stage(path: Path) -> bool:
    """Whether a path is that of a stage."""
    return len(path) == 3 and path[1] == "stages"


def is_in_stage(path: Path) -> bool:
    """Whether a path is that of a stage or of something in one."""
    return len(path) >= 3 and path[1] == "stages"


def record_path(path: Path) -> Path:
    """The path of the innermost record of a list that a path stands in; the root where it stands in none."""
    for length in range(len(path), 0, -1):
        if isinstance(path[length - 1], int):
            return path[:length]
    return ()
