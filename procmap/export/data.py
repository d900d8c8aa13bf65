"""Numbers and findings as the data of the JSON contract: absent is null, and every key is always there."""

import math
from collections.abc import Mapping, Sequence
from typing import Any

from procmap.analysis.numbers import SideNumbers, numbers_of
from procmap.model.process_map import SIDES, ProcessMap
from procmap.rules.finding import Finding, NotAssessed, Report, Waived, WeakLink

VERSION = 1

SIDE_KEYS = ("volumes_at", "goal", "delivered", "deliverable")
STAGE_KEYS = ("visits", "lost", "lost_hours", "lead_time_days")
ROLE_KEYS = ("hours", "available", "utilisation", "most_delivered", "headcount_needed")


def numbers_data(path: str, process_map: ProcessMap) -> dict[str, Any]:
    """The numbers of a map; a side that is not there is null."""
    sides = {name: numbers_of(process_map, name) for name in SIDES}
    return {
        "version": VERSION,
        "path": path,
        "sides": {name: None if numbers is None else _side(numbers) for name, numbers in sides.items()},
    }


def check_data(maps: Sequence[Mapping[str, Any]], since: str | None = None) -> dict[str, Any]:
    """What the rules say of maps, and with what they were compared, where they were."""
    compared = {} if since is None else {"since": since}
    return {"version": VERSION, **compared, "maps": list(maps)}


def report_data(path: str, report: Report, new: frozenset[Finding] | None = None) -> dict[str, Any]:
    """What the rules say of a map; each finding says whether it is new, where the map was compared with another."""
    return {
        "path": path,
        "findings": [finding_data(finding, new) for finding in report.findings],
        "waived": [_waived(waived, new) for waived in report.waived],
        "not_assessed": [_not_assessed(gap) for gap in report.not_assessed],
        "weak_links": [_weak_link(link) for link in report.weak_links],
    }


def _side(numbers: SideNumbers) -> dict[str, Any]:
    return {
        **_picked(numbers, SIDE_KEYS),
        "constraint": list(numbers.constraint),
        "stages": {name: _picked(stage, STAGE_KEYS) for name, stage in numbers.stages.items()},
        "roles": {name: _picked(role, ROLE_KEYS) for name, role in numbers.roles.items()},
        "needs": list(numbers.needs),
    }


def finding_data(finding: Finding, new: frozenset[Finding] | None = None) -> dict[str, Any]:
    """A finding; it says whether it is new, where the map was compared with another."""
    keys = ("rule", "severity", "state", "side", "stage", "role", "field", "message")
    compared = {} if new is None else {"new": finding in new}
    return {**_picked(finding, keys), "evidence": evidence_data(finding), "fix": finding.fix, **compared}


def evidence_data(finding: Finding) -> dict[str, float | str | None]:
    """The inputs and results behind a finding by name."""
    return {name: _finite(value) for name, value in finding.evidence}


def _waived(waived: Waived, new: frozenset[Finding] | None) -> dict[str, Any]:
    until = None if waived.until is None else waived.until.isoformat()
    return {**finding_data(waived.finding, new), "reason": waived.reason, "until": until}


def _not_assessed(gap: NotAssessed) -> dict[str, Any]:
    return {**_picked(gap, ("rule", "side", "stage", "role")), "needs": list(gap.needs)}


def _weak_link(link: WeakLink) -> dict[str, Any]:
    return {**_picked(link, ("side", "stage", "rank")), "rules": list(link.rules)}


def _picked(record: object, keys: tuple[str, ...]) -> dict[str, Any]:
    return {key: _finite(getattr(record, key)) for key in keys}


def _finite(value: Any) -> Any:
    """JSON has no infinity: a number too large for the machine is one that cannot be computed."""
    return None if isinstance(value, float) and not math.isfinite(value) else value
