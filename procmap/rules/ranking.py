"""Which stages of a side are its weak links: a chain has a weakest one, so at most a third of them."""

from collections.abc import Sequence

from procmap.analysis.numbers import SideNumbers
from procmap.model.process_map import SideName
from procmap.model.side import Side
from procmap.rules.finding import SEVERITIES, Finding, WeakLink

HOLDS_THE_CONSTRAINT = "constraint"
"""The rule whose open finding puts a stage before all others."""

EVEN = 9
"""Decimals of a share of the lost hours: what differs less is even, and the earlier stage comes first."""


def ranked_stages(
    name: SideName, side: Side, numbers: SideNumbers, findings: Sequence[Finding]
) -> tuple[WeakLink, ...]:
    """Every stage of a side that an open error or warning weakens, the weakest first."""
    weakening: dict[str, list[Finding]] = {stage.id: [] for stage in side.stages}
    for finding in findings:
        if finding.weakens and finding.is_on(name) and finding.stage in weakening:
            weakening[finding.stage].append(finding)
    weak = (stage for stage, found in weakening.items() if found)
    order = sorted(weak, key=lambda stage: _weight(stage, numbers, weakening[stage]))
    return tuple(WeakLink(name, stage, rank, _rules(weakening[stage])) for rank, stage in enumerate(order, start=1))


def most_weak_links(side: Side) -> int:
    """How many stages of a side may be called weak: a third, rounded up."""
    return -(-len(side.stages) // 3)


def _weight(stage: str, numbers: SideNumbers, findings: Sequence[Finding]) -> tuple[bool, int, int, float]:
    """Sorts the weakest first: constraint, errors, warnings, share of the lost hours; what is even stays in order."""
    errors = sum(finding.severity == "error" for finding in findings)
    lost = numbers.stages[stage].lost_hours or 0.0
    share = round(lost / numbers.lost_hours, EVEN) if numbers.lost_hours else 0.0
    holds = any(finding.rule == HOLDS_THE_CONSTRAINT for finding in findings)
    return (not holds, -errors, errors - len(findings), -share)


def _rules(findings: Sequence[Finding]) -> tuple[str, ...]:
    order = sorted(findings, key=lambda finding: (SEVERITIES.index(finding.severity), finding.rule))
    return tuple(dict.fromkeys(finding.rule for finding in order))
