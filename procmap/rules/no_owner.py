"""Nobody answers for a stage.

## What it flags
A stage without an `owner`.

## Why it matters
What everybody looks after, nobody does: a deal that stalls here is nobody's to move.

## What to try
Name the one role that answers for the stage, even where several work in it.

More hands may do the work; one role answers for it, and is asked when it fails.

## Example
"Propose" is worked by sales, engineering and pricing. No one of them is its `owner`, and a proposal
waits until somebody remembers it. `owner = "ae"` ends that.
"""

from collections.abc import Iterator

from procmap.rules.rule import Rule, SideContext, Verdict, Weakness
from procmap.rules.wording import quoted


def judge(context: SideContext) -> Iterator[Verdict]:
    """Flag each stage that names no owner."""
    for stage in context.side.stages:
        if not stage.owner:
            yield Weakness(f"Nobody answers for {quoted(stage.name)}", stage=stage.id, field="owner")


RULE = Rule("no-owner", "error", judge)
