"""What the room reviews: the weak links of a side first, then what is to be tidied up, settled or not assessed."""

from collections import Counter
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Literal

from procmap.model.process_map import ProcessMap, SideName
from procmap.model.text import displayed
from procmap.rules.finding import Finding, NotAssessed, Report, WeakLink
from procmap.rules.state import answered_by
from procmap.rules.wording import listed
from procmap.workshop.reviewing.deciding import told_action, told_waiver

SHOWN_WEAK_LINKS = 3

Kind = Literal["weak", "tidy", "settled", "sound"]


@dataclass(frozen=True)
class StageState:
    """What the rules say of a stage: a weak link with its rank, to tidy up, answered or waived only, or sound."""

    kind: Kind
    rank: int | None = None


@dataclass(frozen=True)
class Entry:
    """A finding, or a rule that lacks its inputs; `note` says what settles it, or what it needs."""

    finding: Finding | None
    text: str
    note: str = ""


@dataclass(frozen=True)
class Group:
    """Entries that belong together: a key that stays the same, a title, the weak link that they make or None."""

    key: str
    title: str
    entries: tuple[Entry, ...]
    link: WeakLink | None = None


def review(process_map: ProcessMap, report: Report, side: SideName) -> tuple[Group, ...]:
    """What is said of a side: its first three weak links, the weakest first, then the rest, each kind as one group."""
    links = [link for link in report.weak_links if link.side == side][:SHOWN_WEAK_LINKS]
    weak = {link.stage for link in links}
    name = _stage_names(process_map, side)
    still_open = [it for it in report.findings if it.state == "open" and _holds_on(it, side)]
    groups = [
        Group(link.stage, name(link.stage), _entries(item for item in still_open if item.stage == link.stage), link)
        for link in links
    ]
    rest = [finding for finding in still_open if finding.stage not in weak]
    counted = _counted(rest, name)
    kinds = (
        Group("tidy up", f"Tidy up: {counted}", _entries(iter(rest))),
        _answered(process_map, report, side),
        _waived(report, side),
        _gaps(report, side, name),
    )
    return (*groups, *(group for group in kinds if group.entries))


def _holds_on(finding: Finding, side: SideName) -> bool:
    return finding.side is None or finding.is_on(side)


def _entries(findings: Iterator[Finding]) -> tuple[Entry, ...]:
    return tuple(Entry(finding, finding.message) for finding in findings)


def _counted(findings: list[Finding], name: Callable[[str], str]) -> str:
    """How many findings there are at each stage: “3 at Reach and 1 at Deliver”."""
    counts = Counter(finding.stage for finding in findings)
    return listed(f"{count} {f'at {name(stage)}' if stage else 'on the whole side'}" for stage, count in counts.items())


def _answered(process_map: ProcessMap, report: Report, side: SideName) -> Group:
    entries = tuple(
        Entry(it, it.message, told_action(process_map, process_map.actions[position]))
        for it in report.findings
        if it.state == "answered" and _holds_on(it, side) and (position := answered_by(process_map, it)) is not None
    )
    return Group("answered", f"Answered by an action: {len(entries)}", entries)


def _waived(report: Report, side: SideName) -> Group:
    entries = tuple(
        Entry(it.finding, it.finding.message, told_waiver(it.reason, it.until))
        for it in report.waived
        if _holds_on(it.finding, side)
    )
    return Group("waived", f"Waived: {len(entries)}", entries)


def _gaps(report: Report, side: SideName, name: Callable[[str], str]) -> Group:
    gaps = not_assessed(report, side)
    needs = list(dict.fromkeys(need for gap in gaps for need in gap.needs))
    title = f"Not assessed: {len(gaps)} (needs {', '.join(needs[:3])}{' …' if len(needs) > 3 else ''})"
    return Group("not assessed", title, tuple(_gap(gap, name) for gap in gaps))


def _gap(gap: NotAssessed, name: Callable[[str], str]) -> Entry:
    where = f" at {name(gap.stage)}" if gap.stage else ""
    return Entry(None, f"{gap.rule}{where}", f"needs {listed(gap.needs)}")


def _stage_names(process_map: ProcessMap, side_name: SideName) -> Callable[[str], str]:
    side = process_map.side(side_name)
    names = {stage.id: displayed(stage.name) for stage in side.stages} if side else {}
    return lambda stage_id: names.get(stage_id, stage_id)


def stage_states(process_map: ProcessMap, report: Report, side: SideName) -> dict[str, StageState]:
    """The state of each stage of a side, from what was found there."""
    ranks = {link.stage: link.rank for link in report.weak_links if link.side == side}
    found = [it for it in (*report.findings, *(waived.finding for waived in report.waived)) if _holds_on(it, side)]
    still_open = {finding.stage for finding in found if finding.state == "open"}
    settled = {finding.stage for finding in found} - still_open

    def state(stage: str) -> StageState:
        if stage in ranks:
            return StageState("weak", ranks[stage])
        return StageState("tidy" if stage in still_open else "settled" if stage in settled else "sound")

    chain = process_map.side(side)
    return {stage.id: state(stage.id) for stage in chain.stages} if chain else {}


def not_assessed(report: Report, side: SideName) -> tuple[NotAssessed, ...]:
    """What could not be assessed on a side."""
    return tuple(gap for gap in report.not_assessed if gap.side is None or side in gap.side)
