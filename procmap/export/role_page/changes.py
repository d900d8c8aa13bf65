"""What changes at the stages of a role, in sentences: the new first, with what was until now."""

from collections.abc import Callable, Iterator, Mapping
from typing import Any

from procmap.analysis.stage_changes import FieldChange, field_changes
from procmap.export.page import Item
from procmap.export.role_page.work import works_at
from procmap.export.values import said
from procmap.model.process_map import ProcessMap
from procmap.model.stage import Stage
from procmap.rules.wording import quoted

_LABELS: Mapping[str, str] = {
    "name": "It is called",
    "phase": "Phase:",
    "owner": "Answers for it:",
    "buyer": "On the buyer's side:",
    "customer_value": "The customer gains:",
    "value_proof": "Proof of that:",
    "entry": "It starts when:",
    "exit": "It is done when:",
    "exit_by": "Whose act proves it:",
    "crucial": "Crucial:",
    "binding": "Done the same way by all:",
    "workaround": "Outside the system:",
    "conversion": "Of those that come here, move on:",
    "our_wait_days": "Our wait:",
    "buyer_wait_days": "The buyer's wait:",
    "right_first_time": "Right first time:",
    "max_days": "Too old after:",
    "entering": "Join from outside:",
}
"""How a sentence about a field begins."""

_LISTS: Mapping[str, str] = {"activities": "activity", "tools": "tool", "skills": "skill"}


_COUNTED = ("hours", "workaround", "entering")
"""Where a value that is gone means that there is none."""

_FACTS: Mapping[str, str] = {
    "per_opportunity": "times a deal",
    "minutes": "minutes",
    "feedback": "feedback",
    "fit": "fit",
    "rekeyed": "typed in twice",
    "needed": "level needed",
    "holders": "people who have it",
}
"""What is told of an activity, tool or skill that changes."""

_AT_OTHERS = ("name", "owner", "entry", "exit", "hours", "tools")
"""What concerns a role at a stage where it works and another answers for it."""

_TOLD_ELSEWHERE = ("purpose", "handoff", "roadblocks", "metrics")
"""What a role's page says elsewhere, or what says nothing to do."""


def change_items(process_map: ProcessMap, role_id: str) -> Iterator[Item]:
    """The stages of the role that are new, changed or gone in the target, with what is new there."""
    current, target = process_map.current, process_map.target
    if target is None:
        return
    for stage in target.stages:
        before = current.stage(stage.id)
        if before is None and works_at(stage, role_id):
            yield Item(f"{quoted(stage.name)}, a new stage", tuple(_of_new(process_map, stage)))
        elif before is not None and (works_at(stage, role_id) or works_at(before, role_id)):
            details = tuple(_details(process_map, before, stage, role_id))
            yield from [Item(quoted(before.name), details)] if details else []
    for stage in current.stages:
        if target.stage(stage.id) is None and works_at(stage, role_id):
            yield Item(f"{quoted(stage.name)} is no longer a stage")


def _of_new(process_map: ProcessMap, stage: Stage) -> Iterator[str]:
    values = ((key, getattr(stage, key)) for key in ("owner", "customer_value", "entry", "exit"))
    yield from (f"{_LABELS[key]} {said(process_map, key, value)}" for key, value in values if value)
    for role, hours in (stage.hours_by_role or {}).items():
        yield f"Hands-on hours of {quoted(process_map.role_name(role))}: {said(process_map, 'hours', hours)}"


def _details(process_map: ProcessMap, before: Stage, after: Stage, role_id: str) -> Iterator[str]:
    is_mine = role_id in (before.owner, after.owner)
    for change in field_changes(before, after):
        if change.key not in _TOLD_ELSEWHERE and (is_mine or change.key in _AT_OTHERS):
            told = change if is_mine or change.key != "hours" else _hours_of(role_id, change)
            yield from _TOLD.get(change.key, _field)(process_map, told)


def _hours_of(role_id: str, change: FieldChange) -> FieldChange:
    before, after = (
        {role_id: hours[role_id]} if role_id in (hours or {}) else {} for hours in (change.before, change.after)
    )
    return FieldChange("hours", before, after)


def _field(process_map: ProcessMap, change: FieldChange) -> Iterator[str]:
    yield _changed(process_map, change.key, _LABELS[change.key], change.before, change.after)


def _changed(process_map: ProcessMap, key: str, label: str, before: Any, after: Any) -> str:
    new, old = said(process_map, key, after), said(process_map, key, before)
    if not new:
        return f"{label} {'none any more' if key in _COUNTED else 'not said any more'} (until now {old})"
    return f"{label} {new} (until now {old})" if old else f"{label} {new}, which is new"


def _hours(process_map: ProcessMap, change: FieldChange) -> Iterator[str]:
    before, after = change.before or {}, change.after or {}
    for role in dict.fromkeys([*before, *after]):
        if before.get(role) != after.get(role):
            label = f"Hands-on hours of {quoted(process_map.role_name(role))}:"
            yield _changed(process_map, "hours", label, before.get(role), after.get(role))


def _records(process_map: ProcessMap, change: FieldChange) -> Iterator[str]:
    noun = _LISTS[change.key]
    before, after = ({record.name: record for record in records} for records in (change.before, change.after))
    named = {
        f"New {noun}:": [name for name in after if name not in before],
        f"{noun.capitalize()} no longer needed:": [name for name in before if name not in after],
    }
    yield from (f"{what} {', '.join(map(quoted, names))}" for what, names in named.items() if any(names))
    for name in (name for name in after if name in before):
        facts = [
            _changed(process_map, key, f"{fact}:", getattr(before[name], key), getattr(after[name], key))
            for key, fact in _FACTS.items()
            if getattr(before[name], key, None) != getattr(after[name], key, None)
        ]
        yield from [f"{noun.capitalize()} {quoted(name)}: {'; '.join(facts)}"] if facts else []


_TOLD: Mapping[str, Callable[[ProcessMap, FieldChange], Iterator[str]]] = {
    "hours": _hours,
    **dict.fromkeys(_LISTS, _records),
}
"""Fields that hold more than one value, and how they are told."""
