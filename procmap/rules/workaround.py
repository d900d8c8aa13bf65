"""People work outside the system at a stage.

## What it flags
A stage whose `workaround` says something: what people do outside the system, and why.

## Why it matters
What is done outside the system nobody sees, nobody improves, and the next hire never learns.

## What to try
Ask what the system lacks there and change that, before forbidding the way around it.

A way around that works better than the rule is a best practice in waiting: make it the rule.

## Example
At "Size" the `workaround` is "Slurries are sized in private spreadsheets: the shared one lacks them". The
shared sheet needs the slurries; a ban on private ones would leave them unsized.
"""

from collections.abc import Iterator

from procmap.rules.rule import Rule, SideContext, Verdict, Weakness
from procmap.rules.wording import quoted


def judge(context: SideContext) -> Iterator[Verdict]:
    """Flag each stage where people go outside the system, in their own words."""
    for stage in context.side.stages:
        if stage.workaround:
            words = quoted(stage.workaround)
            message = f"People work outside the system at {quoted(stage.name)}: “{words}”"
            yield Weakness(message, stage=stage.id, field="workaround", evidence=(("workaround", words),))


RULE = Rule("workaround", "warning", judge)
