"""The buyer needs far longer at one stage than at the others.

## What it flags
A stage with at least twice its even share (2 of n stages) of all the buyer's waiting, and over 10 days of it.

All the buyer's waiting is the sum of `buyer_wait_days` over the stages, each counted once.

## Why it matters
The buyer has reasons to take this time; whoever knows them can help, and whoever does not can only chase.

## What to try
Ask the last three buyers what they had to find out, and whom to convince, before they could decide.

Then bring that to the stage: a reference, a trial, a sheet for their finance department. The days are the
buyer's own; they are never counted as waste.

## Example
Of 73 days that buyers take at 8 stages, 20 are at "Prove it": its even share is 9.1, and 20 is over twice
that. At 17 the rule is silent.
"""

from collections.abc import Iterator

from procmap.rules.rule import Rule, SideContext, Verdict
from procmap.rules.shared.waits import judged_waits
from procmap.rules.wording import amount


def judge(context: SideContext) -> Iterator[Verdict]:
    """Flag each stage with most of the days that buyers take."""

    def said(stage: str, days: float, every: float) -> str:
        return f"{stage} takes the buyer {amount(days)} of {amount(every)} days: what would help the buyer decide?"

    return judged_waits(context, "buyer_wait", said)


RULE = Rule("long-buyer-wait", "info", judge, {"times_even_share": 2, "most_days": 10})
