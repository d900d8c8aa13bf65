"""More is in progress at a stage than can leave it in time.

## What it flags
A stage with `in_progress` over 1.5 × its room: what enters it in a day × its `max_days`.

What enters in a day = its visits in the period / the working days of the period (5 a week).

## Why it matters
What is there beyond the room is past the limit already, or will be: a forecast that counts it is too high.

## What to try
Close what is dead, then let no new deal begin here until an old one has left.

A pile grows where more is started than finished; it is not a sign of demand.

## Example
421 a year come to "Qualify" (46 weeks): 1.8 a day. With `max_days = 12` it has room for 22, and from 33 on
the rule speaks.
"""

from collections.abc import Iterator
from functools import partial

from procmap.analysis.known import product
from procmap.analysis.numbers import StageNumbers
from procmap.model.stage import Stage
from procmap.rules.comparing import above
from procmap.rules.rule import Rule, SideContext, Verdict, Weakness
from procmap.rules.shared.stage_inputs import daily_needs, judged_stages
from procmap.rules.wording import amount, counted, quoted


def judge(context: SideContext) -> Iterator[Verdict]:
    """Flag each stage where deals pile up."""
    most = context.thresholds["most_times_room"]
    return judged_stages(
        context, ("in_progress", "max_days"), partial(daily_needs, context), partial(_flagged, most_times_room=most)
    )


def _flagged(stage: Stage, numbers: StageNumbers, *, most_times_room: float) -> Weakness | None:
    held, limit, a_day = stage.in_progress, stage.max_days, numbers.visits_a_day
    room = product(a_day, limit)
    if held is None or limit is None or a_day is None or room is None or not above(held, most_times_room * room):
        return None
    return Weakness(
        f"{quoted(stage.name)} holds {counted(held, 'deal')}; its ageing limit of {counted(limit, 'day')} has room"
        f" for {amount(room)}",
        stage=stage.id,
        field="in_progress",
        evidence=(("in_progress", held), ("visits_a_day", a_day), ("ageing_limit", limit), ("room", room)),
    )


RULE = Rule("pile-up", "warning", judge, {"most_times_room": 1.5}, sides=("current",), reckons=True)
