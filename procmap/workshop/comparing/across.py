"""A change that is looked at, copied to the other side; and whether it can be."""

from procmap.analysis.side_changes import SideChanges
from procmap.model.process_map import ProcessMap, SideName
from procmap.workshop.comparing.stops import Stop, change_at
from procmap.workshop.edits.copying import copied_field, copied_moves, copied_of_side, copied_stage, takes_moves
from procmap.workshop.edits.edit import Unacceptable
from procmap.workshop.edits.entry import Change


def copied(process_map: ProcessMap, to: SideName, stop: Stop) -> Change:
    """What is looked at copied to a side. Raises Unacceptable."""
    if stop.to is not None:
        return copied_moves(process_map, to, stop.stage, stop.to)
    if stop.stage and stop.field:
        return copied_field(process_map, to, stop.stage, stop.field)
    if stop.stage:
        return copied_stage(process_map, to, stop.stage)
    if stop.field:
        return copied_of_side(process_map, to, stop.field)
    raise Unacceptable("select one of its lines: the process is not copied as a whole")


def is_copied(process_map: ProcessMap, changes: SideChanges, to: SideName, stop: Stop) -> bool:
    """Whether copying would change a side: a stage that differs by no more than moves that it cannot have stays."""
    if stop.to is not None:
        return takes_moves(process_map, to, stop.stage, stop.to)
    change = change_at(changes, stop.stage) if stop.stage and not stop.field else None
    if change is None or change.fields or change.is_moved or not (change.before and change.after):
        return bool(stop.field or change)
    return any(takes_moves(process_map, to, stop.stage, flow.end) for flow in change.flows)
