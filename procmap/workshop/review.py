"""What the room reviews: the weak links of a side, each with its findings folded beneath, then the rest."""

from collections.abc import Callable
from dataclasses import dataclass

from procmap.model.process_map import ProcessMap, SideName
from procmap.model.text import displayed
from procmap.rules.finding import Finding, NotAssessed, Report, WeakLink

SHOWN_WEAK_LINKS = 3


@dataclass(frozen=True)
class Group:
    """Findings that belong together: the weak link they make, or None for things to tidy, and a title."""

    title: str
    link: WeakLink | None
    findings: tuple[Finding, ...]


def review(process_map: ProcessMap, report: Report, side: SideName) -> tuple[Group, ...]:
    """The findings of a side: its first three weak links, the weakest first, then what is to be tidied up."""
    mine = [finding for finding in report.findings if finding.side is None or finding.is_on(side)]
    links = [link for link in report.weak_links if link.side == side][:SHOWN_WEAK_LINKS]
    stages = {link.stage for link in links}
    name = _stage_names(process_map, side)
    groups = [
        Group(name(link.stage), link, tuple(finding for finding in mine if finding.stage == link.stage))
        for link in links
    ]
    rest = tuple(finding for finding in mine if finding.stage not in stages)
    return (*groups, Group("Tidy up", None, rest)) if rest else tuple(groups)


def _stage_names(process_map: ProcessMap, side_name: SideName) -> Callable[[str], str]:
    side = process_map.side(side_name)
    names = {stage.id: displayed(stage.name) for stage in side.stages} if side else {}
    return lambda stage_id: names.get(stage_id, stage_id)


def ranks(report: Report, side: SideName) -> dict[str, int]:
    """The rank of each weak link of a side by its stage."""
    return {link.stage: link.rank for link in report.weak_links if link.side == side}


def not_assessed(report: Report, side: SideName) -> tuple[NotAssessed, ...]:
    """What could not be assessed on a side."""
    return tuple(gap for gap in report.not_assessed if gap.side is None or side in gap.side)
