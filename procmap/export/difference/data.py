"""A comparison as data: absent is null, and every key is always there."""

import datetime
from collections.abc import Sequence
from typing import Any

from procmap.analysis.side_changes import FlowChange, StageChange
from procmap.analysis.stage_changes import EVERY, FieldChange, differing
from procmap.export.data import VERSION, finding_data
from procmap.export.difference.changing import Maps
from procmap.export.difference.comparison import ClosedHere, ComparedSide, Comparison, Told
from procmap.export.difference.side_sentences import side_sentences
from procmap.export.difference.stage_sentences import field_sentences, flow_sentence
from procmap.export.what_if.text import outcome_data
from procmap.model.data import to_data
from procmap.model.difference import Difference
from procmap.model.stage import Stage
from procmap.rules.closing import FindingChanges
from procmap.rules.finding import Finding, WeakLink


def comparison_data(comparison: Comparison, told: Told) -> dict[str, Any]:
    """The whole comparison; values as the map file holds them, with the sentences of each change."""
    return {
        "version": VERSION,
        "before": comparison.before.name,
        "after": comparison.after.name,
        "differs": comparison.differs,
        "sides": [_side(comparison, side) for side in comparison.sides],
        "rest": [_rest(found, told) for found in comparison.rest],
        "findings": _findings(comparison.findings),
        "weak_links": _weak_links(comparison.weak_links),
        "weak_links_after": _weak_links(comparison.weak_links_after),
    }


def _weak_links(links: Sequence[WeakLink]) -> list[dict[str, Any]]:
    return [{"side": link.side, "stage": link.stage, "rank": link.rank, "rules": list(link.rules)} for link in links]


def _rest(found: Difference, told: Told) -> dict[str, Any]:
    return {
        "path": list(found.path),
        "before": _written(found.before),
        "after": _written(found.after),
        "is_order": found.is_order,
        "sentences": list(told([found])),
    }


def _written(value: Any) -> Any:
    """Plain data as JSON writes them: days as text."""
    if isinstance(value, dict):
        return {key: _written(held) for key, held in value.items()}
    if isinstance(value, list):
        return [_written(held) for held in value]
    return value.isoformat() if isinstance(value, datetime.date) else value


def _side(comparison: Comparison, side: ComparedSide) -> dict[str, Any]:
    changes, closed, maps = side.changes, comparison.closed_at(side), comparison.maps_of(side)
    return {
        "before": side.before,
        "after": side.after,
        "stages": [_stage(maps, change, closed.get(change.id, {})) for change in changes.stages],
        "flows": [_flow(maps, flow) for flow in changes.flows],
        "fields": [{**_field(change), "sentences": list(side_sentences(maps, change))} for change in changes.fields],
        "numbers": {"before": outcome_data(side.was), "after": outcome_data(side.now)},
    }


def _stage(maps: Maps, change: StageChange, closed: ClosedHere) -> dict[str, Any]:
    return {
        "id": change.id,
        "change": "added" if change.before is None else "removed" if change.after is None else "changed",
        "name": {"before": _name(change.before), "after": _name(change.after)},
        "renamed": change.is_renamed,
        "moved": change.is_moved,
        "fields": [
            {**_field(field), "sentences": field_sentences(maps, field), "closes": _rules(closed, field.key)}
            for field in _fields(change)
        ],
        "flows": [{**_flow(maps, flow), "closes": _rules(closed, "flows")} for flow in change.flows],
        "closes": list(dict.fromkeys(rule for key in closed for rule in _rules(closed, key))),
    }


def _fields(change: StageChange) -> tuple[FieldChange, ...]:
    """The fields that differ; of a stage that only one side has, all that it says."""
    old, new = change.before, change.after
    return change.fields if old and new else differing((key, _of(old, key), _of(new, key)) for key in EVERY)


def _of(stage: Stage | None, key: str) -> Any:
    """What a field says; what it says on its own where the stage is not there."""
    field = Stage.model_fields[key]
    return getattr(stage, key) if stage else None if field.is_required() else field.default


def _name(stage: Stage | None) -> str | None:
    return None if stage is None else stage.name


def _field(change: FieldChange) -> dict[str, Any]:
    return {"field": change.key, **{when: _value(change.key, getattr(change, when)) for when in ("before", "after")}}


def _value(key: str, value: Any) -> Any:
    """A value as the file holds it; an empty text or list is the same as an absent one, but no hours are none."""
    return None if value in ("", ()) or (value == {} and key != "hours") else to_data(value)


def _flow(maps: Maps, change: FlowChange) -> dict[str, Any]:
    return {
        "from": change.start,
        "to": change.end,
        "before": to_data(change.before),
        "after": to_data(change.after),
        "sentences": [flow_sentence(maps, change)],
    }


def _rules(closed: ClosedHere, key: str) -> list[str]:
    """The rules whose findings name a field of a stage and are closed."""
    return [finding.rule for finding in closed.get(key, ())]


def _findings(found: FindingChanges) -> dict[str, Any]:
    return {
        "closed": _listed(found.closed),
        "untold": _listed(found.untold),
        "stays": [{"before": finding_data(stay.before), "after": finding_data(stay.after)} for stay in found.stays],
        "new": _listed(found.new),
    }


def _listed(findings: tuple[Finding, ...]) -> list[dict[str, Any]]:
    return [finding_data(finding) for finding in findings]
