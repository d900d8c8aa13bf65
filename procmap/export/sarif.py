"""Findings in the format in which analysers report to other programs, SARIF 2.1.0."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any
from urllib.parse import quote

from procmap import __version__
from procmap.export.data import evidence_data
from procmap.export.github import explained
from procmap.export.locating import uri_of
from procmap.model.process_map import SIDES, ProcessMap
from procmap.model.text import displayed
from procmap.rules.finding import BOTH_SIDES, Finding, Report, Severity, Waived
from procmap.rules.page import FLAGS, page, section, title
from procmap.rules.rule import Rule
from procmap.rules.since import keys_of
from procmap.rules.where import path_of
from procmap.store.faults import PlacedFault
from procmap.store.places import place_of

SCHEMA = "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json"
LEVELS: Mapping[Severity, str] = {"error": "error", "warning": "warning", "info": "note"}
FINGERPRINT = "procmapFinding/v1"


def sarif_log(rules: Sequence[Rule], results: Iterable[Any], faults: Iterable[PlacedFault]) -> dict[str, Any]:
    """The log of one run: the rules it judged by, what they found, and which files were refused."""
    notifications = [_notification(fault) for fault in faults]
    return {
        "$schema": SCHEMA,
        "version": "2.1.0",
        "runs": [
            {
                "tool": {
                    "driver": {"name": "procmap", "version": __version__, "rules": [_rule(rule) for rule in rules]}
                },
                "columnKind": "unicodeCodePoints",
                "invocations": [
                    {"executionSuccessful": not notifications, "toolExecutionNotifications": notifications}
                ],
                "results": list(results),
            }
        ],
    }


def sarif_results(
    path: str,
    text: str,
    process_map: ProcessMap,
    report: Report,
    rules: Sequence[Rule],
    new: frozenset[Finding] | None = None,
) -> Iterator[dict[str, Any]]:
    """What was found in a map, at its places in the text; what is answered or waived counts as suppressed."""
    positions = {rule.id: position for position, rule in enumerate(rules)}
    every: list[Finding | Waived] = [*report.findings, *report.waived]
    for found in every:
        finding = found.finding if isinstance(found, Waived) else found
        compared = {} if new is None else {"baselineState": "new" if finding in new else "unchanged"}
        yield {
            "ruleId": finding.rule,
            "ruleIndex": positions[finding.rule],
            "level": LEVELS[finding.severity],
            "message": {"text": _plain(explained(finding))},
            "locations": [_location(path, *place) for place in _places(text, process_map, finding)],
            "partialFingerprints": {FINGERPRINT: _fingerprint(finding)},
            "suppressions": list(_suppressions(found)),
            **compared,
            "properties": _properties(finding),
        }


def _rule(rule: Rule) -> dict[str, Any]:
    described = section(rule, FLAGS)
    return {
        "id": rule.id,
        "shortDescription": {"text": title(rule)},
        "fullDescription": {"text": " ".join(described.split()), "markdown": described},
        "help": {"text": page(rule).replace("## ", ""), "markdown": page(rule)},
        "defaultConfiguration": {"level": LEVELS[rule.severity]},
    }


def _notification(fault: PlacedFault) -> dict[str, Any]:
    return {
        "level": "error",
        "message": {"text": _plain(displayed(fault.message))},
        "locations": [_location(fault.file, fault.line, fault.column)],
    }


def _places(text: str, process_map: ProcessMap, finding: Finding) -> Iterator[tuple[int, int]]:
    """Where the finding is mended: in two places where it holds on both sides."""
    sides = SIDES if finding.side == BOTH_SIDES else (None,)
    paths = (path_of(process_map, finding, side) for side in sides)
    yield from dict.fromkeys(place_of(text, path) for path in paths)


def _location(path: str, line: int, column: int) -> dict[str, Any]:
    uri = uri_of(path)
    base = {} if uri.startswith("file:") else {"uriBaseId": "%SRCROOT%"}
    region = {"startLine": line, "startColumn": column}
    return {"physicalLocation": {"artifactLocation": {"uri": uri, **base}, "region": region}}


def _plain(text: str) -> str:
    """Text in which the format finds neither a placeholder nor a link."""
    return text.replace("{", "{{").replace("}", "}}").replace("](", "] (")


def _fingerprint(finding: Finding) -> str:
    """What stays the same while lines move and figures change."""
    return " ".join("/".join(quote(part or "", safe="") for part in key) for key in keys_of(finding))


def _suppressions(found: Finding | Waived) -> Iterator[dict[str, str]]:
    """Why a finding fails nothing. Waivers and actions stand in the map itself, so its source suppresses it."""
    accepted = {"kind": "inSource", "status": "accepted"}
    if isinstance(found, Waived):
        until = "" if found.until is None else f" (until {found.until})"
        yield {**accepted, "justification": f"{displayed(found.reason)}{until}"}
    elif found.state == "answered":
        yield {**accepted, "justification": "An action answers it"}


def _properties(finding: Finding) -> dict[str, Any]:
    keys = ("side", "stage", "role", "field", "state")
    return {**{key: getattr(finding, key) for key in keys}, "evidence": evidence_data(finding)}
