"""Which findings a change closes, which stay and which are new: between the sides of a map, or between two maps."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass

from procmap.model.process_map import SIDES, ProcessMap, SideName
from procmap.rules.finding import BOTH_SIDES, SEVERITIES, Finding, Report
from procmap.rules.merging import merged
from procmap.rules.registry import rule_named
from procmap.rules.since import Key, keys_of, place_that_stays
from procmap.rules.where import path_of

Told = Mapping[Key, Finding]
"""Findings by what they are known by, each on one side or on none."""


@dataclass(frozen=True)
class Stay:
    """A finding that was there and still is; words, figures, severity and state may differ."""

    before: Finding
    after: Finding

    @property
    def is_worse(self) -> bool:
        """Whether it is more severe than it was."""
        return SEVERITIES.index(self.after.severity) < SEVERITIES.index(self.before.severity)

    @property
    def is_open(self) -> bool:
        """Whether it was open and still is."""
        return self.before.state == self.after.state == "open"

    @property
    def is_settled(self) -> bool:
        """Whether it was open and is answered or waived now."""
        return self.before.state == "open" != self.after.state

    @property
    def is_reopened(self) -> bool:
        """Whether it was answered or waived and is open now."""
        return self.before.state != "open" == self.after.state


@dataclass(frozen=True)
class FindingChanges:
    """What becomes of findings in any state: `untold` were there, and what they rest on is not known any more."""

    closed: tuple[Finding, ...]
    untold: tuple[Finding, ...]
    stays: tuple[Stay, ...]
    new: tuple[Finding, ...]

    def __bool__(self) -> bool:
        """Whether any finding came, went, was replaced by a doubt, answered, waived, opened again or got worse."""
        turned = any(stay.is_settled or stay.is_reopened or stay.is_worse for stay in self.stays)
        return bool(self.closed or self.untold or self.new or turned)


def closed_by_target(process_map: ProcessMap, report: Report) -> FindingChanges:
    """What becomes of the findings of the current side in the target.

    Only what the target can tell is closed: not what rests on observed facts, on a vote that was not taken
    again, on roadblocks that the target does not name, or on inputs that it lacks.
    """
    before, after = (_known(_on_side(report, name)) for name in SIDES)
    return _changes(before, after, lambda finding: _target_tells(process_map, report, finding))


def closed_between(before: ProcessMap, old: Report, after: ProcessMap, new: Report) -> FindingChanges:
    """What becomes of the findings of an earlier map in a later one, on the sides that both have."""
    sides: list[SideName | None] = [name for name in SIDES if before.side(name) and after.side(name)]
    was, now = ({_key(f): f for name in [*sides, None] for f in _on_side(report, name)} for report in (old, new))
    return _changes(was, now, lambda finding: _can_tell(after, new, finding, finding.side))


def place_of_finding(process_map: ProcessMap, finding: Finding, side: SideName) -> tuple[str | None, str | None]:
    """The id of the stage and the field of it, or of the side, that a finding on a side hangs on, as far as it does."""
    rule = rule_named(finding.rule)
    path = path_of(process_map, finding, side) if finding.field and not (rule and rule.reckons) else ()
    match path:
        case (_, "stages", int(), str(key), *_):
            return finding.stage, key
        case (_, "stages", *_) | ():
            return finding.stage, None
        case (_, "flows", *_):
            return finding.stage, "flows"
        case (_, str(key), *_):
            return None, key
        case _:
            return finding.stage, None


def _on_side(report: Report, side: SideName | None) -> tuple[Finding, ...]:
    """The findings of a side in any state, in the order of the report; of no side those of the whole map."""
    every = [*report.findings, *(waived.finding for waived in report.waived)]
    return tuple(f.on(side) for f in every if (f.is_on(side) if side else f.side is None))


def _key(finding: Finding) -> Key:
    return next(keys_of(finding))


def _known(findings: Iterable[Finding]) -> Told:
    """Findings by what they are known by whatever the side."""
    return {_key(finding.on(None)): finding for finding in findings}


def _changes(before: Told, after: Told, tells: Callable[[Finding], bool]) -> FindingChanges:
    gone = [finding for key, finding in before.items() if key not in after]
    stays = [Stay(finding, after[key]) for key, finding in before.items() if key in after]
    return FindingChanges(
        closed=merged(finding for finding in gone if tells(finding)),
        untold=merged(finding for finding in gone if not tells(finding)),
        stays=_merged_stays(stays),
        new=merged(finding for key, finding in after.items() if key not in before),
    )


def _merged_stays(stays: Sequence[Stay]) -> tuple[Stay, ...]:
    """What stays on both sides alike is told once."""
    alike: dict[tuple[Finding, Finding], list[Stay]] = {}
    for stay in stays:
        alike.setdefault((stay.before.fact, stay.after.fact), []).append(stay)
    return tuple(
        Stay(same[0].before.on(BOTH_SIDES), same[0].after.on(BOTH_SIDES)) if len(same) > 1 else same[0]
        for same in alike.values()
    )


def _target_tells(process_map: ProcessMap, report: Report, finding: Finding) -> bool:
    target, place = process_map.target, place_that_stays(finding)
    stage = target.stage(place) if target and place else None
    if place and stage is None:
        return True
    rule = rule_named(finding.rule)
    if rule and "target" not in rule.sides:
        return False
    match finding.rule:
        case "low-consensus":
            about = (finding.stage, finding.field)
            return any(vote.side == "target" and (vote.stage, vote.topic) == about for vote in process_map.votes)
        case "open-roadblock":
            return stage is not None and bool(stage.roadblocks)
        case _:
            return _can_tell(process_map, report, finding, "target")


def _can_tell(process_map: ProcessMap, report: Report, finding: Finding, side: str | None) -> bool:
    """Whether a report that lacks a finding on a side had what it takes to make it."""
    held, place = process_map.side(side) if side in SIDES else None, place_that_stays(finding)
    if place and held and held.stage(place) is None:
        return True
    return not any(
        gap.rule == finding.rule
        and gap.side in (side, BOTH_SIDES)
        and (place is None or gap.stage in (None, place))
        and (gap.role is None or gap.role == finding.role)
        for gap in report.not_assessed
    )
