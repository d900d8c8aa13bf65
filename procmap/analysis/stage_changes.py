"""What differs in a stage between its two sides, or between two maps, field by field."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from procmap.model.data import to_data
from procmap.model.record import Estimate, Record, typical
from procmap.model.stage import Metric, Roadblock, Skill, Stage

EVERY = tuple(name for name in Stage.model_fields if name != "id")
"""Every field of a stage, in the order of the format."""

COUNTED = ("in_progress", "losses")
"""The fields that hold nothing but what was counted: of a target they say nothing."""

COMPARED = tuple(key for key in EVERY if key not in COUNTED)
"""The fields that say how a stage is meant to be, in the order of the format."""


@dataclass(frozen=True)
class FieldChange:
    """A field that differs: where a target is compared, estimates as the number to calculate with."""

    key: str
    before: Any
    after: Any


def field_changes(before: Stage, after: Stage) -> tuple[FieldChange, ...]:
    """What a target changes of a stage, in the order of the format; what was only observed is no part of it."""
    heard = _says(before) & _says(after)
    pairs = ((key, getattr(before, key), getattr(after, key)) for key in COMPARED)
    return differing((key, _meant(key, old, heard), _meant(key, new, heard)) for key, old, new in pairs if old != new)


def all_changes(before: Stage, after: Stage) -> tuple[FieldChange, ...]:
    """Every field in which a stage differs between two maps, in the order of the format."""
    return differing((key, getattr(before, key), getattr(after, key)) for key in EVERY)


def differing(fields: Iterable[tuple[str, Any, Any]]) -> tuple[FieldChange, ...]:
    """The fields of which, by name, the values before and after say different things."""
    pairs = ((key, _said(before), _said(after)) for key, before, after in fields if before != after)
    return tuple(FieldChange(key, before, after) for key, before, after in pairs if before != after)


def _said(value: Any) -> Any:
    """A value, or None where it is a record that says nothing: that is the same as an absent one."""
    return None if isinstance(value, Record) and to_data(value) == {} else value


def _says(stage: Stage) -> set[str]:
    return {roadblock.says for roadblock in stage.roadblocks}


def _meant(key: str, value: Any, heard: set[str]) -> Any:
    """A value without what was observed of it; of the roadblocks those that both sides name, for they are heard."""
    if key == "roadblocks":
        return tuple(_without_counts(roadblock) for roadblock in value if roadblock.says in heard)
    return _as_meant(value)


def _as_meant(value: Any) -> Any:
    """A value without what was observed of it: an estimate is its number, a metric has no actual."""
    if isinstance(value, Estimate):
        return typical(value)
    if isinstance(value, Skill):
        return Skill(name=value.name, needed=value.needed)
    if isinstance(value, Metric):
        return value.model_copy(update={"actual": None})
    if isinstance(value, Mapping):
        return {key: _as_meant(held) for key, held in value.items()}
    return tuple(map(_as_meant, value)) if isinstance(value, tuple) else value


def _without_counts(roadblock: Roadblock) -> Roadblock:
    return roadblock.model_copy(update={"count": None, "days": None})
