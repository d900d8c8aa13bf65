"""Edits of the stages: paste a list of names, move, remove, and start the target as a copy."""

from collections.abc import Sequence
from itertools import pairwise

from procmap.model.process_map import ProcessMap, Side, SideName
from procmap.model.record import Estimate, ShareEstimate, typical
from procmap.model.stage import Stage
from procmap.model.text import cleaned, identifier_from
from procmap.workshop.edits import Unacceptable, checked, moved, placed, rebuilt, removed
from procmap.workshop.references import is_on_a_side, without_references


def with_stages(process_map: ProcessMap, side_name: SideName, names: Sequence[str], at: int) -> ProcessMap:
    """The map with new stages of these names inserted at a position of a side. Raises Unacceptable."""
    side = process_map.side(side_name)
    stages = side.stages if side else ()
    other = process_map.side("target" if side_name == "current" else "current")
    taken = {stage.id for stage in stages} | {stage.id for stage in (other.stages if other else ())}
    fresh: list[Stage] = []
    for name in names:
        stage_id = identifier_from(name, taken, "stage")
        taken.add(stage_id)
        fresh.append(Stage(id=stage_id, name=name))
    process_map = placed(process_map, (side_name, "stages"), (*stages[:at], *fresh, *stages[at:]))
    return checked(_next_is_conversion(process_map, side_name))


def names_in(text: str) -> list[str]:
    """The names in a pasted list, one a line; bullets and numbers before them are not part of them."""
    lines = (cleaned(line).lstrip("-–—*•·▪>○●").strip() for line in text.replace("\r", "\n").split("\n"))
    return [bare for line in lines if (bare := _without_number(line))]


def _without_number(line: str) -> str:
    head, dot, rest = line.partition(" ")
    return rest.strip() if dot and head.rstrip(".):").isdigit() and head[-1] in ".):" else line


def with_stage_moved(process_map: ProcessMap, side_name: SideName, index: int, places: int) -> tuple[ProcessMap, int]:
    """The map with a stage moved along its side, and its new position. Raises Unacceptable."""
    process_map, path = moved(process_map, (side_name, "stages", index), places)
    goal = path[-1]
    assert isinstance(goal, int)  # noqa: S101 - the path of a record in a list ends in its position
    return checked(_next_is_conversion(process_map, side_name)), goal


def without_stage(process_map: ProcessMap, side_name: SideName, index: int) -> ProcessMap:
    """The map without a stage: its flows go too, and all that named it unless the other side has it still."""
    side = process_map.side(side_name)
    if side is None or not 0 <= index < len(side.stages):
        return process_map
    stage = side.stages[index]
    process_map = removed(process_map, (side_name, "stages", index))
    flows = tuple(flow for flow in side.flows if stage.id not in (flow.from_, flow.to))
    process_map = placed(process_map, (side_name, "flows"), flows)
    votes = tuple(vote for vote in process_map.votes if not (vote.side == side_name and vote.stage == stage.id))
    process_map = placed(process_map, ("votes",), votes)
    for metric in stage.metrics:
        name = f"{stage.id}/{metric.id}"
        if metric.id and not _metric_is_left(process_map, stage.id, metric.id):
            process_map = without_references(process_map, "metric", name)
    if not is_on_a_side(process_map, stage.id):
        process_map = without_references(process_map, "stage", stage.id)
    return checked(_next_is_conversion(process_map, side_name))


def _metric_is_left(process_map: ProcessMap, stage_id: str, metric_id: str) -> bool:
    stages = [side.stage(stage_id) for side in (process_map.current, process_map.target) if side]
    return any(metric.id == metric_id for stage in stages if stage for metric in stage.metrics)


def _next_is_conversion(process_map: ProcessMap, side_name: SideName) -> ProcessMap:
    """The map in which a flow that now leads to the next stage is part of the conversion, as the format wants it."""
    side = process_map.side(side_name)
    if side is None:
        return process_map
    order = [stage.id for stage in side.stages]
    following = dict(pairwise(order))
    flows = [flow for flow in side.flows if flow.from_ and following.get(flow.from_) == flow.to]
    for flow in flows:
        index = order.index(flow.from_)
        share = typical(flow.share)
        if share is not None:
            conversion = side.stages[index].conversion or ShareEstimate()
            total = min(1.0, round((conversion.typical or 0.0) + share, 12))
            process_map = placed(
                process_map, (side_name, "stages", index, "conversion"), rebuilt(conversion, {"typical": total})
            )
    if flows:
        kept = tuple(flow for flow in side.flows if flow not in flows)
        process_map = placed(process_map, (side_name, "flows"), kept)
    return process_map


def with_target(process_map: ProcessMap) -> ProcessMap:
    """The map with a target that starts as a copy of the current side without what was observed there.

    Observed are: last period's facts, what is open now, actual values, levels and holders, the
    roadblocks heard and the losses counted; of an estimate the target keeps the number alone.
    """
    if process_map.target is not None:
        raise Unacceptable("there is a target already")
    current = process_map.current
    stages = tuple(_aimed(stage) for stage in current.stages)
    kept = {name: getattr(current, name) for name in Side.model_fields if name not in ("stages", "flows")}
    flows = tuple(rebuilt(flow, {"share": _bare(flow.share)}) for flow in current.flows)
    return checked(placed(process_map, ("target",), Side.model_validate(kept | {"stages": stages, "flows": flows})))


def _aimed(stage: Stage) -> Stage:
    numbers = ("conversion", "our_wait_days", "buyer_wait_days", "right_first_time")
    changes: dict[str, object] = {name: _bare(getattr(stage, name)) for name in numbers}
    changes["hours"] = None if stage.hours is None else {role: _bare(hours) for role, hours in stage.hours.items()}
    changes["metrics"] = tuple(rebuilt(metric, {"actual": None}) for metric in stage.metrics)
    changes["skills"] = tuple(rebuilt(skill, {"actual": None, "holders": None}) for skill in stage.skills)
    changes |= {"in_progress": None, "roadblocks": (), "losses": ()}
    aimed: Stage = rebuilt(stage, changes)
    return aimed


def _bare(estimate: Estimate | None) -> Estimate | None:
    if estimate is None or estimate.typical is None:
        return None
    return type(estimate)(typical=estimate.typical)


def is_copy(process_map: ProcessMap) -> bool:
    """Whether the target says nothing yet that the current side does not say."""
    if process_map.target is None:
        return True
    bare = placed(process_map, ("target",), None)
    return with_target(bare).target == process_map.target
