"""What differs in a stage between its two sides, field by field; what was only observed is no part of it."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from procmap.model.record import Estimate, typical
from procmap.model.stage import Skill, Stage

COMPARED = (
    "name",
    "phase",
    "owner",
    "buyer",
    "purpose",
    "customer_value",
    "value_proof",
    "entry",
    "exit",
    "exit_by",
    "crucial",
    "binding",
    "workaround",
    "conversion",
    "hours",
    "our_wait_days",
    "buyer_wait_days",
    "right_first_time",
    "max_days",
    "entering",
    "handoff",
    "activities",
    "tools",
    "skills",
)
"""The fields that say how a stage is meant to be; metrics are compared one by one elsewhere."""


@dataclass(frozen=True)
class FieldChange:
    """A field of a stage that differs: estimates as the number to calculate with, hours as those by role."""

    key: str
    before: Any
    after: Any


def field_changes(before: Stage, after: Stage) -> tuple[FieldChange, ...]:
    """The fields in which a stage differs, in the order of the format."""
    pairs = ((key, _meant(getattr(before, key)), _meant(getattr(after, key))) for key in COMPARED)
    return tuple(FieldChange(key, old, new) for key, old, new in pairs if old != new)


def _meant(value: Any) -> Any:
    """A value without what was observed of it."""
    if isinstance(value, Estimate):
        return typical(value)
    if isinstance(value, Skill):
        return Skill(name=value.name, needed=value.needed)
    if isinstance(value, Mapping):
        return {key: _meant(held) for key, held in value.items()}
    return tuple(map(_meant, value)) if isinstance(value, tuple) else value
