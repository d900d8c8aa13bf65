"""What the clock says, from a whole sentence to two numbers, for the room there is."""

import datetime
import math

from procmap.workshop.cells import width_of
from procmap.workshop.timing.agenda import STEPS
from procmap.workshop.timing.clock import MORE_MINUTES, Clock, Reading, reading

PAUSED, SOON, OVER = "‖", "!", "!!"
"""Signs that say without colour what the clock does."""


def told(shown: Reading, room: int) -> str:
    """What a clock shows, in the longest words that a room of so many cells holds, or else in the shortest."""
    step, rest = _step_words(shown), _rest_words(shown)
    short_step = step.partition(" in ")[0]
    words = [step or rest, short_step or rest]
    if step:
        words = [f"{step} · {rest}", f"{short_step} · {rest}", f"{short_step} · {rest.removesuffix(' in all')}", *words]
    sign = _sign(shown)
    signed = [*(f"{sign}{text}" for text in words), f"{sign.replace('paused, ', '')}{words[-1]}"]
    return next((text for text in signed if width_of(text) <= room), signed[-1])


def time_left(shown: Reading) -> str:
    """The one number of a clock, as a room reads it from far: time left, or over, in the step, or else in all."""
    seconds = shown.left if shown.step_left is None else shown.step_left
    sign = "" if shown.is_running else f"{PAUSED} "
    return f"{sign}{_minutes_and_seconds(abs(seconds))}{' over' if seconds < 0 else ''}"


def after_more(clock: Clock, now: datetime.datetime) -> str:
    """What came of adding time to the step of a clock: what is left of the slack, or when it ends now."""
    title = _title(clock)
    said = f"{MORE_MINUTES} minutes more for {title}"
    later = clock.total - clock.agenda.total
    if not later:
        return f"{said}, from the slack: {clock.slack:g} min of it are left"
    ends = now + datetime.timedelta(seconds=max(0.0, reading(clock, now).left))
    return f"{said}: the workshop ends {later:g} min later, at {ends:%H:%M}"


def _title(clock: Clock) -> str:
    return next(step.title for step in STEPS if step.id == clock.step)


def _sign(shown: Reading) -> str:
    if not shown.is_running:
        return f"{PAUSED} paused, "
    return {"calm": "", "soon": f"{SOON} ", "over": f"{OVER} "}[shown.state]


def _step_words(shown: Reading) -> str:
    if shown.step_left is None:
        return ""
    title = next(step.short for step in STEPS if step.id == shown.step)
    if shown.step_left >= 0:
        return f"{_minutes_and_seconds(shown.step_left)} left in {title}"
    minutes = int(-shown.step_left / 60)
    return f"{minutes} min over in {title}" if minutes else f"time is up in {title}"


def _rest_words(shown: Reading) -> str:
    if shown.left < 0:
        return f"{math.ceil(-shown.left / 60)} min past the end"
    return f"{math.ceil(shown.left / 60)} min in all"


def _minutes_and_seconds(seconds: float) -> str:
    minutes, rest = divmod(math.ceil(seconds), 60)
    return f"{minutes}:{rest:02}"
