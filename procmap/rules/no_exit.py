"""Nothing says when a deal may leave a stage.

## What it flags
A stage without an `exit`.

## Why it matters
Without an exit everybody moves deals on at another moment, and no conversion means anything.

## What to try
Agree on the one event that proves the stage is done, best of all an act of the buyer.

An event can be seen by others and has a date; a feeling ("good talk") has neither.

## Example
"Prove" ends "when it feels right". With `exit = "Plant manager signs the test report"` two people
looking at the same deal put it in the same stage.
"""

from collections.abc import Iterator

from procmap.rules.rule import Rule, SideContext, Verdict, Weakness
from procmap.rules.wording import quoted


def judge(context: SideContext) -> Iterator[Verdict]:
    """Flag each stage without an exit criterion."""
    for stage in context.side.stages:
        if not stage.exit:
            message = f"Nothing says when a deal may leave {quoted(stage.name)}"
            yield Weakness(message, stage=stage.id, field="exit")


RULE = Rule("no-exit", "error", judge)
