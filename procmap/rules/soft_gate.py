"""Qualifying lets through what is lost later.

## What it flags
The last stage of the phase `qualifying`, where at least 0.5 of all lost hours are lost after it, and less than
0.5 of what it passes on is delivered in the end.

What it passes on is what moves to later stages. Lost hours are the deals lost times all the hours already
spent on each.

## Why it matters
A gate is there so that the dear work is spent on deals that close; this one passes most of the losses on.

## What to try
Look at the last ten deals lost after it: which question, asked at the gate, would have stopped them there?

Make the answer part of the gate's exit, as something the buyer does, and pass fewer deals on.

## Example
Of what "Qualify" passes 0.3 × 0.95 = 28.5 % is delivered, and of 4,998 lost hours 2,472 are lost after it:
49 %. The rule is silent; from 50 % on it speaks.
"""

from collections.abc import Iterator, Mapping

from procmap.analysis.known import ratio, total
from procmap.analysis.numbers import StageNumbers
from procmap.model.record import typical
from procmap.model.side import Side
from procmap.rules.comparing import at_least, below
from procmap.rules.rule import Gap, Rule, SideContext, Verdict, Weakness
from procmap.rules.shared.stage_inputs import unstated
from procmap.rules.wording import percent, quoted

GATE = "qualifying"


def judge(context: SideContext) -> Iterator[Verdict]:
    """Flag the last qualifying stage where it stops too little of what is lost."""
    stages, numbers = context.side.stages, context.numbers
    at = max((position for position, stage in enumerate(stages) if stage.phase == GATE), default=None)
    if at == len(stages) - 1:
        return
    if unsaid := unstated(stages[at or 0 :], "phase"):
        yield Gap(unsaid)
    elif at is not None and numbers.lost_hours is None:
        yield Gap(numbers.lost_needs)
    elif at is not None and numbers.lost_hours:
        yield from _judged(context, at, numbers.lost_hours)


def _judged(context: SideContext, at: int, all_lost: float) -> Iterator[Verdict]:
    stage, numbers, limits = context.side.stages[at], context.numbers.stages, context.thresholds
    lost = total(numbers[later.id].lost_hours for later in context.side.stages[at + 1 :]) or 0.0
    delivered = _delivered_of_passed(context.side, numbers, at)
    if delivered is None or not at_least(lost, limits["least_share_lost_after"] * all_lost):
        return
    if below(delivered, limits["least_share_delivered"]):
        yield Weakness(
            f"Only {percent(delivered)} of what {quoted(stage.name)} passes is delivered,"
            f" and {percent(lost / all_lost)} of the lost hours come after it",
            stage=stage.id,
            field="exit",
            evidence=(
                ("share_delivered", delivered),
                ("lost_hours_after", lost),
                ("all_lost_hours", all_lost),
                ("share_of_lost_hours", lost / all_lost),
            ),
        )


def _delivered_of_passed(side: Side, numbers: Mapping[str, StageNumbers], at: int) -> float | None:
    """The share delivered of what moves from a stage to later ones; None where nothing does."""
    stage, later = side.stages[at], side.stages[at + 1 :]
    shares = {flow.to: typical(flow.share) or 0.0 for flow in side.flows if flow.from_ == stage.id}
    if later:
        shares[later[0].id] = typical(stage.conversion) or 0.0
    passed = [(shares[end.id], numbers[end.id].chance or 0.0) for end in later if end.id in shares]
    return ratio(sum(share * chance for share, chance in passed), sum(share for share, _ in passed))


RULE = Rule(
    "soft-gate",
    "warning",
    judge,
    {"least_share_lost_after": 0.5, "least_share_delivered": 0.5},
    roams=True,
    reckons=True,
)
