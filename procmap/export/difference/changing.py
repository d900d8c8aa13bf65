"""A value before and after, in words."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from procmap.export.values import in_full, said
from procmap.model.process_map import ProcessMap
from procmap.model.record import Record

ARROW = "→"

NOT_SAID = "not said"
"""What stands for a value that is not there, beside one that is."""


@dataclass(frozen=True)
class Maps:
    """The maps before and after: each says its own values, by its own names of roles and objectives."""

    before: ProcessMap
    after: ProcessMap

    def pair(self, key: str, before: Any, after: Any) -> tuple[str, str]:
        """A value before and after; the empty text where there is none."""
        return said(self.before, key, before, in_full), said(self.after, key, after, in_full)

    def fact(self, key: str, value: Any) -> str:
        """A value as it is, by the names of the map after where that has them; the empty text where there is none."""
        return said(self.after, key, value, in_full)

    def change(self, key: str, before: Any, after: Any) -> str:
        """A value as it changes: `55 % → 31 %`."""
        old, new = self.pair(key, before, after)
        return f"{old or NOT_SAID} {ARROW} {new or NOT_SAID}"

    def role_name(self, role: str) -> str:
        """What to call a role, which one of the maps may lack."""
        return (self.after if self.after.role(role) else self.before).role_name(role)

    def stage_name(self, stage_id: str) -> str:
        """What to call a stage, which some of the sides may lack: what the last of them calls it."""
        sides = (self.after.target, self.after.current, self.before.target, self.before.current)
        return next((stage.name for side in sides if side and (stage := side.stage(stage_id))), stage_id)

    def parts(self, labels: Mapping[str, str], before: Record | None, after: Record | None) -> list[str]:
        """The fields of a record that differ, each with its label; a record that is not there says nothing."""
        pairs = ((key, _said_by(before, key), _said_by(after, key)) for key in labels)
        return [f"{labels[key]}: {self.change(key, old, new)}" for key, old, new in pairs if old != new]

    def facts(self, labels: Mapping[str, str], record: Record) -> list[str]:
        """All that a record says, each with its label: of one that is new."""
        told = ((key, self.fact(key, _said_by(record, key))) for key in labels)
        return [f"{labels[key]}: {words}" for key, words in told if words]


def _said_by(record: Record | None, key: str) -> Any:
    value = getattr(record, key, None)
    return None if value == "" else value
