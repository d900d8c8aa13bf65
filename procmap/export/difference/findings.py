"""What becomes of the weak links and findings: closed, staying, new, or not to be told yet."""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from procmap.export.difference.comparison import Comparison, Judged
from procmap.export.findings_text import SYMBOLS
from procmap.export.page import Item, Section
from procmap.export.wording import stage_name
from procmap.rules.closing import Stay
from procmap.rules.finding import Finding, WeakLink
from procmap.rules.since import place_that_stays
from procmap.rules.wording import listed

CLOSED, OPEN = "✓", "⚠"
"""The sign of what is closed, and of a weak link that is not."""

_MENDED, _GONE = "closed", "gone with it"
"""What becomes of a finding that is closed: something was changed, or its stage is no more."""

MOST_STAYING = 8
"""Findings named of those that stay; the others are counted."""


def finding_sections(comparison: Comparison) -> Iterator[Section]:
    """The weak links that were, then all findings: what is closed, what is not known, what stays, what is new."""
    found = comparison.findings
    if not found:
        return
    links = fates_of(comparison).items()
    yield Section("The weakest links until now", tuple(_link(comparison, link, fate) for link, fate in links))
    yield Section(f"The weakest links {_THEN[comparison.is_of_sides]}", tuple(_links_then(comparison)))
    yield Section("Closed", tuple(_closed(comparison)))
    yield Section("Answered or waived now", tuple(_staying(comparison, lambda stay: stay.is_settled)))
    yield Section("New", tuple(_item(comparison, finding) for finding in found.new))
    yield Section("Open again", tuple(_staying(comparison, lambda stay: stay.is_reopened)))
    yield Section("Stays", tuple(_first(tuple(_staying(comparison, lambda stay: stay.is_open)))))
    yield Section(_UNTOLD[comparison.is_of_sides], tuple(_item(comparison, finding) for finding in found.untold))


_THEN = {True: "then", False: "now"}
_UNTOLD = {True: "Only practice and the room will tell", False: "Cannot be told any more"}


def _staying(comparison: Comparison, which: Callable[[Stay], bool]) -> Iterator[Item]:
    for stay in filter(which, comparison.findings.stays):
        yield _item(comparison, stay.after, more=f", now {stay.after.severity}" if stay.is_worse else "")


def _first(items: Sequence[Item]) -> Iterator[Item]:
    """The first of many, and how many more there are."""
    yield from items[:MOST_STAYING]
    if len(items) > MOST_STAYING:
        yield Item(f"And {len(items) - MOST_STAYING} more: `procmap check` lists them")


def _closed(comparison: Comparison) -> Iterator[Item]:
    """What is closed; of a stage that is gone in one line, for nobody mended it."""
    gone: dict[str, list[Finding]] = {}
    for finding in comparison.findings.closed:
        if _is_gone(comparison, finding):
            name = _called(comparison.before, finding.side, finding.stage)
            gone.setdefault(name, []).append(finding)
        else:
            yield _item(comparison, finding, CLOSED)
    for name, findings in gone.items():
        rules = list(dict.fromkeys(finding.rule for finding in findings))
        yield Item(f"{name} is no longer a stage: {listed(rules, most=len(rules))}", mark=CLOSED)


def _is_gone(comparison: Comparison, finding: Finding) -> bool:
    """Whether a finding is about a stage that none of the sides after has any more."""
    place = place_that_stays(finding)
    after = (comparison.after.map.side(side.after) for side in comparison.sides if finding.is_on(side.before))
    return place is not None and not any(side.stage(place) for side in after if side)


@dataclass(frozen=True)
class LinkFate:
    """What becomes of a weak link: whether all that made it one is closed, and in words what of it is and what not."""

    is_closed: bool
    said: str

    @property
    def mark(self) -> str:
        """The sign of a link that is closed, or of one that is not."""
        return CLOSED if self.is_closed else OPEN


def fates_of(comparison: Comparison) -> Mapping[WeakLink, LinkFate]:
    """What becomes of each weak link that was, with the rules that made it one by what becomes of them."""
    every = tuple(_fates(comparison))
    return {link: _fate(every, link) for link in comparison.weak_links}


def _fate(every: Iterable[tuple[str, Finding]], link: WeakLink) -> LinkFate:
    fates: dict[str, dict[str, None]] = {}
    for fate, finding in every:
        if finding.stage == link.stage and finding.weakens and finding.is_on(link.side):
            fates.setdefault(fate, {})[finding.rule] = None
    said = "; ".join(f"{fate}: {listed(rules, most=len(rules))}" for fate, rules in fates.items())
    return LinkFate(set(fates) <= {_MENDED, _GONE}, said)


def _link(comparison: Comparison, link: WeakLink, fate: LinkFate) -> Item:
    name = _called(comparison.before, link.side, link.stage)
    return Item(f"{link.rank}  {name}{_of(comparison, link)} – {fate.said}", mark=fate.mark)


def _links_then(comparison: Comparison) -> Iterator[Item]:
    """The weak links after the change, and which of them were none."""

    def place(link: WeakLink) -> tuple[str, str]:
        return "" if comparison.is_of_sides else link.side, link.stage

    known = set(map(place, comparison.weak_links))
    for link in comparison.weak_links_after:
        name = _called(comparison.after, link.side, link.stage)
        new = "" if place(link) in known else "; no weak link until now"
        rules = listed(link.rules, most=len(link.rules))
        yield Item(f"{link.rank}  {name}{_of(comparison, link)} – {rules}{new}", mark=OPEN)
    if comparison.weak_links and not comparison.weak_links_after:
        yield Item("none", mark=CLOSED)


def _of(comparison: Comparison, link: WeakLink) -> str:
    return "" if comparison.is_of_sides or link.side == "current" else f" ({link.side})"


def _fates(comparison: Comparison) -> Iterator[tuple[str, Finding]]:
    """What becomes of each finding that there was, in a word, with the finding as it was."""
    found = comparison.findings
    yield from ((_GONE if _is_gone(comparison, finding) else _MENDED, finding) for finding in found.closed)
    for stay in found.stays:
        after = comparison.sides[0].after if comparison.is_of_sides else stay.after.side
        is_there = stay.after.stage in (None, stay.before.stage)
        where = "stays" if is_there else f"now at {_called(comparison.after, after, stay.after.stage)}"
        yield f"{stay.after.state} now" if stay.is_settled else where, stay.before
    yield from (("not to be told yet", finding) for finding in found.untold)


def _called(judged: Judged, side: str | None, stage_id: str | None) -> str:
    """What a stage is called on a side of a map; on the current one where it is on both."""
    return stage_name(judged.map, "target" if side == "target" else "current", stage_id or "")


def _item(comparison: Comparison, finding: Finding, mark: str = "", more: str = "") -> Item:
    state = "" if finding.state == "open" else f", {finding.state}"
    side = "" if comparison.is_of_sides or finding.side is None else f", {finding.side}"
    return Item(f"{finding.message} ({finding.rule}{side}{state}{more})", mark=mark or SYMBOLS[finding.severity])
