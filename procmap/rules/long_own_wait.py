"""Deals wait for us at one stage far more than at the others.

## What it flags
A stage with at least twice its even share (2 of n stages) of all our own waiting, and over 1 day of it.

All our own waiting is the sum of `our_wait_days` over the stages, each counted once.

## Why it matters
While a deal waits for us nobody works on it, the customer cools down, and a competitor may be faster.

## What to try
Find what the deal waits for: a person, an answer or a day of the week; then do that first, or in parallel.

Waits come from queues. Fewer deals begun at once shorten them sooner than more hands do.

## Example
Of 32 days that deals wait for us at 8 stages, 9 are at "Survey": its even share is 4, and 9 is over
twice that. At 7 the rule is silent.
"""

from collections.abc import Iterator

from procmap.rules.rule import Rule, SideContext, Verdict
from procmap.rules.shared.waits import judged_waits
from procmap.rules.wording import amount, counted


def judge(context: SideContext) -> Iterator[Verdict]:
    """Flag each stage with most of the days that deals wait for us."""

    def said(stage: str, days: float, every: float) -> str:
        return f"Deals wait {counted(days, 'day')} for us at {stage}, of {amount(every)} at all stages"

    return judged_waits(context, "our_wait", said)


RULE = Rule("long-own-wait", "warning", judge, {"times_even_share": 2, "most_days": 1})
