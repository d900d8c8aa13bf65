"""A map as if some of its numbers were others: what a lever changes, without touching the map itself."""

from collections.abc import Callable, Mapping
from typing import Any

from procmap.analysis.levers import Lever, LeverKind
from procmap.model.process_map import ProcessMap, SideName
from procmap.model.record import Estimate, ShareEstimate
from procmap.model.side import Side

Changes = Mapping[Lever, float]
"""The values at which levers stand instead of their own."""


class NoSuchLever(LookupError):
    """A side has not the stage or the move whose number is to change; `lever` is the one."""

    def __init__(self, lever: Lever) -> None:
        super().__init__(lever.name)
        self.lever = lever


def with_changes(process_map: ProcessMap, side_name: SideName, changes: Changes) -> ProcessMap:
    """The map as if levers of a side stood at other values: a changed estimate is then a plain number.

    Raises NoSuchLever where the side lacks the stage or the move of a change.
    """
    side = process_map.side(side_name)
    if side is None or not changes:
        return process_map
    for lever, value in changes.items():
        side = _CHANGED[lever.kind](side, lever, value)
    return process_map.model_copy(update={side_name: side})


def _with_entering(side: Side, lever: Lever, value: float) -> Side:
    return _with_of_stage(side, lever, {"entering": value}) if lever.stage else _with(side, {"entering": value})


def _with_conversion(side: Side, lever: Lever, value: float) -> Side:
    return _with_of_stage(side, lever, {"conversion": ShareEstimate(typical=value)})


def _with_share(side: Side, lever: Lever, value: float) -> Side:
    changed = tuple(
        flow.model_copy(update={"share": ShareEstimate(typical=value)}) if (flow.from_, flow.to) == lever.at else flow
        for flow in side.flows
    )
    if changed == side.flows and lever.at not in {(flow.from_, flow.to) for flow in side.flows}:
        raise NoSuchLever(lever)
    return _with(side, {"flows": changed})


def _with_hours(side: Side, lever: Lever, value: float) -> Side:
    stage = side.stage(lever.stage)
    hours = stage.hours if stage and stage.hours else {}
    return _with_of_stage(side, lever, {"hours": {**hours, lever.role: Estimate(typical=value)}})


def _with_of_role(side: Side, lever: Lever, value: float) -> Side:
    return _with(side, {lever.kind: {**getattr(side, lever.kind), lever.role: value}})


_CHANGED: Mapping[LeverKind, Callable[[Side, Lever, float], Side]] = {
    "entering": _with_entering,
    "conversion": _with_conversion,
    "share": _with_share,
    "hours": _with_hours,
    "headcount": _with_of_role,
    "selling_share": _with_of_role,
}


def _with_of_stage(side: Side, lever: Lever, values: Mapping[str, Any]) -> Side:
    position = side.position(lever.stage)
    if position is None:
        raise NoSuchLever(lever)
    changed = side.stages[position].model_copy(update=values)
    return _with(side, {"stages": (*side.stages[:position], changed, *side.stages[position + 1 :])})


def _with(side: Side, values: Mapping[str, Any]) -> Side:
    return side.model_copy(update=values)
