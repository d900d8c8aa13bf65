"""What the room reviews: the weak links of a side first, then what is to be tidied up, settled or not assessed."""

from collections import Counter
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import Literal

from procmap.model.process_map import ProcessMap, SideName
from procmap.model.text import displayed
from procmap.rules.finding import Finding, NotAssessed, Report, WeakLink
from procmap.rules.needs import told_needs
from procmap.rules.state import answered_by
from procmap.rules.wording import listed
from procmap.workshop.reviewing.deciding import overdue_of, told_action, told_waiver
from procmap.workshop.reviewing.order import Order, concerns, order_of

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


_MENDED = Entry(None, "nothing is left here")
"""What stands for a weak link in whose place nothing is found any more."""


def review(process_map: ProcessMap, report: Report, side: SideName, order: Order | None = None) -> tuple[Group, ...]:
    """What is said of a side: its first three weak links, the weakest first, then the rest, each kind as one group.

    In an order that was taken before, what was open then keeps its place when it is decided upon.
    """
    kept = order or order_of(report, side)
    name, chain = _stage_names(process_map, side), process_map.side(side)
    links = [link for link in kept.links if chain and chain.stage(link.stage)][:SHOWN_WEAK_LINKS]
    waived = {it.finding: told_waiver(it.reason, it.until) for it in report.waived}
    found = [it for it in (*report.findings, *waived) if concerns(it, side)]
    held = sorted((it for it in found if it.state == "open" or kept.has(it)), key=kept.place)

    def entries(findings: Iterable[Finding]) -> tuple[Entry, ...]:
        return tuple(Entry(it, it.message, waived.get(it) or _note(process_map, it)) for it in findings)

    weak = {link.stage for link in links}
    groups = [
        Group(link.stage, name(link.stage), entries(it for it in held if it.stage == link.stage) or (_MENDED,), link)
        for link in links
    ]
    rest = [it for it in held if it.stage not in weak]
    settled = [it for it in found if it not in held]
    answered, silent = ([it for it in settled if it.state == state] for state in ("answered", "waived"))
    kinds = (
        Group("tidy up", f"Tidy up: {_counted(rest, name)}", entries(rest)),
        Group("answered", f"Answered by an action: {len(answered)}", entries(answered)),
        Group("waived", f"Waived: {len(silent)}", entries(silent)),
        _gaps(process_map, report, side, name),
    )
    return (*groups, *(group for group in kinds if group.entries))


def _note(process_map: ProcessMap, finding: Finding) -> str:
    """The action that answers a finding; where it should have by now, the key that gives it a new day."""
    late, position = overdue_of(process_map, finding), answered_by(process_map, finding)
    if late is not None:
        return f"Not done by its day: {told_action(process_map, process_map.actions[late])}. Enter sets a new day"
    return "" if position is None else told_action(process_map, process_map.actions[position])


def _counted(findings: list[Finding], name: Callable[[str], str]) -> str:
    """How many findings are open at each stage: “3 at Reach and 1 at Deliver”."""
    counts = Counter(finding.stage for finding in findings if finding.state == "open")
    said = (f"{count} {f'at {name(stage)}' if stage else 'on the whole side'}" for stage, count in counts.items())
    return listed(said) or "nothing left"


def _gaps(process_map: ProcessMap, report: Report, side: SideName, name: Callable[[str], str]) -> Group:
    gaps = not_assessed(report, side)
    needs = told_needs(process_map, (need for gap in gaps for need in gap.needs))
    title = f"Not assessed: {len(gaps)} (needs {', '.join(needs[:3])}{' …' if len(needs) > 3 else ''})"
    return Group("not assessed", title, tuple(_gap(process_map, gap, name) for gap in gaps))


def _gap(process_map: ProcessMap, gap: NotAssessed, name: Callable[[str], str]) -> Entry:
    where = f" at {name(gap.stage)}" if gap.stage else ""
    needs = (need.removesuffix(where) for need in told_needs(process_map, gap.needs))
    return Entry(None, f"{gap.rule}{where}", f"needs {listed(needs)}")


def _stage_names(process_map: ProcessMap, side_name: SideName) -> Callable[[str], str]:
    side = process_map.side(side_name)
    names = {stage.id: displayed(stage.name) for stage in side.stages} if side else {}
    return lambda stage_id: names.get(stage_id, stage_id)


def stage_states(
    process_map: ProcessMap, report: Report, side: SideName, order: Order | None = None
) -> dict[str, StageState]:
    """The state of each stage of a side, from what was found there; a weak link keeps its rank in an order."""
    kept = order or order_of(report, side)
    found = [it for it in (*report.findings, *(waived.finding for waived in report.waived)) if concerns(it, side)]
    still_open = {finding.stage for finding in found if finding.state == "open"}
    weakened = {finding.stage for finding in found if finding.weakens}
    settled = {finding.stage for finding in found} - still_open

    def state(stage: str) -> StageState:
        rank = kept.rank(stage)
        if rank is not None and stage in weakened:
            return StageState("weak", rank)
        return StageState("tidy" if stage in still_open else "settled" if stage in settled else "sound")

    chain = process_map.side(side)
    return {stage.id: state(stage.id) for stage in chain.stages} if chain else {}


def not_assessed(report: Report, side: SideName) -> tuple[NotAssessed, ...]:
    """What could not be assessed on a side."""
    return tuple(gap for gap in report.not_assessed if gap.side is None or side in gap.side)
