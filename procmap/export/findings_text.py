"""The findings of a map as plain text: the weakest links first, then everything else, and counts."""

from collections.abc import Iterable, Iterator, Sequence

from procmap.export.plain import paragraph, underlined
from procmap.model.process_map import SIDES, ProcessMap, SideName
from procmap.model.text import uncapitalised
from procmap.rules.finding import BOTH_SIDES, SEVERITIES, Finding, Report, WeakLink
from procmap.rules.needs import told_needs
from procmap.rules.wording import arithmetic, listed, quoted

SYMBOLS = {"error": "✗", "warning": "⚠", "info": "·"}


def findings_text(process_map: ProcessMap, report: Report) -> str:
    """The findings of both sides; each stands once, at the first weak link that it belongs to."""
    lines, rest = weak_links(process_map, report)
    lines += _tidy_up(rest)
    lines += [*_settled(report), *_not_assessed(process_map, report), *counts(process_map, report)]
    return "\n".join(lines) + "\n"


def weak_links(process_map: ProcessMap, report: Report) -> tuple[list[str], list[Finding]]:
    """The weak links of both sides with their findings in full, and the open findings that are in none."""
    shown: set[Finding] = set()
    lines: list[str] = []
    for name in SIDES:
        lines += _weak_links(process_map, report, name, shown)
    return lines, [finding for finding in report.findings if finding.state == "open" and finding not in shown]


def counts(process_map: ProcessMap, report: Report) -> Iterator[str]:
    """How many findings there are in each severity and state, and how much could not be assessed."""
    open_ones = [finding for finding in report.findings if finding.state == "open"]
    yield f"Open: {by_severity(open_ones) or 'nothing'}"
    needs = told_needs(process_map, (need for gap in report.not_assessed for need in gap.needs))
    rest = (
        ("Answered by an action", len(report.findings) - len(open_ones), ""),
        ("Waived", len(report.waived), ""),
        ("Not assessed", len(report.not_assessed), f" (needs {listed(needs, most=2)})"),
    )
    for what, count, why in rest:
        if count:
            yield from paragraph(f"{what}: {count}{why}")


def by_severity(findings: Iterable[Finding]) -> str:
    """How many findings there are of each severity, the worst first; nothing where there are none."""
    severities = [finding.severity for finding in findings]
    return ", ".join(many(severities.count(name), name) for name in SEVERITIES if name in severities)


def many(count: int, what: str) -> str:
    """A count with its word: 1 error, 2 errors, 2 info."""
    return f"{count} {what}" + ("s" if count != 1 and what != "info" else "")


def told(finding: Finding, mark: str = "") -> Iterator[str]:
    """A finding in full: what, the rule with its arithmetic, why it matters, what to try first."""
    yield from paragraph(finding.message, f"   {SYMBOLS[finding.severity]} ")
    inputs = f": {arithmetic(finding.evidence)}" if finding.evidence else ""
    both = ", current and target" if finding.side == BOTH_SIDES else ""
    yield from paragraph(f"{finding.rule}, {mark}{finding.severity}{both}{inputs}", "     ")
    if finding.why:
        yield from paragraph(finding.why, "     ")
    yield from paragraph(try_first(finding), "     ")


def try_first(finding: Finding) -> str:
    """What to try, as one sentence."""
    return f"Try first: {uncapitalised(finding.fix)}"


def stage_with_owner(process_map: ProcessMap, side_name: SideName, stage_id: str) -> str:
    """A stage by name, with its owner."""
    side = process_map.side(side_name)
    stage = side.stage(stage_id) if side else None
    if stage is None:
        return stage_id
    return quoted(stage.name) + (f" ({quoted(process_map.role_name(stage.owner))})" if stage.owner else "")


def _weak_links(process_map: ProcessMap, report: Report, name: SideName, shown: set[Finding]) -> Iterator[str]:
    links = [link for link in report.weak_links if link.side == name]
    if not links:
        return
    which = "The weakest link" if len(links) == 1 else f"The {len(links)} weakest links"
    yield from underlined(f"{which} of the {name} process")
    for link in links:
        yield ""
        yield from paragraph(stage_with_owner(process_map, name, link.stage), f"{link.rank}  ")
        yield from _beneath(link, report, shown)
    yield ""


def _beneath(link: WeakLink, report: Report, shown: set[Finding]) -> Iterator[str]:
    """The findings of a weak link: in full where they are met first."""
    here = [finding for finding in report.findings if _belongs(finding, link)]
    for finding in here:
        if finding not in shown:
            yield from told(finding)
    before = ", ".join(finding.rule for finding in here if finding in shown)
    if before:
        yield from paragraph(f"As on the current side: {before}", "   ")
    shown.update(here)


def _belongs(finding: Finding, link: WeakLink) -> bool:
    return finding.weakens and finding.stage == link.stage and finding.is_on(link.side)


def _tidy_up(findings: Sequence[Finding]) -> Iterator[str]:
    items = ((f"   {SYMBOLS[each.severity]} ", f"{each.message} ({_source(each)})") for each in findings)
    yield from _listed("Tidy up", items)


def _settled(report: Report) -> Iterator[str]:
    """What an action answers, and what is waived with its reason."""
    answered = (finding for finding in report.findings if finding.state == "answered")
    yield from _listed("Answered by an action", (("   ", f"{each.message} ({_source(each)})") for each in answered))
    waived = (
        f"{each.finding.message} ({_source(each.finding)}): {quoted(each.reason)}"
        + ("" if each.until is None else f", until {each.until}")
        for each in report.waived
    )
    yield from _listed("Waived", (("   ", line) for line in waived))


def _not_assessed(process_map: ProcessMap, report: Report) -> Iterator[str]:
    """What each rule needs, once for all the places where it lacks the same."""
    needs: dict[str, dict[str, None]] = {}
    for gap in report.not_assessed:
        needs.setdefault(gap.rule, {}).update(dict.fromkeys(told_needs(process_map, gap.needs)))
    lines = (f"{rule}: needs {listed(of, most=len(of))}" for rule, of in needs.items())
    yield from _listed("Not assessed", (("   ", line) for line in lines))


def _listed(heading: str, items: Iterable[tuple[str, str]]) -> Iterator[str]:
    """A heading and what stands below it, each text with its mark; nothing where there is nothing."""
    lines = [line for first, text in items for line in paragraph(text, first)]
    if lines:
        yield from (*underlined(heading), *lines, "")


def _source(finding: Finding) -> str:
    return ", ".join(filter(None, (finding.rule, finding.side)))
