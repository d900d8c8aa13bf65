"""What becomes of the weak links and findings: closed, staying, new, or not to be told yet."""

from collections.abc import Iterable, Iterator

from procmap.export.difference.comparison import Comparison
from procmap.export.findings_text import SYMBOLS
from procmap.export.page import Item, Section
from procmap.rules.finding import Finding, WeakLink
from procmap.rules.wording import listed, quoted

CLOSED = "✓"


MOST_STAYING = 8
"""Findings named of those that stay; the others are counted."""


def finding_sections(comparison: Comparison) -> Iterator[Section]:
    """The weak links that were, then all findings: what is closed, what is not known, what stays, what is new."""
    found = comparison.findings
    if not found:
        return
    yield Section("The weakest links until now", tuple(_link(comparison, link) for link in comparison.weak_links))
    yield Section("Closed", tuple(_item(comparison, finding, CLOSED) for finding in found.closed))
    yield Section("New", tuple(_item(comparison, finding) for finding in found.new))
    yield Section("Stays", tuple(_staying(comparison)))
    yield Section(_UNTOLD[comparison.is_of_sides], tuple(_item(comparison, finding) for finding in found.untold))


_UNTOLD = {True: "Only practice and the room will tell", False: "Cannot be told any more"}


def _staying(comparison: Comparison) -> Iterator[Item]:
    """What is open still, or was: the first of many."""
    stays = [stay for stay in comparison.findings.stays if "open" in (stay.before.state, stay.after.state)]
    for stay in stays[:MOST_STAYING]:
        yield _item(comparison, stay.after, more=f", now {stay.after.severity}" if stay.is_worse else "")
    if len(stays) > MOST_STAYING:
        yield Item(f"And {len(stays) - MOST_STAYING} more: `procmap check` lists them")


def _link(comparison: Comparison, link: WeakLink) -> Item:
    """A weak link with the rules that made it one, by what becomes of them."""
    found = comparison.findings
    groups = (
        ("closed", found.closed),
        ("stays", [stay.before for stay in found.stays]),
        ("not to be told yet", found.untold),
    )
    named = ((what, _rules_at(link, findings)) for what, findings in groups)
    said = "; ".join(f"{what}: {listed(rules, most=len(rules))}" for what, rules in named if rules)
    side = "" if comparison.is_of_sides or link.side == "current" else f" ({link.side})"
    mark = CLOSED if not any(_rules_at(link, findings) for _, findings in groups[1:]) else "⚠"
    return Item(f"{link.rank}  {_stage_name(comparison, link)}{side} – {said}", mark=mark)


def _rules_at(link: WeakLink, findings: Iterable[Finding]) -> list[str]:
    rules = (f.rule for f in findings if f.weakens and f.stage == link.stage and f.is_on(link.side))
    return list(dict.fromkeys(rules))


def _stage_name(comparison: Comparison, link: WeakLink) -> str:
    side = comparison.before.map.side("target" if link.side == "target" else "current")
    stage = side.stage(link.stage) if side else None
    return quoted(stage.name if stage else link.stage)


def _item(comparison: Comparison, finding: Finding, mark: str = "", more: str = "") -> Item:
    state = "" if finding.state == "open" else f", {finding.state}"
    side = "" if comparison.is_of_sides or finding.side is None else f", {finding.side}"
    return Item(f"{finding.message} ({finding.rule}{side}{state}{more})", mark=mark or SYMBOLS[finding.severity])
