"""What of a stage the target is held against the current side by, and whether it changes anything yet."""

from procmap.model.process_map import ProcessMap
from procmap.model.record import typical
from procmap.model.side import Side
from procmap.model.stage import Stage


def essence(stage: Stage) -> tuple[object, ...]:
    """What a stage is meant to be, its numbers as they are calculated with; what was observed is no part of it."""
    hours = None if stage.hours is None else {role: typical(value) for role, value in stage.hours.items()}
    numbers = (stage.conversion, stage.our_wait_days, stage.buyer_wait_days, stage.right_first_time)
    texts = (stage.name, stage.phase, stage.owner, stage.customer_value, stage.entry, stage.exit, stage.exit_by)
    return (*texts, stage.handoff, stage.tools, hours, *(typical(number) for number in numbers))


def target_changes(process_map: ProcessMap) -> bool:
    """Whether the target differs from the current side in its stages, its moves or its people."""
    target = process_map.target
    return target is not None and _essence_of_side(target) != _essence_of_side(process_map.current)


def _essence_of_side(side: Side) -> tuple[object, ...]:
    flows = tuple((flow.from_, flow.to, typical(flow.share)) for flow in side.flows)
    return (tuple((stage.id, essence(stage)) for stage in side.stages), flows, dict(side.headcount))
