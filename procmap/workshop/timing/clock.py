"""The clock of a workshop: a value that says how long each step took; what moment it is, is handed in.

It warns and never advances. While it is paused, and while the program is closed, no time passes.
"""

import datetime
from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from typing import Literal

from procmap.model.process_map import StepName
from procmap.workshop.timing.agenda import STEPS, Agenda

MORE_MINUTES = 5
"""What one key adds to a step."""

WARNING_SECONDS = 120
"""From so little time left in a step on the clock warns."""

State = Literal["calm", "soon", "over"]


@dataclass(frozen=True)
class Clock:
    """An agenda, the step it is in, seconds used and minutes added by step, and since when it runs, None: paused."""

    agenda: Agenda
    step: StepName
    used: Mapping[StepName, float] = field(default_factory=dict)
    added: Mapping[StepName, float] = field(default_factory=dict)
    since: datetime.datetime | None = None

    @property
    def planned(self) -> float | None:
        """The minutes that the step may take, with those that were added; None where the agenda gives it none."""
        minutes = self.agenda.minutes.get(self.step)
        added = self.added.get(self.step, 0)
        return minutes + added if minutes is not None else added or None

    @property
    def slack(self) -> float:
        """The minutes of slack that nothing was taken from yet."""
        return max(0, self.agenda.slack - sum(self.added.values()))

    @property
    def total(self) -> float:
        """The minutes of the whole workshop: more than planned once more was added than there was slack."""
        return self.agenda.total + max(0, sum(self.added.values()) - self.agenda.slack)


@dataclass(frozen=True)
class Reading:
    """What a clock shows: the step, seconds left in it (None: no time of its own) and in all, below 0 where it is over.

    Little time left, or none, is little in the step, or in all where the step has no time of its own.
    """

    step: StepName
    step_left: float | None
    left: float
    is_running: bool

    @property
    def state(self) -> State:
        """Whether the room should look up."""
        seconds = self.left if self.step_left is None else self.step_left
        return "over" if seconds < 0 else "soon" if seconds <= WARNING_SECONDS else "calm"


def counted(clock: Clock, now: datetime.datetime) -> Clock:
    """The same clock with the time up to now counted for its step; a clock set back counts nothing."""
    if clock.since is None:
        return clock
    passed = max(0.0, (now - clock.since).total_seconds())
    return replace(clock, used={**clock.used, clock.step: clock.used.get(clock.step, 0) + passed}, since=now)


def entered(clock: Clock, step: StepName, now: datetime.datetime) -> Clock:
    """The clock after a step was gone to: a step that was left before goes on where it stopped."""
    return replace(counted(clock, now), step=step)


def paused(clock: Clock, now: datetime.datetime) -> Clock:
    """The clock, standing still."""
    return replace(counted(clock, now), since=None)


def resumed(clock: Clock, now: datetime.datetime) -> Clock:
    """The clock, running."""
    return replace(clock, since=now) if clock.since is None else clock


def with_more(clock: Clock) -> Clock:
    """The clock with more time for its step: the slack gives it first, then the workshop ends later."""
    return replace(clock, added={**clock.added, clock.step: clock.added.get(clock.step, 0) + MORE_MINUTES})


def reading(clock: Clock, now: datetime.datetime) -> Reading:
    """What the clock shows at a moment."""
    held = counted(clock, now)
    planned = held.planned
    step_left = None if planned is None else planned * 60 - held.used.get(held.step, 0)
    left = held.total * 60 - sum(held.used.values())
    return Reading(held.step, step_left, left, held.since is not None)


def overruns(clock: Clock, now: datetime.datetime) -> tuple[str, ...]:
    """The steps that took a minute longer than the agenda gave them, or more, as a record of the workshop says it.

    Time that was added does not hide what the plan was short of.
    """
    used, planned = counted(clock, now).used, clock.agenda.minutes
    over = {step.title: int(used.get(step.id, 0) / 60 - planned[step.id]) for step in STEPS if step.id in planned}
    return tuple(f"{title}: {minutes} min over" for title, minutes in over.items() if minutes > 0)
