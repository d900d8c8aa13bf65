"""Copying from one side to the other: a field, the moves that leave a stage, a stage, what holds for the whole side.

What was observed stays where it was seen: of an estimate only the number goes across.
"""

from collections.abc import Mapping, Sequence
from typing import Any

from procmap.analysis.stage_changes import COMPARED
from procmap.model.data import key_of, to_data
from procmap.model.process_map import ProcessMap, SideName
from procmap.model.record import Estimate, Record, typical
from procmap.model.side import Side
from procmap.model.stage import Roadblock, Stage
from procmap.store.pairing import paired
from procmap.workshop.edits.edit import Unacceptable, checked, inserted, moved, placed, rebuilt
from procmap.workshop.edits.entry import Change
from procmap.workshop.edits.observed import OBSERVED, without_observed
from procmap.workshop.edits.references import without_loose_references
from procmap.workshop.edits.stages import with_conversions, without_stage
from procmap.workshop.fields.every import field_of
from procmap.workshop.fields.naming import brief

OTHER: Mapping[SideName, SideName] = {"current": "target", "target": "current"}
"""The side opposite."""

_SHORT = {"current": "the current side", "target": "the target"}


def copied_field(process_map: ProcessMap, to: SideName, stage_id: str, key: str) -> Change:
    """The other side's value of a field of a stage, put on a side. Raises Unacceptable."""
    given, held, at = _both(process_map, to, stage_id)
    changed = _with_fields(process_map, to, at, given, (key,))
    label = field_of(Stage, key).label
    return Change(f"copy {label[:1].lower()}{label[1:]} of {brief(held.name)} to {_SHORT[to]}", changed)


def copied_moves(process_map: ProcessMap, to: SideName, stage_id: str, end: str) -> Change:
    """The other side's moves from one stage to another, put on a side. Raises Unacceptable."""
    changed = checked(_with_moves(process_map, to, stage_id, end))
    return Change(f"copy the move to {brief(end) or 'nowhere yet'} to {_SHORT[to]}", changed)


def copied_of_side(process_map: ProcessMap, to: SideName, key: str) -> Change:
    """The other side's value of a field beside its stages, put on a side. Raises Unacceptable."""
    changed = checked(placed(process_map, (to, key), getattr(process_map.side(OTHER[to]), key)))
    label = field_of(Side, key).label
    return Change(f"copy {label[:1].lower()}{label[1:]} to {_SHORT[to]}", changed)


def copied_stage(process_map: ProcessMap, to: SideName, stage_id: str) -> Change:
    """A stage put on a side as the other side has it, in its place there, or removed. Raises Unacceptable."""
    giver, taker = _side(process_map, OTHER[to]), _side(process_map, to)
    given, at = giver.stage(stage_id), taker.position(stage_id)
    if given is None:
        if at is None:
            raise Unacceptable("that stage is no longer there")
        return Change(
            f"remove stage {brief(taker.stages[at].name)} from {_SHORT[to]}", without_stage(process_map, to, at)
        )
    if at is None:
        place = _place_in(giver, taker, stage_id)
        changed = inserted(process_map, (to, "stages", place), without_observed(given))
    else:
        changed = _in_its_place(_with_fields(process_map, to, at, given, COMPARED), to, stage_id)
    for end in _ends(giver, taker, stage_id):
        changed = _with_moves(changed, to, stage_id, end)
    return Change(f"copy stage {brief(given.name)} to {_SHORT[to]}", checked(with_conversions(changed, to)))


def _side(process_map: ProcessMap, name: SideName) -> Side:
    side = process_map.side(name)
    if side is None:
        raise Unacceptable("there is no target yet")
    return side


def _both(process_map: ProcessMap, to: SideName, stage_id: str) -> tuple[Stage, Stage, int]:
    """A stage as the other side and as a side has it, and its position on that one."""
    given, taker = _side(process_map, OTHER[to]).stage(stage_id), _side(process_map, to)
    at = taker.position(stage_id)
    if given is None or at is None:
        raise Unacceptable("only one side has that stage: copy the stage as a whole")
    return given, taker.stages[at], at


def _with_fields(process_map: ProcessMap, to: SideName, at: int, given: Stage, keys: Sequence[str]) -> ProcessMap:
    held = _side(process_map, to).stages[at]
    values = {key: _carried_field(key, getattr(given, key), getattr(held, key)) for key in keys}
    stage = rebuilt(held, values)
    changed = placed(process_map, (to, "stages", at), stage)
    there = {metric.id for metric in stage.metrics}
    for metric in held.metrics:
        if metric.id not in there:
            changed = without_loose_references(changed, "metric", f"{stage.id}/{metric.id}")
    return checked(changed)


def _carried_field(key: str, given: Any, held: Any) -> Any:
    if key != "roadblocks":
        return _carried(given, held)
    answers = {roadblock.says: roadblock for roadblock in given}
    return tuple(_answered(roadblock, answers.get(roadblock.says, roadblock)) for roadblock in held)


def _answered(heard: Roadblock, answer: Roadblock) -> Roadblock:
    """A roadblock as often as it was heard here, with what the other side makes of it."""
    return answer.model_copy(update={"count": heard.count, "days": heard.days})


def _carried(given: Any, held: Any) -> Any:
    """A value as it is copied, with what was observed of the one that it replaces."""
    if isinstance(given, Estimate):
        if isinstance(held, Estimate) and typical(held) == typical(given):
            return held
        return None if given.typical is None else without_observed(given)
    if isinstance(given, Record):
        return _carried_record(given, held)
    if isinstance(given, Mapping):
        return {key: _carried(part, (held or {}).get(key)) or without_observed(part) for key, part in given.items()}
    if isinstance(given, tuple) and given and isinstance(given[0], Record):
        was = paired([to_data(record) for record in held], [to_data(record) for record in given])
        return tuple(_carried(it, held[was[i]] if i in was else None) for i, it in enumerate(given))
    return held if given is None and isinstance(held, Estimate) and typical(held) is None else given


def _carried_record(given: Record, held: Any) -> Any:
    observed = OBSERVED.get(type(given), ())
    values = {}
    for name, field in type(given).model_fields.items():
        here = getattr(held, name, field.default)
        values[key_of(name)] = here if name in observed else _carried(getattr(given, name), here)
    return rebuilt(given, values)


def _with_moves(process_map: ProcessMap, to: SideName, start: str, end: str) -> ProcessMap:
    """The map with the other side's moves from a stage to another instead of a side's own."""
    given = [flow for flow in _side(process_map, OTHER[to]).flows if (flow.from_, flow.to) == (start, end)]
    flows = _side(process_map, to).flows
    held = [flow for flow in flows if (flow.from_, flow.to) == (start, end)]
    fresh = [_carried(flow, held[i] if i < len(held) else None) for i, flow in enumerate(given)]
    at = flows.index(held[0]) if held else len(flows)
    rest = [flow for flow in flows if flow not in held]
    return placed(process_map, (to, "flows"), (*rest[:at], *fresh, *rest[at:]))


def _ends(giver: Side, taker: Side, stage_id: str) -> list[str]:
    """Where the moves of either side lead to from a stage, as far as the taker can have them as moves."""
    leaving = [flow for side in (giver, taker) for flow in side.flows if flow.from_ == stage_id]
    return [end for end in dict.fromkeys(flow.to for flow in leaving) if _can_have(taker, stage_id, end)]


def _can_have(taker: Side, start: str, end: str) -> bool:
    """Whether a move may lead there: to a stage that is there, and not just on to the next one."""
    at = taker.position(start)
    follows = taker.stages[at + 1].id if at is not None and at + 1 < len(taker.stages) else ""
    return not end or end == start or (taker.position(end) is not None and end != follows)


def _in_its_place(process_map: ProcessMap, to: SideName, stage_id: str) -> ProcessMap:
    """The map in which a stage of a side follows whom it follows on the other side."""
    giver, taker = _side(process_map, OTHER[to]), _side(process_map, to)
    at, others = taker.position(stage_id) or 0, [stage.id for stage in taker.stages if stage.id != stage_id]
    goal = _place_among(giver, others, stage_id)
    changed, _ = moved(process_map, (to, "stages", at), goal - at)
    return changed


def _place_in(giver: Side, taker: Side, stage_id: str) -> int:
    return _place_among(giver, [stage.id for stage in taker.stages], stage_id)


def _place_among(giver: Side, others: Sequence[str], stage_id: str) -> int:
    """The position behind the nearest stage that precedes it on the other side and is there; else the first."""
    preceding = [stage.id for stage in giver.stages[: giver.position(stage_id)]]
    return next((others.index(name) + 1 for name in reversed(preceding) if name in others), 0)
