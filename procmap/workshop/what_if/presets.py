"""The questions that every room asks of its numbers, as changes of levers by one key each."""

from collections.abc import Callable
from dataclasses import dataclass

from procmap.analysis.as_if import Changes
from procmap.analysis.levers import Lever
from procmap.analysis.what_if import WhatIf
from procmap.model.stage import Stage

MORE = 1.1
"""Ten per cent more of what enters."""

STRICTER = 0.8
"""The share of what a gate passes today that a stricter one passes."""


class NotHere(ValueError):
    """A question that the numbers of this side do not allow; the text says what is missing."""


@dataclass(frozen=True)
class Preset:
    """A question: its key, what the footer calls it, what it means in a sentence, and what it changes."""

    key: str
    title: str
    meaning: str
    changes: Callable[[WhatIf], Changes]


def ten_per_cent_more(tried: WhatIf) -> Changes:
    """A tenth more than now enters the first stage. Raises NotHere."""
    lever = Lever("entering")
    if lever not in tried.levers:
        raise NotHere("how many enter is not said, nor does it follow from the goal yet: step 5 asks for it")
    return {lever: MORE * tried.levers[lever].value}


def one_more_of_the_constraint(tried: WhatIf) -> Changes:
    """One head more than now of the role that holds the rest back, of the first where there are several.

    Raises NotHere.
    """
    levers = [Lever("headcount", (role,)) for role in tried.after.constraint]
    if not levers or levers[0] not in tried.levers:
        raise NotHere("the constraint is not known yet: the numbers say what they need")
    return {levers[0]: tried.levers[levers[0]].value + 1.0}


def stricter_gate(tried: WhatIf) -> Changes:
    """The gate passes a fifth fewer than now, the stage after it loses as many fewer. Raises NotHere."""
    gate, following = (Lever("conversion", (stage.id,)) for stage in _gate(tried))
    if gate not in tried.levers or following not in tried.levers:
        raise NotHere("the gate and the stage after it need a conversion each")
    passed, onward = tried.levers[gate], tried.levers[following]
    stricter = max(STRICTER, onward.value / onward.most if onward.most else 1.0)
    if stricter > 1 - 1e-9:
        raise NotHere("the stage after the gate loses none: there is nothing to lose earlier")
    return {gate: passed.value * stricter, following: onward.value / stricter}


def _gate(tried: WhatIf) -> tuple[Stage, Stage]:
    """The last qualifying stage, or else the one before the constraint's first, and the stage after it."""
    side = tried.map.side(tried.side)
    stages = side.stages if side else ()
    qualifying = [at for at, stage in enumerate(stages[:-1]) if stage.phase == "qualifying"]
    working = [at - 1 for at, stage in enumerate(stages) if at and set(tried.after.constraint) & set(stage.hours or {})]
    if not qualifying and not working:
        raise NotHere("no stage but the last qualifies: give one the phase “qualifying” in its form")
    at = qualifying[-1] if qualifying else working[0]
    return stages[at], stages[at + 1]


PRESETS: tuple[Preset, ...] = (
    Preset("1", "10 % more calls", "A tenth more opportunities enter.", ten_per_cent_more),
    Preset("2", "one more of the constraint", "One more head where it is tightest.", one_more_of_the_constraint),
    Preset(
        "3",
        "stricter gate",
        "The same deals are lost, only earlier: a fifth fewer pass, the next stage loses as many fewer.",
        stricter_gate,
    ),
)
"""By key, in the order in which a room asks them."""
