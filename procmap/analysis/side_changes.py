"""What makes one side of the other, or a side of a later map of an earlier: stages, moves, people, goal."""

from collections import Counter
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from procmap.analysis.order import moved
from procmap.analysis.stage_changes import FieldChange, all_changes, differing, field_changes
from procmap.model.process_map import ProcessMap, SideName
from procmap.model.record import ShareEstimate, typical
from procmap.model.side import Flow, Side
from procmap.model.stage import Stage

SIDE_FIELDS = ("entering", "goal", "deal_value", "life_cycle", "headcount", "selling_share", "observed")
"""The fields of a side beside its stages and moves, in the order of the format."""

Values = Mapping[str, Any]


@dataclass(frozen=True)
class FlowChange:
    """A move other than on to the next stage that is new, gone or has other figures."""

    start: str
    end: str
    before: Flow | None
    after: Flow | None


@dataclass(frozen=True)
class StageChange:
    """A stage that is new, gone, moved or says something else, with the moves that leave it.

    `before` is None where it is new, `after` where it is gone.
    """

    id: str
    before: Stage | None
    after: Stage | None
    fields: tuple[FieldChange, ...] = ()
    flows: tuple[FlowChange, ...] = ()
    is_moved: bool = False

    @property
    def is_renamed(self) -> bool:
        """Whether it has another name."""
        return any(change.key == "name" for change in self.fields)


@dataclass(frozen=True)
class SideChanges:
    """All that differs between two sides: stages in the order of the process, and the side's own fields.

    `flows` are the unfinished moves that leave no stage.
    """

    stages: tuple[StageChange, ...]
    flows: tuple[FlowChange, ...]
    fields: tuple[FieldChange, ...]

    def __bool__(self) -> bool:
        """Whether anything differs."""
        return bool(self.stages or self.flows or self.fields)


def target_changes_of(process_map: ProcessMap) -> SideChanges | None:
    """What the target changes of the current side, observed facts apart; None where there is no target."""
    before, after = process_map.current, process_map.target
    if after is None:
        return None
    values = _in_force(process_map, "current", before), _in_force(process_map, "target", after)
    flows = _flows(before, after, _meant_flow)
    return SideChanges(_stages(before, after, field_changes, flows), _leaving(flows, ""), _fields(*values))


def side_changes(before: Side, after: Side) -> SideChanges:
    """What differs between a side of one map and the same side of another, in every field."""
    values = ({key: getattr(side, key, None) for key in SIDE_FIELDS} for side in (before, after))
    flows = _flows(before, after, lambda flow: flow)
    return SideChanges(_stages(before, after, all_changes, flows), _leaving(flows, ""), _fields(*values))


def _meant_flow(flow: Flow) -> Flow:
    """What a move is meant to be: its share as the number to calculate with."""
    share = typical(flow.share)
    return flow.model_copy(update={"share": None if share is None else ShareEstimate(typical=share)})


def _in_force(process_map: ProcessMap, name: SideName, side: Side) -> Values:
    """The fields of a side as they hold there, the process's and the roles' where it says nothing of its own."""
    shares = {role.id: side.selling_share.get(role.id, role.selling_share) for role in process_map.roles}
    return {
        "entering": side.entering,
        "goal": process_map.goal(name),
        "deal_value": process_map.deal_value(name),
        "life_cycle": side.life_cycle or process_map.process.life_cycle,
        "headcount": side.headcount,
        "selling_share": {role: share for role, share in shares.items() if share is not None},
    }


def _fields(before: Values, after: Values) -> tuple[FieldChange, ...]:
    return differing((key, before.get(key), after.get(key)) for key in SIDE_FIELDS)


def _stages(
    before: Side,
    after: Side,
    compare: Callable[[Stage, Stage], tuple[FieldChange, ...]],
    flows: tuple[FlowChange, ...],
) -> tuple[StageChange, ...]:
    shifted = moved([stage.id for stage in before.stages], [stage.id for stage in after.stages])
    found = []
    for name, old, new in aligned(before, after):
        fields = compare(old, new) if old and new else ()
        change = StageChange(name, old, new, fields, _leaving(flows, name), name in shifted)
        if change.fields or change.flows or change.is_moved or not (old and new):
            found.append(change)
    return tuple(found)


def aligned(before: Side, after: Side) -> Iterator[tuple[str, Stage | None, Stage | None]]:
    """The stages of both sides in the new order; one that is gone stands after whom it followed."""
    gone: dict[str, list[Stage]] = {}
    last = ""
    for stage in before.stages:
        if after.stage(stage.id):
            last = stage.id
        else:
            gone.setdefault(last, []).append(stage)
    yield from ((old.id, old, None) for old in gone.get("", ()))
    for stage in after.stages:
        yield stage.id, before.stage(stage.id), stage
        yield from ((old.id, old, None) for old in gone.get(stage.id, ()))


def _flows(before: Side, after: Side, meaning: Callable[[Flow], Flow]) -> tuple[FlowChange, ...]:
    """The moves that differ: those of the new side in its order, then those that are gone."""
    old, new = _by_ends(before, meaning), _by_ends(after, meaning)
    return tuple(
        FlowChange(ends[0], ends[1], old.get(ends), new.get(ends))
        for ends in {**new, **old}
        if old.get(ends) != new.get(ends)
    )


def _leaving(flows: tuple[FlowChange, ...], stage_id: str) -> tuple[FlowChange, ...]:
    return tuple(flow for flow in flows if flow.start == stage_id)


def _by_ends(side: Side, meaning: Callable[[Flow], Flow]) -> dict[tuple[str, str, int], Flow]:
    """The moves by where they start and end; unfinished ones may share that, and are told apart by number."""
    seen: Counter[tuple[str, str]] = Counter()
    found = {}
    for flow in side.flows:
        found[(flow.from_, flow.to, seen[flow.from_, flow.to])] = meaning(flow)
        seen[flow.from_, flow.to] += 1
    return found
