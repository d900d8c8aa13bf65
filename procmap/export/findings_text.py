"""The findings of a map as plain text: the weakest links first, then what to tidy up, then counts."""

from collections.abc import Iterator, Sequence

from procmap.export.plain import paragraph, underlined
from procmap.model.process_map import SIDES, ProcessMap, SideName
from procmap.rules.finding import BOTH_SIDES, SEVERITIES, Finding, Report, WeakLink
from procmap.rules.wording import arithmetic, quoted

SYMBOLS = {"error": "✗", "warning": "⚠", "info": "·"}


def findings_text(process_map: ProcessMap, report: Report) -> str:
    """The findings of both sides; each stands once, at the first weak link that it belongs to."""
    shown: set[Finding] = set()
    lines: list[str] = []
    for name in SIDES:
        lines += _weak_links(process_map, report, name, shown)
    lines += _tidy_up([finding for finding in report.findings if finding.state == "open" and finding not in shown])
    return "\n".join([*lines, *_counts(report)]) + "\n"


def _weak_links(process_map: ProcessMap, report: Report, name: SideName, shown: set[Finding]) -> Iterator[str]:
    side = process_map.side(name)
    links = [link for link in report.weak_links if link.side == name]
    if side is None or not links:
        return
    which = "The weakest link" if len(links) == 1 else f"The {len(links)} weakest links"
    yield from underlined(f"{which} of the {name} process")
    for link in links:
        yield ""
        yield from _weak_link(process_map, report, link, shown)
    yield ""


def _weak_link(process_map: ProcessMap, report: Report, link: WeakLink, shown: set[Finding]) -> Iterator[str]:
    here = [finding for finding in report.findings if _belongs(finding, link)]
    yield from paragraph(_stage(process_map, link), f"{link.rank}  ")
    for finding in here:
        if finding not in shown:
            yield from _told(finding)
    before = ", ".join(finding.rule for finding in here if finding in shown)
    if before:
        yield from paragraph(f"As on the current side: {before}", "   ")
    shown.update(here)


def _belongs(finding: Finding, link: WeakLink) -> bool:
    return finding.weakens and finding.stage == link.stage and finding.is_on(link.side)


def _stage(process_map: ProcessMap, link: WeakLink) -> str:
    """The stage of a weak link by name, with its owner."""
    side = process_map.current if link.side == "current" else process_map.target
    stage = side.stage(link.stage) if side else None
    if stage is None:
        return link.stage
    return quoted(stage.name) + (f" ({quoted(process_map.role_name(stage.owner))})" if stage.owner else "")


def _told(finding: Finding) -> Iterator[str]:
    """A finding in full: what, the rule with its arithmetic, what to try first."""
    yield from paragraph(finding.message, f"   {SYMBOLS[finding.severity]} ")
    inputs = f": {arithmetic(finding.evidence)}" if finding.evidence else ""
    both = ", current and target" if finding.side == BOTH_SIDES else ""
    yield from paragraph(f"{finding.rule}, {finding.severity}{both}{inputs}", "     ")
    yield from paragraph(f"Try first: {finding.fix[:1].lower()}{finding.fix[1:]}", "     ")


def _tidy_up(findings: Sequence[Finding]) -> Iterator[str]:
    if findings:
        yield from underlined("Tidy up")
        for finding in findings:
            where = f", {finding.side}" if finding.side else ""
            yield from paragraph(f"{finding.message} ({finding.rule}{where})", f"   {SYMBOLS[finding.severity]} ")
        yield ""


def _counts(report: Report) -> Iterator[str]:
    """How many findings there are in each severity and state, and how much could not be assessed."""
    open_ones = [finding for finding in report.findings if finding.state == "open"]
    severities = (sum(finding.severity == severity for finding in open_ones) for severity in SEVERITIES)
    counts = zip(SEVERITIES, severities, strict=True)
    said = ", ".join(_many(count, name) for name, count in counts if count)
    yield f"Open: {said or 'nothing'}"
    rest = (
        ("Answered by an action", len(report.findings) - len(open_ones)),
        ("Waived", len(report.waived)),
        ("Not assessed, for want of numbers or facts", len(report.not_assessed)),
    )
    yield from (f"{what}: {count}" for what, count in rest if count)


def _many(count: int, severity: str) -> str:
    return f"{count} {severity}" + ("s" if count != 1 and severity != "info" else "")
