"""What differs between two maps, or the sides of one: put together from stages, numbers and findings."""

from collections.abc import Callable, Container, Iterator, Mapping, Sequence
from dataclasses import dataclass

from procmap.analysis.outcome import Outcome, outcome_of
from procmap.analysis.side_changes import SideChanges, side_changes, target_changes_of
from procmap.export.difference.changing import Maps
from procmap.model.difference import Difference, differences
from procmap.model.process_map import SIDES, ProcessMap, SideName
from procmap.rules.closing import FindingChanges, closed_between, closed_by_target, place_of_finding
from procmap.rules.finding import Finding, Report, WeakLink

Told = Callable[[Sequence[Difference]], Sequence[str]]
"""Says in sentences what differs outside the sides."""

ClosedHere = Mapping[str, Sequence[Finding]]
"""What is closed at a stage, by the field that it names; by the empty text what names none."""

Closed = Mapping[str, ClosedHere]
"""What is closed, by the id of the stage; by the empty text what is at none."""


@dataclass(frozen=True)
class Judged:
    """A map, what it was asked for by, and what the rules say of it."""

    name: str
    map: ProcessMap
    report: Report


@dataclass(frozen=True)
class ComparedSide:
    """A side before, a side after, what differs, and what comes out of each."""

    before: SideName
    after: SideName
    changes: SideChanges
    was: Outcome
    now: Outcome


@dataclass(frozen=True)
class Comparison:
    """All that differs between `before` and `after`, which may be the same map; `rest` is outside the compared sides.

    `weak_links` are those before, on the compared sides, `weak_links_after` those after.
    """

    before: Judged
    after: Judged
    sides: tuple[ComparedSide, ...]
    findings: FindingChanges
    weak_links: tuple[WeakLink, ...]
    weak_links_after: tuple[WeakLink, ...]
    rest: tuple[Difference, ...] = ()

    def maps_of(self, side: ComparedSide) -> Maps:
        """Both maps, to say the values of a side."""
        return Maps(self.before.map, self.after.map, side.before, side.after)

    @property
    def is_of_sides(self) -> bool:
        """Whether the two sides of one map are compared."""
        return any(side.before != side.after for side in self.sides)

    def closed_at(self, side: ComparedSide) -> Closed:
        """The findings of a side that are closed, by stage and field."""
        found: dict[str, dict[str, list[Finding]]] = {}
        for finding in self.findings.closed:
            if finding.is_on(side.before):
                stage, key = place_of_finding(self.before.map, finding, side.before)
                found.setdefault(stage or "", {}).setdefault(key or "", []).append(finding)
        return found

    @property
    def differs(self) -> bool:
        """Whether the maps, or sides, say anything different."""
        return bool(self.rest) or any(side.changes for side in self.sides)


def comparison_of_sides(judged: Judged) -> Comparison | None:
    """What the target of a map changes of its current side; None where it has no target."""
    changes = target_changes_of(judged.map)
    was, now = (outcome_of(judged.map, name) for name in SIDES)
    if changes is None or was is None or now is None:
        return None
    side = ComparedSide("current", "target", changes, was, now)
    links, links_after = (_weak_links(judged, {name}) for name in SIDES)
    findings = closed_by_target(judged.map, judged.report)
    return Comparison(judged, judged, (side,), findings, links, links_after)


def comparison_of_maps(before: Judged, after: Judged) -> Comparison:
    """What differs between two maps: side by side where both have it, and in everything else."""
    sides = tuple(_compared(before.map, after.map))
    names = {side.after for side in sides}
    rest = (found for found in differences(before.map, after.map) if found.path[0] not in names)
    links, links_after = (_weak_links(judged, names) for judged in (before, after))
    findings = closed_between(before.map, before.report, after.map, after.report)
    return Comparison(before, after, sides, findings, links, links_after, tuple(rest))


def _weak_links(judged: Judged, sides: Container[str]) -> tuple[WeakLink, ...]:
    return tuple(link for link in judged.report.weak_links if link.side in sides)


def _compared(before: ProcessMap, after: ProcessMap) -> Iterator[ComparedSide]:
    for name in SIDES:
        old, new, was, now = before.side(name), after.side(name), outcome_of(before, name), outcome_of(after, name)
        if old and new and was and now:
            yield ComparedSide(name, name, side_changes(old, new), was, now)
