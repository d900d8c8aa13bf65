"""Far more work is lost at one stage than at the others.

## What it flags
A stage at which at least twice its even share (2 of n stages) of all lost hours is lost, and at least
10 % of all hours worked; in a side of 3 stages or more, and not at its last.

Lost hours are the deals lost here times all the hours already spent on each.

## Why it matters
These hours were worked and paid for, and no customer ever got anything for them.

## What to try
Lose those deals earlier: ask what we knew at the start of the stage that told which would never close.

Then look at the stage itself: do the cheap step that decides most deals before the dear one.

## Example
Of 4,998 lost hours 2,358 are lost at "Sell", the third of 4 stages: 47 %, with an even share of 25 %.
That is under twice, so the rule is silent; from 50 % on it speaks.
"""

from collections.abc import Iterator

from procmap.analysis.known import total
from procmap.rules.comparing import at_least
from procmap.rules.rule import Gap, Rule, SideContext, Verdict, Weakness
from procmap.rules.wording import amount, quoted


def judge(context: SideContext) -> Iterator[Verdict]:
    """Flag each stage but the last that loses most of the hours that are lost."""
    stages, numbers, limits = context.side.stages, context.numbers, context.thresholds
    if len(stages) < limits["least_stages"]:
        return
    worked = total(stage.hours for stage in numbers.stages.values())
    if numbers.lost_hours is None or worked is None:
        yield Gap(numbers.lost_needs)
        return
    least = max(limits["times_even_share"] / len(stages) * numbers.lost_hours, limits["least_share_of_hours"] * worked)
    for stage in stages[:-1]:
        lost = numbers.stages[stage.id].lost_hours or 0.0
        if lost > 0 and at_least(lost, least):
            yield Weakness(
                f"{quoted(stage.name)} loses {amount(lost)} of the {amount(numbers.lost_hours)} hours"
                " that are spent on deals never delivered",
                stage=stage.id,
                evidence=(
                    ("lost_hours", lost),
                    ("all_lost_hours", numbers.lost_hours),
                    ("share_of_lost_hours", lost / numbers.lost_hours),
                    ("all_hours", worked),
                ),
            )


RULE = Rule(
    "costly-leak",
    "warning",
    judge,
    {"times_even_share": 2, "least_share_of_hours": 0.1, "least_stages": 3},
)
