"""What if: a side with some numbers changed, beside the side as it is. The map itself is never touched."""

from dataclasses import dataclass, field, replace
from functools import cached_property

from procmap.analysis.as_if import Changes, with_changes
from procmap.analysis.chance import chance_of_goal
from procmap.analysis.levers import DIGITS, Lever, Levers, entering_for_goal, levers_of
from procmap.analysis.outcome import Outcome, outcome_of
from procmap.analysis.ranges import ranges_of
from procmap.model.data import to_data
from procmap.model.flow_faults import stages_nothing_leaves
from procmap.model.process_map import ProcessMap, SideName

DRAWS = 500
"""Draws for a chance that is tried: it is then known to about two per cent, in well under a second."""


@dataclass(frozen=True)
class Chances:
    """The chance to reach the goal before and after, from the ranges that each has; None is not known, or not yet."""

    before: float | None
    after: float | None
    is_reckoning: bool = False


@dataclass(frozen=True)
class WhatIf:
    """Changes tried on a side of a map, with what comes out of it as it is."""

    base: ProcessMap
    side: SideName
    before: Outcome
    changes: Changes = field(default_factory=dict)

    @cached_property
    def map(self) -> ProcessMap:
        """The map as if the changes were made."""
        return with_changes(self.base, self.side, self.changes)

    @cached_property
    def levers(self) -> Levers:
        """The levers as they stand with the changes."""
        return {**self.reckoned, **levers_of(self.map, self.side)}

    @cached_property
    def stated(self) -> Levers:
        """The levers as the map states them, or as they follow from its goal."""
        return {**self.reckoned, **levers_of(self.base, self.side)}

    @cached_property
    def reckoned(self) -> Levers:
        """What must enter to deliver the goal, where the map does not state what enters; else nothing."""
        side = self.base.side(self.side)
        return entering_for_goal(side, self.before.entering) if side else {}

    @cached_property
    def after(self) -> Outcome:
        """What comes out of the side with the changes."""
        return (outcome_of(self.map, self.side) if self.changes else None) or self.before

    @cached_property
    def endless(self) -> tuple[str, ...]:
        """The ids of the stages that nothing ever leaves with the changes; what comes out is then not known."""
        return stages_nothing_leaves(to_data(self.map), self.side)

    def setting(self, lever: Lever, value: float) -> "WhatIf":
        """The same with a lever at a value, within its bounds; a lever back at its value is no change."""
        bounded, rest = self.levers[lever].bounded(value), {**self.changes}
        rest.pop(lever, None)
        is_back = bounded == round(self.stated[lever].value, DIGITS)
        return self.trying(rest if is_back else {**rest, lever: bounded})

    def trying(self, changes: Changes) -> "WhatIf":
        """The same side with other changes."""
        return replace(self, changes=changes)


def what_if(process_map: ProcessMap, side_name: SideName, changes: Changes | None = None) -> WhatIf | None:
    """A side ready to be tried, with changes or none; None where the map has no such side."""
    before = outcome_of(process_map, side_name)
    return None if before is None else WhatIf(process_map, side_name, before, changes or {})


def awaited(tried: WhatIf) -> Chances | None:
    """Chances that are still to be worked out; None where there will be none."""
    side, before = tried.base.side(tried.side), tried.before
    is_known = before.volumes_at == "entering" and before.goal is not None and before.deliverable is not None
    return Chances(None, None, is_reckoning=True) if is_known and side and ranges_of(side) else None


def chances_of(tried: WhatIf, before: float | None = None) -> Chances | None:
    """The chances to reach the goal; None where no number of the side has a range, or none is known.

    Both are drawn from the same seed, so that they differ by the changes and not by luck. `before` spares
    working it out again where it is known already.
    """
    if before is None:
        standing = chance_of_goal(tried.base, tried.side, draws=DRAWS)
        before = standing.chance if standing and standing.ranges else None
    if before is None or not tried.changes:
        return None if before is None else Chances(before, before)
    after = chance_of_goal(tried.map, tried.side, draws=DRAWS)
    return Chances(before, after.chance if after else None)
