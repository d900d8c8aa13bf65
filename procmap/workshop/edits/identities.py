"""Ids: changed everywhere at once, and made from a record's name where nobody has chosen them."""

import re

from procmap.model.data import value_at
from procmap.model.fault import Path
from procmap.model.process_map import SIDES, ProcessMap
from procmap.model.record import Record
from procmap.model.shape import is_in_stage, is_stage
from procmap.model.stage import Stage
from procmap.model.text import identifier_from
from procmap.workshop.edits.edit import Unacceptable, checked, placed
from procmap.workshop.edits.references import reference_to, references_to, renamed
from procmap.workshop.edits.stages import stage_ids
from procmap.workshop.fields.every import FIELDS

NEW_STAGE = "New stage"
"""The name of a stage that nobody has named yet; other records may go without a name."""


def with_id(process_map: ProcessMap, path: Path, new: str | None) -> ProcessMap:
    """The map with another id at a path, and in all that refers to it; a stage's and a metric's on both sides.

    None takes the id away, where nothing refers to it. Raises Unacceptable.
    """
    reference = reference_to(process_map, path[:-1])
    if new is None and reference and references_to(process_map, *reference):
        raise Unacceptable("the id cannot be empty: others refer to it")
    changed = process_map
    for at in _same_records(process_map, path[:-1]):
        changed = _with_own_id(changed, at, new)
    return checked(changed)


def _with_own_id(process_map: ProcessMap, at: Path, new: str | None) -> ProcessMap:
    """The map with another id of one record, and in all that refers to that record."""
    reference, changed = reference_to(process_map, at), placed(process_map, (*at, "id"), new)
    renaming = reference_to(changed, at)
    if reference is None or renaming is None:
        return changed
    record = value_at(process_map, at)
    for metric in record.metrics if isinstance(record, Stage) else ():
        changed = renamed(changed, "metric", f"{record.id}/{metric.id}", f"{new}/{metric.id}")
    return renamed(changed, reference[0], reference[1], renaming[1])


def _same_records(process_map: ProcessMap, path: Path) -> list[Path]:
    """The paths of a record on both sides, where it is a stage or a metric; else its own alone."""
    if not is_in_stage(path):
        return [path]
    stage_id, own_id = value_at(process_map, path[:3]).id, value_at(process_map, path).id
    found: list[Path] = []
    for name in SIDES:
        side = process_map.side(name)
        position = side.position(stage_id) if side else None
        if position is None:
            continue
        at: Path = (name, "stages", position)
        metrics = value_at(process_map, (*at, "metrics"))
        same = [(*at, "metrics", i) for i, metric in enumerate(metrics) if metric.id == own_id]
        found += [at] if is_stage(path) else same
    return found


def with_id_from_name(process_map: ProcessMap, path: Path, name: str) -> ProcessMap:
    """The map in which a record without a name has an id made of the one it now gets, if its id was only a stopgap."""
    record = value_at(process_map, path)
    if not isinstance(record, Record) or not _has_stopgap_id(process_map, path, record):
        return process_map
    siblings = {item.id for item in value_at(process_map, path[:-1])}
    taken = stage_ids(process_map) if is_stage(path) else siblings
    return placed(
        process_map, (*path, "id"), identifier_from(name, taken - {getattr(record, "id", "")}, _stopgap(record))
    )


def _has_stopgap_id(process_map: ProcessMap, path: Path, record: Record) -> bool:
    is_unnamed = getattr(record, FIELDS[type(record)][0].key, "") in ("", NEW_STAGE)
    is_stopgap = re.fullmatch(rf"{_stopgap(record)}(-\d+)?", getattr(record, "id", "")) is not None
    reference = reference_to(process_map, path)
    is_free = reference is None or not references_to(process_map, *reference)
    return is_unnamed and is_stopgap and is_free and len(_same_records(process_map, path)) == 1


def _stopgap(record: Record) -> str:
    return identifier_from(NEW_STAGE) if isinstance(record, Stage) else type(record).__name__.lower()
