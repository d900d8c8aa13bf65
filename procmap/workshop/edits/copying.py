"""Copying from one side to the other: a field, the moves that leave a stage, a stage, what holds for the whole side.

What was observed stays where it was seen: of an estimate only the number goes across.
"""

from collections.abc import Mapping, Sequence
from itertools import pairwise

from procmap.analysis.order import moved as moved_among
from procmap.analysis.stage_changes import COMPARED
from procmap.model.process_map import ProcessMap, SideName
from procmap.model.side import Flow, Side
from procmap.model.stage import Stage
from procmap.workshop.edits.carrying import carried, carried_field
from procmap.workshop.edits.edit import Unacceptable, checked, inserted, moved, placed, rebuilt
from procmap.workshop.edits.entry import Change
from procmap.workshop.edits.observed import without_observed
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
    if not takes_moves(process_map, to, stage_id, end):
        raise Unacceptable(_why_not(process_map, to, stage_id, end))
    changed = checked(_with_moves(process_map, to, stage_id, end))
    sides = (_side(process_map, to), _side(process_map, OTHER[to]))
    name = next((brief(stage.name) for side in sides if (stage := side.stage(end))), "nowhere yet")
    return Change(f"copy the move to {name} to {_SHORT[to]}", changed)


def takes_moves(process_map: ProcessMap, to: SideName, start: str, end: str) -> bool:
    """Whether a side can have the other's moves from one stage to another: without any there, its own go."""
    giver, taker = _side(process_map, OTHER[to]), _side(process_map, to)
    return not _moves(giver, start, end) or _can_have(taker, start, end)


def _why_not(process_map: ProcessMap, to: SideName, start: str, end: str) -> str:
    giver, taker = _side(process_map, OTHER[to]), _side(process_map, to)
    missing = next((stage for name in (start, end) if not taker.stage(name) and (stage := giver.stage(name))), None)
    side = _SHORT[to]
    if missing:
        return f"{side} has no stage {brief(missing.name)}: copy that one first"
    return f"on {side} that is the way on to the next stage: copy its share of deals that move on"


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
        place = _place(giver, taker, stage_id)
        changed = inserted(process_map, (to, "stages", place), without_observed(given))
    else:
        changed = _in_its_place(_with_fields(process_map, to, at, given, COMPARED), to, stage_id)
    for end in _ends(giver, _side(changed, to), stage_id):
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
    values = {key: carried_field(key, given, held) for key in keys}
    stage = rebuilt(held, values)
    changed = placed(process_map, (to, "stages", at), stage)
    there = {metric.id for metric in stage.metrics}
    for metric in held.metrics:
        if metric.id not in there:
            changed = without_loose_references(changed, "metric", f"{stage.id}/{metric.id}")
    return checked(changed)


def _with_moves(process_map: ProcessMap, to: SideName, start: str, end: str) -> ProcessMap:
    """The map with the other side's moves from a stage to another instead of a side's own."""
    given = _moves(_side(process_map, OTHER[to]), start, end)
    taker = _side(process_map, to)
    flows, held = taker.flows, _moves(taker, start, end)
    fresh = [carried(flow, held[i] if i < len(held) else None) for i, flow in enumerate(given)]
    at = flows.index(held[0]) if held else len(flows)
    rest = [flow for flow in flows if flow not in held]
    return placed(process_map, (to, "flows"), (*rest[:at], *fresh, *rest[at:]))


def _moves(side: Side, start: str, end: str) -> list[Flow]:
    return [flow for flow in side.flows if (flow.from_, flow.to) == (start, end)]


def _ends(giver: Side, taker: Side, stage_id: str) -> list[str]:
    """Where the moves of either side lead to from a stage, as far as the taker can have them as moves."""
    leaving = [flow for side in (giver, taker) for flow in side.flows if flow.from_ == stage_id]
    return [end for end in dict.fromkeys(flow.to for flow in leaving) if _can_have(taker, stage_id, end)]


def _can_have(taker: Side, start: str, end: str) -> bool:
    """Whether a move may lead there: to a stage that is there, and not just on to the next one."""
    ids = ["", *(stage.id for stage in taker.stages)]
    return start in ids and end in ids and (not start or (start, end) not in pairwise(ids))


def _in_its_place(process_map: ProcessMap, to: SideName, stage_id: str) -> ProcessMap:
    """The map in which a stage of a side stands where the other side has it, if it has moved."""
    giver, taker = _side(process_map, OTHER[to]), _side(process_map, to)
    if stage_id not in _moved(giver, taker):
        return process_map
    at = taker.position(stage_id) or 0
    changed, _ = moved(process_map, (to, "stages", at), _place(giver, taker, stage_id) - at)
    return changed


def _place(giver: Side, taker: Side, stage_id: str) -> int:
    """The position, among the others, behind the nearest that precedes it on the other side and has not moved."""
    others = [stage.id for stage in taker.stages if stage.id != stage_id]
    kept = set(others) - _moved(giver, taker)
    preceding = [stage.id for stage in giver.stages[: giver.position(stage_id)]]
    return next((others.index(name) + 1 for name in reversed(preceding) if name in kept), 0)


def _moved(giver: Side, taker: Side) -> frozenset[str]:
    return moved_among([stage.id for stage in giver.stages], [stage.id for stage in taker.stages])
