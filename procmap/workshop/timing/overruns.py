"""What took longer than planned, noted with the workshop of the day."""

import datetime

from procmap.model.process_map import ProcessMap, Workshop
from procmap.workshop.edits.edit import with_value
from procmap.workshop.edits.entry import Change

LABEL = "note what took longer"


def held_on(process_map: ProcessMap, day: datetime.date) -> int | None:
    """The position of the workshop of a day, of the last one where there are several; None where there is none."""
    return next((i for i in reversed(range(len(process_map.workshops))) if process_map.workshops[i].on == day), None)


def with_overruns(process_map: ProcessMap, day: datetime.date, overruns: tuple[str, ...]) -> Change:
    """The edit that notes overruns with the workshop of a day, which is made where there is none.

    What was noted of the same steps before gives way; the rest stays.
    """
    position = held_on(process_map, day)
    if position is None:
        path = ("workshops", len(process_map.workshops))
        return Change(LABEL, with_value(process_map, path, Workshop(on=day, overruns=overruns)), path)
    steps = {_step(overrun) for overrun in overruns}
    kept = tuple(it for it in process_map.workshops[position].overruns if _step(it) not in steps)
    path = ("workshops", position)
    return Change(LABEL, with_value(process_map, (*path, "overruns"), (*kept, *overruns)), path)


def _step(overrun: str) -> str:
    return overrun.partition(":")[0]
