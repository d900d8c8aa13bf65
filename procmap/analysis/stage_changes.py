"""What differs in a stage between its two sides, or between two maps, field by field."""

from collections import Counter
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

Heard = tuple[str, int]
"""What a roadblock says, and which of those that say so it is."""


@dataclass(frozen=True)
class FieldChange:
    """A field that differs: where a target is compared, estimates as the number to calculate with."""

    key: str
    before: Any
    after: Any


def field_changes(before: Stage, after: Stage, keys: Iterable[str] = COMPARED) -> tuple[FieldChange, ...]:
    """What a target changes of a stage, or of some fields of it; what was only observed is no part of it."""
    heard = heard_on_both(before, after)
    pairs = ((key, getattr(before, key), getattr(after, key)) for key in keys)
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


def numbered(roadblocks: Iterable[Roadblock]) -> tuple[tuple[Heard, Roadblock], ...]:
    """Roadblocks by what they say; those that say the same are told apart by number."""
    seen: Counter[str] = Counter()
    found = []
    for roadblock in roadblocks:
        found.append(((roadblock.says, seen[roadblock.says]), roadblock))
        seen[roadblock.says] += 1
    return tuple(found)


def heard_on_both(before: Stage, after: Stage) -> frozenset[Heard]:
    """The roadblocks that both sides of a stage name: all others were only heard on one."""
    old, new = (frozenset(heard for heard, _ in numbered(stage.roadblocks)) for stage in (before, after))
    return old & new


def _meant(key: str, value: Any, heard: frozenset[Heard]) -> Any:
    """A value without what was observed of it; of the roadblocks those that both sides name, for they are heard."""
    if key == "roadblocks":
        return tuple(_without_counts(roadblock) for name, roadblock in numbered(value) if name in heard)
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
