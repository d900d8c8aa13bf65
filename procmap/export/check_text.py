"""What a check says of maps, for reading: the weak links in full, the rest as counts, totals over all maps."""

import shlex
from collections.abc import Mapping
from itertools import groupby

from procmap.export.findings_folded import folded
from procmap.export.findings_text import counts, many, stage_with_owner, told, weak_links
from procmap.export.plain import paragraph, underlined
from procmap.export.wording import capitalised
from procmap.model.process_map import SIDES, ProcessMap
from procmap.model.text import displayed
from procmap.rules.finding import SEVERITIES, Finding, Report, Severity


def check_text(path: str, process_map: ProcessMap, report: Report) -> str:
    """The weak links of a map in full, and everything else folded."""
    lines, rest = weak_links(process_map, report)
    return _about(path, [*lines, *folded("Tidy up", process_map, rest), *counts(process_map, report)])


def new_text(path: str, process_map: ProcessMap, report: Report, new: frozenset[Finding], since: str) -> str:
    """What is new in a map in full, and what was there folded."""
    lines = [*paragraph(f"{capitalised(comparison(report, new, since))}."), ""]
    open_ones = [finding for finding in report.findings if finding.state == "open"]
    for (side, stage), found in groupby((each for each in open_ones if each in new), key=lambda f: (f.side, f.stage)):
        lines += [*underlined(_place(process_map, side, stage)), ""]
        lines += [line for finding in found for line in told(finding, "new ")]
        lines.append("")
    lines += folded("Were there", process_map, [finding for finding in open_ones if finding not in new])
    return _about(path, [*lines, *counts(process_map, report)])


def one_line(path: str, report: Report, new: frozenset[Finding] | None, since: str | None) -> str | None:
    """A map in one line, where there is nothing in it to mend, or nothing new; otherwise None."""
    open_ones = [finding for finding in report.findings if finding.state == "open"]
    if not open_ones:
        return f"{displayed(path)}: nothing open"
    if new is not None and since is not None and not new.intersection(open_ones):
        return f"{displayed(path)}: {comparison(report, new, since)}"
    return None


def comparison(report: Report, new: frozenset[Finding], since: str) -> str:
    """How much of what is open is new, and how much was there."""
    open_ones = [finding for finding in report.findings if finding.state == "open"]
    count = sum(finding in new for finding in open_ones)
    were = len(open_ones) - count
    return (
        f"{count or 'nothing'} new since {displayed(since)}; {were or 'nothing'} {'was' if were < 2 else 'were'} there"
    )


def totals(counted: Mapping[Severity, int], maps: int, refused: int, since: str | None = None) -> str:
    """What is open, or new, in all maps together, and how many files were refused, on one line."""
    said = ", ".join(many(counted[severity], severity) for severity in SEVERITIES if counted.get(severity))
    what = "open" if since is None else f"new since {displayed(since)}"
    return f"{said or 'nothing'} {what} in {many(maps, 'map')}" + (
        f"; {many(refused, 'file')} refused" if refused else ""
    )


def _about(path: str, lines: list[str]) -> str:
    see = f"All of it: procmap show {displayed(shlex.quote(path))}"
    return "\n".join([displayed(path), "", *lines, see])


def _place(process_map: ProcessMap, side: str | None, stage: str | None) -> str:
    """The heading above what is new at a stage, on a side or in the whole map."""
    if stage is None:
        return f"New: {side or 'the whole map'}"
    name = SIDES[1] if side == SIDES[1] else SIDES[0]
    return ", ".join(filter(None, (f"New at {stage_with_owner(process_map, name, stage)}", side)))
