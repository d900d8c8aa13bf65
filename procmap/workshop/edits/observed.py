"""What is observed of the current process, and so not said of a target, which is compared without it."""

from collections.abc import Mapping
from typing import Any

from procmap.analysis.stage_changes import COMPARED, field_changes
from procmap.model.data import key_of, value_at
from procmap.model.fault import Path
from procmap.model.process_map import ProcessMap
from procmap.model.record import Estimate, Record, ShareEstimate
from procmap.model.shape import is_in_stage, record_type_at, side_at
from procmap.model.stage import Metric, Skill, Stage
from procmap.workshop.edits.edit import rebuilt

_KNOWN_OF_A_NUMBER = ("low", "high", "basis", "n", "source")

OBSERVED: Mapping[type[Record], tuple[str, ...]] = {
    Stage: ("in_progress", "roadblocks", "losses"),
    Skill: ("actual", "holders"),
    Metric: ("actual",),
    Estimate: _KNOWN_OF_A_NUMBER,
    ShareEstimate: _KNOWN_OF_A_NUMBER,
}
"""The fields of each kind of record that hold what was seen, heard or counted, apart from the side's `observed`."""


def without_observed(value: Any) -> Any:
    """A record, or list or table of them, without what was observed; an estimate keeps its number alone."""
    if isinstance(value, tuple):
        return tuple(without_observed(item) for item in value)
    if isinstance(value, Mapping):
        return {key: without_observed(held) for key, held in value.items()}
    if not isinstance(value, Record):
        return value
    return rebuilt(value, {key_of(name): _part_without(value, name) for name in type(value).model_fields})


def _part_without(record: Record, name: str) -> Any:
    field, part = type(record).model_fields[name], getattr(record, name)
    if name in OBSERVED.get(type(record), ()) or (isinstance(part, Estimate) and part.typical is None):
        return field.default
    return without_observed(part)


def is_changed(process_map: ProcessMap, path: Path) -> bool:
    """Whether a value of a stage of the target differs from the current side's, apart from what was observed there."""
    if side_at(path) != "target" or not is_in_stage(path):
        return False
    stage, value = value_at(process_map, path[:3]), value_at(process_map, path)
    if stage is None:
        return False
    before = process_map.current.stage(stage.id)
    if before is None or (value in (None, "", ()) and _is_observed(path)):
        return before is None
    if len(path) == len(("target", "stages", 0, "name")):
        return bool(field_changes(before, stage, {str(path[-1])} & set(COMPARED)))
    return bool(_number_of(value_at(before, path[3:])) != _number_of(value))


def _number_of(value: Any) -> Any:
    """An estimate as its number, so that a target's bare number equals the measured one it was copied from."""
    if isinstance(value, Estimate):
        return value.typical
    if isinstance(value, Mapping):
        return {key: _number_of(held) for key, held in value.items()}
    return value


def _is_observed(path: Path) -> bool:
    """Whether the field at a path, or a record that it stands in, holds what was observed."""
    return any(
        path[length - 1] in OBSERVED.get(record, ())
        for length in range(1, len(path) + 1)
        if (record := record_type_at(path[: length - 1])) is not None
    )
