"""Nothing is measured at a stage.

## What it flags
A stage without metrics.

## Why it matters
Where nothing is counted, nobody sees that it gets worse until the results of the whole show it.

## What to try
Ask those who do the work which one figure tells them early that the stage goes well, and count that.

One figure that is looked at every week is worth more than five in a report.

## Example
"Agree the order" has no metric. "Open orders with a dated next step", counted weekly, shows in time which
of them will slip.
"""

from collections.abc import Iterator

from procmap.rules.rule import Rule, SideContext, Verdict, Weakness
from procmap.rules.wording import quoted


def judge(context: SideContext) -> Iterator[Verdict]:
    """Flag each stage that has no metric."""
    for stage in context.side.stages:
        if not stage.metrics:
            yield Weakness(f"Nothing is measured at {quoted(stage.name)}", stage=stage.id, field="metrics")


RULE = Rule("no-metric", "warning", judge)
