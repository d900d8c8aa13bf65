"""A stage ends by our own act, not the buyer's.

## What it flags
A stage whose `exit_by` is `seller`.

## Why it matters
What we did proves nothing about what the buyer decided, so deals move on that nobody will buy.

## What to try
Ask which act of the buyer shows the same thing, and make that the exit.

Some stages are ours alone; waive the rule there, and say why.

## Example
"Propose" ends with `exit = "Proposal sent"`, `exit_by = "seller"`. Sending is in our power; "Buyer
walks the committee through the proposal" is not, and tells far more.
"""

from collections.abc import Iterator

from procmap.rules.finding import Evidence
from procmap.rules.rule import Gap, Rule, SideContext, Verdict, Weakness
from procmap.rules.wording import quoted


def judge(context: SideContext) -> Iterator[Verdict]:
    """Flag each stage whose exit the seller proves alone."""
    for stage in context.side.stages:
        if stage.exit_by is None:
            yield Gap((f"exit_by at {stage.id}",), stage=stage.id)
        elif stage.exit_by == "seller":
            evidence: Evidence = (("exit", quoted(stage.exit)),) if stage.exit else ()
            message = f"{quoted(stage.name)} ends by our own act, not the buyer's"
            yield Weakness(message, stage=stage.id, field="exit_by", evidence=evidence)


RULE = Rule("seller-side-exit", "warning", judge)
