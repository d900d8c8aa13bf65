"""A value before and after, in words."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from procmap.export.values import in_full, said
from procmap.model.process_map import ProcessMap, SideName
from procmap.model.record import Estimate, Record
from procmap.model.text import is_identifier

ARROW = "→"

NOT_SAID = "not said"
"""What stands for a value that is not there, beside one that is."""

HIDDEN = "with other blanks or hidden signs"
"""How two texts differ that read alike."""


@dataclass(frozen=True)
class Maps:
    """The maps before and after: each says its own values, by its own names of roles and objectives.

    Stages are called as on the sides that are compared.
    """

    before: ProcessMap
    after: ProcessMap
    side_before: SideName = "current"
    side_after: SideName = "target"

    @property
    def a_period(self) -> str:
        """What the volumes after are counted by: a month, a year."""
        return _a_period(self.after)

    @property
    def a_period_before(self) -> str:
        """What the volumes before are counted by."""
        return _a_period(self.before)

    @property
    def share_a_period(self) -> bool:
        """Whether volumes and money before and after are those of equally long periods."""
        return self.a_period == self.a_period_before

    @property
    def money(self) -> str:
        """The currency; where it is another, both."""
        named = (self.before.process.currency, self.after.process.currency)
        return f" {ARROW} ".join(dict.fromkeys(name for name in named if name))

    @property
    def share_money(self) -> bool:
        """Whether money before and after can be taken from each other."""
        return self.money in ("", self.before.process.currency, self.after.process.currency)

    def pair(self, key: str, before: Any, after: Any) -> tuple[str, str]:
        """A value before and after; the empty text where there is none. Values that differ never read alike."""
        old, new = said(self.before, key, before, in_full), said(self.after, key, after, in_full)
        if old != new or not old or before == after:
            return old, new
        exactly = zip(_exactly(old, before), _exactly(new, after), strict=False)
        return next((pair for pair in exactly if pair[0] != pair[1]), (old, f"{new} ({HIDDEN})"))

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
        """What to call a stage, which one of the sides may lack."""
        sides = (self.after.side(self.side_after), self.before.side(self.side_before))
        return next((stage.name for side in sides if side and (stage := side.stage(stage_id))), stage_id)

    def parts(self, labels: Mapping[str, str], before: Record | None, after: Record | None) -> list[str]:
        """The fields of a record that differ, each with its label; a record that is not there says nothing."""
        pairs = ((key, _said_by(before, key), _said_by(after, key)) for key in labels)
        return [f"{labels[key]}: {self.change(key, old, new)}" for key, old, new in pairs if old != new]

    def facts(self, labels: Mapping[str, str], record: Record) -> list[str]:
        """All that a record says, each with its label: of one that is new."""
        told = ((key, self.fact(key, _said_by(record, key))) for key in labels)
        return [f"{labels[key]}: {words}" for key, words in told if words]


def _a_period(process_map: ProcessMap) -> str:
    return f"a {process_map.process.period_or_default}"


def _exactly(words: str, value: Any) -> Iterator[str]:
    """A value more and more exactly: numbers with all their digits, ends of a range, a record's name with its id."""
    if isinstance(value, str):
        yield from (f"{words} ({value})",) if is_identifier(value) else ()
        return
    number, gap, known = words.partition(" (")
    typical = value.typical if isinstance(value, Estimate) else value
    yield words if typical is None else f"{_all_digits(number, typical)}{gap}{known}"
    if isinstance(value, Estimate):
        ends = (_all_digits(number, end) for end in (value.low, value.high) if end is not None)
        yield f"{words} (exactly {' to '.join(ends)})"


def _all_digits(words: str, value: float) -> str:
    """A number as exactly as it is held, in the unit of its words."""
    _, gap, unit = words.partition(" ")
    return f"{100 * value if unit == '%' else value:,.15g}{gap}{unit}"


def _said_by(record: Record | None, key: str) -> Any:
    value = getattr(record, key, None)
    return None if value == "" else value
