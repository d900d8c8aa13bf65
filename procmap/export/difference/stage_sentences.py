"""What changes at a stage, in sentences, field by field."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from typing import Any

from procmap.analysis.side_changes import FlowChange
from procmap.analysis.stage_changes import FieldChange
from procmap.export.difference.changing import ARROW, NOT_SAID, Maps
from procmap.export.difference.words import LABELS, NOUNS, PARTS, SENTENCES
from procmap.export.values import in_full
from procmap.export.wording import capitalised
from procmap.model.data import to_data
from procmap.model.record import Record
from procmap.model.side import Flow
from procmap.model.stage import Handoff
from procmap.model.text import displayed
from procmap.rules.wording import quoted
from procmap.store.writing.pairing import paired


def field_sentences(maps: Maps, change: FieldChange) -> list[str]:
    """A changed field of a stage in a sentence, with what it was and what it is; lists and tables take several."""
    if change.key in SENTENCES:
        return [_sentence(maps, change)]
    if change.key in LABELS:
        return [f"{LABELS[change.key]}: {maps.change(change.key, change.before, change.after)}"]
    return list(TOLD[change.key](maps, change))


def fact_sentences(maps: Maps, key: str, value: Any) -> list[str]:
    """A field of a stage that was not there, in a sentence; hours take one a role."""
    if key == "hours":
        return [f"{quoted(maps.role_name(role))}: {maps.fact(key, hours)} per deal" for role, hours in value.items()]
    words = maps.fact(key, value)
    return [SENTENCES[key].fact.format(after=words) if key in SENTENCES else f"{LABELS[key]}: {words}"]


def flow_sentence(maps: Maps, change: FlowChange) -> str:
    """A changed move of the stage that it leaves, in a sentence."""
    labels = PARTS[Flow]
    move = f"move to {quoted(maps.stage_name(change.end))}" if change.end else "move to a stage not yet said"
    if change.after is None:
        return f"No longer: {move}"
    if change.before is None:
        return _joined(f"New {move}", maps.facts(labels, change.after))
    return _joined(capitalised(move), maps.parts(labels, change.before, change.after))


def _joined(name: str, parts: Sequence[str]) -> str:
    return f"{name} – {'; '.join(parts)}" if parts else name


def _sentence(maps: Maps, change: FieldChange) -> str:
    words = SENTENCES[change.key]
    old, new = maps.pair(change.key, change.before, change.after)
    form = words.other if old and new else words.new if new else words.gone
    return form.format(before=old, after=new)


def _hours(maps: Maps, change: FieldChange) -> Iterator[str]:
    """Hours by role; a role that a table leaves out has none, and without a table nobody has said."""
    old, new = change.before or {}, change.after or {}
    if not old and not new:
        yield f"Hands-on hours: {_unstated(change.before)} {ARROW} {_unstated(change.after)}"
    for role in dict.fromkeys([*old, *new]):
        before, after = maps.pair("hours", old.get(role), new.get(role))
        before, after = before or _unstated(change.before), after or _unstated(change.after)
        if before != after:
            yield f"{quoted(maps.role_name(role))}: {before} {ARROW} {after} per deal"


def _unstated(hours: Mapping[str, Any] | None) -> str:
    return NOT_SAID if hours is None else "none"


def _handoff(maps: Maps, change: FieldChange) -> Iterator[str]:
    yield from maps.parts(PARTS[Handoff], change.before, change.after)


def _records(maps: Maps, change: FieldChange) -> Iterator[str]:
    """The records of a list that are new, gone or changed; who was who is told by id, name and place."""
    old: Sequence[Record] = change.before
    new: Sequence[Record] = change.after
    was = paired([to_data(record) for record in old], [to_data(record) for record in new])
    for position, record in enumerate(new):
        before = old[was[position]] if position in was else None
        if before != record:
            yield _record(maps, before, record)
    for position in sorted(set(range(len(old))) - set(was.values())):
        yield f"No longer: {_called(old[position])}"
    if [was[position] for position in sorted(was)] != sorted(was.values()):
        yield f"The {change.key} are in another order"


def _record(maps: Maps, before: Record | None, after: Record) -> str:
    labels = PARTS[type(after)]
    if before is None:
        return _joined(f"New {_called(after)}", maps.facts(labels, after))
    renamed = f" instead of {in_full(_naming(before))}" if _naming(before) != _naming(after) else ""
    return _joined(capitalised(_called(after)) + renamed, maps.parts(labels, before, after))


def _called(record: Record) -> str:
    return f"{_noun(record)} {in_full(_naming(record))}"


def _noun(record: Record) -> str:
    return NOUNS[type(record)]


def _naming(record: Record) -> str:
    """What names a record: its name, what it says, why."""
    named = (getattr(record, key, "") for key in ("name", "says", "why", "id"))
    return next((displayed(name) for name in named if name), "…")


TOLD: Mapping[str, Callable[[Maps, FieldChange], Iterator[str]]] = {
    "hours": _hours,
    "handoff": _handoff,
    **dict.fromkeys(("activities", "tools", "skills", "roadblocks", "losses", "metrics"), _records),
}
"""Fields that hold more than one value, and how they are told."""
