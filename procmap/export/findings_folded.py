"""Findings folded to counts: how many, of which rules, at which stages."""

from collections.abc import Iterable, Iterator, Sequence

from procmap.export.findings_text import SYMBOLS, many
from procmap.export.plain import paragraph, underlined
from procmap.model.process_map import SIDES, ProcessMap
from procmap.rules.finding import SEVERITIES, Finding, Severity
from procmap.rules.wording import listed, quoted


def folded(heading: str, process_map: ProcessMap, findings: Sequence[Finding]) -> Iterator[str]:
    """Counts by severity and side, the worst first; what is about no stage is said in its own words."""
    if not findings:
        return
    yield from underlined(heading)
    for severity in SEVERITIES:
        here = [finding for finding in findings if finding.severity == severity]
        for line in (*_of_no_stage(here), *_counted(severity, process_map, here)):
            yield from paragraph(line, f"   {SYMBOLS[severity]} ")
    yield ""


def _of_no_stage(findings: Iterable[Finding]) -> Iterator[str]:
    for finding in findings:
        if finding.stage is None:
            yield f"{finding.message} ({', '.join(filter(None, (finding.rule, finding.side)))})"


def _counted(severity: Severity, process_map: ProcessMap, findings: Iterable[Finding]) -> Iterator[str]:
    """One line for the stages that have the same, and one a side for whatever only needs tidying up."""
    stages: dict[tuple[str | None, str], list[Finding]] = {}
    for finding in findings:
        if finding.stage is not None:
            stages.setdefault((finding.side, "" if severity == "info" else finding.stage), []).append(finding)
    alike: dict[tuple[str | None, tuple[str, ...]], list[Finding]] = {}
    for (side, _), here in stages.items():
        alike.setdefault((side, tuple(dict.fromkeys(finding.rule for finding in here))), []).extend(here)
    for (side, rules), found in alike.items():
        names = dict.fromkeys(_stage_name(process_map, finding) for finding in found)
        where = ", ".join(filter(None, (listed(names), side)))
        yield f"{many(len(found), severity)} at {where}: {listed(rules)}"


def _stage_name(process_map: ProcessMap, finding: Finding) -> str:
    sides = (process_map.side(name) for name in SIDES if finding.is_on(name))
    stage = next((stage for side in sides if side and (stage := side.stage(finding.stage or ""))), None)
    return quoted(stage.name) if stage else finding.stage or ""
