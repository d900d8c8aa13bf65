"""What the what-if screen holds: changes tried on a side and the selected lever; keys make a new one of it."""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from procmap.analysis.as_if import NoSuchLever, with_changes
from procmap.analysis.levers import Lever
from procmap.analysis.what_if import WhatIf, what_if
from procmap.model.fault import Path
from procmap.model.process_map import ProcessMap, SideName
from procmap.model.record import Record
from procmap.model.shape import record_type_at
from procmap.model.side import Side
from procmap.rules.wording import listed
from procmap.workshop.edits.edit import Unacceptable, checked
from procmap.workshop.edits.entry import Change
from procmap.workshop.edits.stages import with_target
from procmap.workshop.fields.every import field_of
from procmap.workshop.fields.naming import label_of
from procmap.workshop.what_if.presets import Preset


@dataclass(frozen=True)
class Trial:
    """What is tried, and the position of the selected lever among its levers, from 0."""

    tried: WhatIf
    at: int = 0

    @property
    def levers(self) -> Sequence[Lever]:
        """The levers in their order."""
        return tuple(self.tried.stated)

    @property
    def lever(self) -> Lever | None:
        """The selected lever, or None where a side has none."""
        return self.levers[self.at] if self.levers else None


def started(process_map: ProcessMap, side: SideName) -> Trial | None:
    """A side with nothing changed yet; None where the map has no such side."""
    tried = what_if(process_map, side)
    return None if tried is None else Trial(tried)


def moved(trial: Trial, places: int) -> Trial:
    """The lever so many places down, or up, selected; the ends stop it."""
    return replace(trial, at=max(0, min(trial.at + places, len(trial.levers) - 1)))


def nudged(trial: Trial, direction: int, *, is_big: bool = False) -> Trial:
    """The selected lever a step up (1) or down (-1), as far as its bounds."""
    if trial.lever is None:
        return trial
    setting = trial.tried.levers[trial.lever]
    # A step is that of the value in the map, so that as many steps back lead there again.
    stated = trial.tried.stated[trial.lever]
    step = stated.big_step if is_big else stated.step
    return replace(trial, tried=trial.tried.setting(trial.lever, setting.value + direction * step))


def put_back(trial: Trial) -> Trial:
    """The selected lever back at its value."""
    kept = {lever: value for lever, value in trial.tried.changes.items() if lever != trial.lever}
    return replace(trial, tried=trial.tried.trying(kept))


def all_put_back(trial: Trial) -> Trial:
    """Every lever back at its value."""
    return replace(trial, tried=trial.tried.trying({}))


def asked(trial: Trial, preset: Preset) -> Trial:
    """What a preset changes, on top of what is changed already, its first lever selected. Raises NotHere."""
    changes = preset.changes(trial.tried)
    tried = trial.tried
    for lever, value in changes.items():
        tried = tried.setting(lever, value)
    return Trial(tried, trial.levers.index(next(iter(changes))))


def based_on(trial: Trial, process_map: ProcessMap) -> Trial | None:
    """The same changes on a map that was edited meanwhile; None where the side is gone from it."""
    fresh = started(process_map, trial.tried.side)
    if fresh is None:
        return None
    tried = fresh.tried
    for lever, value in trial.tried.changes.items():
        tried = tried.setting(lever, value) if lever in tried.levers else tried
    return moved(Trial(tried, trial.at), 0)


def taken_over(trial: Trial, process_map: ProcessMap) -> Change:
    """The changes as one edit of the target, which starts as a copy where there is none.

    Raises Unacceptable where nothing is changed, or the target cannot take it.
    """
    changes = trial.tried.changes
    if not changes:
        raise Unacceptable("nothing is changed: nudge a number first")
    has_target = process_map.target is not None
    started_map = process_map if has_target else with_target(process_map)
    try:
        made = checked(with_changes(started_map, "target", changes))
    except NoSuchLever as missing:
        raise Unacceptable(f"the target has no {missing.lever.name}: {_EXPECTED}") from None
    names = listed((_label(made, lever) for lever in changes), most=2)
    return Change(f"what-if into {'the target' if has_target else 'a new target'}: {names}", made, ("target",))


_EXPECTED = "expected a stage or move of that id there; put that number back, or add it in step 7"


def _label(process_map: ProcessMap, lever: Lever) -> str:
    """What an edit of the target calls the number of a lever."""
    path = _path(process_map.target or Side(), lever)
    table = path[:-1] if lever.role else path
    holder = record_type_at(table[:-1]) or Record
    return label_of(process_map, path, field_of(holder, str(table[-1]))).removesuffix(" (target)")


def _path(side: Side, lever: Lever) -> Path:
    if lever.kind == "share":
        flows = [(flow.from_, flow.to) for flow in side.flows]
        return ("target", "flows", flows.index((lever.at[0], lever.at[1])), "share")
    at = ("stages", side.position(lever.stage) or 0) if lever.stage else ()
    return ("target", *at, lever.kind, *([lever.role] if lever.role else []))
