"""The changes of a target in the order in which a room walks through them."""

from dataclasses import dataclass, replace

from procmap.analysis.side_changes import FlowChange, SideChanges, StageChange


@dataclass(frozen=True)
class Stop:
    """A change that is looked at: of a field or of the moves to a stage, or without both the stage as a whole.

    Without a stage it is of the process as a whole.
    """

    stage: str = ""
    field: str = ""
    to: str | None = None

    @property
    def whole(self) -> "Stop":
        """The stop of its stage as a whole."""
        return Stop(self.stage)


def stops_of(changes: SideChanges, stage: str) -> tuple[Stop, ...]:
    """The stops at a stage, the stage as a whole first; at one that does not change, only that."""
    found = change_at(changes, stage)
    if found and not (found.before and found.after):
        return (Stop(stage),)
    fields = found.fields if found else changes.fields if not stage else ()
    flows = flows_at(changes, stage)
    moves = dict.fromkeys(flow.end for flow in flows)
    return (Stop(stage), *(Stop(stage, change.key) for change in fields), *(Stop(stage, to=end) for end in moves))


def change_at(changes: SideChanges, stage: str) -> StageChange | None:
    """What changes at a stage; None where nothing does."""
    return next((change for change in changes.stages if change.id == stage), None)


def flows_at(changes: SideChanges, stage: str) -> tuple[FlowChange, ...]:
    """The changed moves that leave a stage; without one, those that leave none."""
    found = change_at(changes, stage)
    return found.flows if found else () if stage else changes.flows


def changed_stages(changes: SideChanges) -> tuple[str, ...]:
    """Where anything changes: the stages in the order of the process, at last the empty text for the whole of it."""
    is_whole = bool(changes.fields or changes.flows)
    return (*(change.id for change in changes.stages), *(("",) if is_whole else ()))


def walked(changes: SideChanges, stages: tuple[str, ...], stop: Stop, places: int) -> Stop:
    """The change so many places on, or back; the last one where there are no more.

    `stages` are all the places of the process: from one that does not change the walk goes on with the next that does.
    """
    named = changed_stages(changes)
    order = [place for place in stages if place in named or place == stop.stage]
    every = [it for place in order for it in stops_of(changes, place)]
    if stop not in every:
        return every[0] if every else stop
    return every[max(0, min(every.index(stop) + places, len(every) - 1))]


def counted(changes: SideChanges, stop: Stop) -> tuple[int, int]:
    """Which of the changes it is, from 1, and how many there are; 0 where it is none."""
    every = [it for stage in changed_stages(changes) for it in _told(changes, stage)]
    return (every.index(stop) + 1 if stop in every else 0), len(every)


def _told(changes: SideChanges, stage: str) -> tuple[Stop, ...]:
    """The stops that are changes: a stage as a whole only where it is new, gone or does nothing but move."""
    whole, *parts = stops_of(changes, stage)
    return tuple(parts) or (whole,)


def still_there(changes: SideChanges, stages: tuple[str, ...], stop: Stop, were: tuple[str, ...] = ()) -> Stop:
    """The same stop after an edit, or the stage that it was at, or the next one of those that there were."""
    if stop.stage not in stages:
        after = were[were.index(stop.stage) :] if stop.stage in were else ()
        return Stop(next((stage for stage in (*after, *reversed(were), *stages) if stage in stages), ""))
    at = stops_of(changes, stop.stage)
    return stop if stop in at else replace(at[0])
