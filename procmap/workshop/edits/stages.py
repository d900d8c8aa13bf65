"""Edits of the stages: paste a list of names, move, remove; start the target as a copy, or give it up."""

import re
from collections.abc import Sequence
from itertools import pairwise

from procmap.model.process_map import ProcessMap, SideName
from procmap.model.record import ShareEstimate, typical
from procmap.model.side import Side
from procmap.model.stage import Stage
from procmap.model.text import cleaned, identifier_from
from procmap.workshop.edits.edit import Unacceptable, checked, moved, placed, rebuilt, removed
from procmap.workshop.edits.observed import without_observed
from procmap.workshop.edits.references import without_loose_references


def with_stages(process_map: ProcessMap, side_name: SideName, names: Sequence[str], at: int) -> ProcessMap:
    """The map with new stages of these names inserted at a position of a side. Raises Unacceptable."""
    side = process_map.side(side_name)
    stages = side.stages if side else ()
    taken = stage_ids(process_map)
    fresh: list[Stage] = []
    for name in names:
        stage_id = identifier_from(name, taken, "stage")
        taken.add(stage_id)
        fresh.append(Stage(id=stage_id, name=name))
    process_map = placed(process_map, (side_name, "stages"), (*stages[:at], *fresh, *stages[at:]))
    return checked(with_conversions(process_map, side_name))


def stage_ids(process_map: ProcessMap) -> set[str]:
    """The ids of the stages of both sides."""
    sides = [side for side in (process_map.current, process_map.target) if side]
    return {stage.id for side in sides for stage in side.stages}


def names_in(text: str) -> list[str]:
    """The names in a pasted list, one a line; bullets and numbers before them are not part of them."""
    lines = (cleaned(line).lstrip("-–—*•·▪>○●").strip() for line in text.replace("\r", "\n").split("\n"))
    return [bare for line in lines if (bare := _NUMBER.sub("", line))]


_NUMBER = re.compile(r"^\d+[.):]+(\s+|$)")


def with_stage_moved(process_map: ProcessMap, side_name: SideName, index: int, places: int) -> ProcessMap:
    """The map with a stage moved along its side. Raises Unacceptable."""
    process_map, _ = moved(process_map, (side_name, "stages", index), places)
    return checked(with_conversions(process_map, side_name))


def without_stage(process_map: ProcessMap, side_name: SideName, index: int) -> ProcessMap:
    """The map without a stage: its flows go too, and all that named it unless the other side has it still."""
    side = process_map.side(side_name)
    if side is None or not 0 <= index < len(side.stages):
        return process_map
    stage = side.stages[index]
    process_map = removed(process_map, (side_name, "stages", index))
    flows = tuple(flow for flow in side.flows if stage.id not in (flow.from_, flow.to))
    process_map = placed(process_map, (side_name, "flows"), flows)
    process_map = _without_traces(process_map, side_name, [stage])
    return checked(with_conversions(process_map, side_name))


def _without_traces(process_map: ProcessMap, side_name: SideName, gone: Sequence[Stage]) -> ProcessMap:
    """The map in which nothing names stages that have left a side, nor their metrics."""
    ids = {stage.id for stage in gone}
    votes = tuple(vote for vote in process_map.votes if not (vote.side == side_name and vote.stage in ids))
    process_map = placed(process_map, ("votes",), votes)
    for stage in gone:
        for metric in stage.metrics:
            process_map = without_loose_references(process_map, "metric", f"{stage.id}/{metric.id}")
        process_map = without_loose_references(process_map, "stage", stage.id)
    return process_map


def with_conversions(process_map: ProcessMap, side_name: SideName) -> ProcessMap:
    """The map in which a flow that now leads to the next stage is part of the conversion, as the format wants it."""
    side = process_map.side(side_name)
    if side is None:
        return process_map
    following = dict(pairwise(stage.id for stage in side.stages))
    onward = [flow for flow in side.flows if flow.from_ and following.get(flow.from_) == flow.to]
    for flow in onward:
        process_map = _with_more_conversion(process_map, side_name, flow.from_, typical(flow.share))
    kept = tuple(flow for flow in side.flows if flow not in onward)
    return placed(process_map, (side_name, "flows"), kept) if onward else process_map


def _with_more_conversion(process_map: ProcessMap, side_name: SideName, stage: str, share: float | None) -> ProcessMap:
    side = process_map.side(side_name)
    index = side.position(stage) if side else None
    if side is None or index is None or share is None:
        return process_map
    conversion = side.stages[index].conversion or ShareEstimate()
    total = min(1.0, round((conversion.typical or 0.0) + share, 12))
    return placed(process_map, (side_name, "stages", index, "conversion"), rebuilt(conversion, {"typical": total}))


def with_target(process_map: ProcessMap) -> ProcessMap:
    """The map with a target that starts as a copy of the current side without what was observed there.

    Raises Unacceptable where there is a target already.
    """
    if process_map.target is not None:
        raise Unacceptable("there is a target already")
    return checked(placed(process_map, ("target",), _copied(process_map)))


def _copied(process_map: ProcessMap) -> Side:
    current = process_map.current
    return Side.model_validate({name: without_observed(getattr(current, name)) for name in Side.model_fields})


def without_target(process_map: ProcessMap) -> ProcessMap:
    """The map without its target and all that named a stage of the target alone. Raises Unacceptable."""
    target = process_map.target
    if target is None:
        return process_map
    return checked(_without_traces(placed(process_map, ("target",), None), "target", target.stages))
