"""Nothing says what the customer gains at a stage.

## What it flags
A stage without a `customer_value`.

## Why it matters
A stage that gives the customer nothing is one the customer has no reason to take part in.

## What to try
Ask what the customer knows, has or risks less after this stage; if it is nothing, merge the stage or drop it.

The answer is the customer's gain, not ours: "Hears what a comparable plant gained", not "is qualified".

## Example
"Qualify" has an owner and an exit, but its `customer_value` is empty: we learn whether the budget is
there, and the buyer gets an interrogation.
"""

from collections.abc import Iterator

from procmap.rules.rule import Rule, SideContext, Verdict, Weakness
from procmap.rules.wording import quoted


def judge(context: SideContext) -> Iterator[Verdict]:
    """Flag each stage that gives the customer nothing we can name."""
    for stage in context.side.stages:
        if not stage.customer_value:
            message = f"Nothing says what the customer gains at {quoted(stage.name)}"
            yield Weakness(message, stage=stage.id, field="customer_value")


RULE = Rule("no-customer-value", "error", judge)
