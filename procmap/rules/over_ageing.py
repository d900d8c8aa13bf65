"""A stage takes longer than its own ageing limit.

## What it flags
A stage whose lead time is over its `max_days`.

Lead time = our wait + the buyer's wait + the hours of all roles / 8.

## Why it matters
By the team's own limit the usual deal here counts as stale, so nobody can tell which ones really are.

## What to try
Shorten our own wait first; where the days are the buyer's, ask what would help, or set a limit that fits.

A limit that the average deal breaks warns of nothing.

## Example
"Survey": our wait 9 days, the buyer's 5, 10 hours of work: 9 + 5 + 10 / 8 = 15.25 days. With `max_days = 14`
the rule speaks, with 16 it is silent.
"""

from collections.abc import Iterator

from procmap.analysis.numbers import StageNumbers
from procmap.analysis.work import hours_each
from procmap.model.record import typical
from procmap.model.stage import Stage
from procmap.rules.comparing import above
from procmap.rules.rule import Rule, SideContext, Verdict, Weakness
from procmap.rules.shared.stage_inputs import judged_stages
from procmap.rules.wording import amount, counted, quoted


def judge(context: SideContext) -> Iterator[Verdict]:
    """Flag each stage in which the usual deal is past the limit."""
    return judged_stages(context, ("max_days",), lambda numbers: numbers.lead_time_needs, _flagged)


def _flagged(stage: Stage, numbers: StageNumbers) -> Weakness | None:
    limit, days = stage.max_days, numbers.lead_time_days
    if limit is None or days is None or not above(days, limit):
        return None
    return Weakness(
        f"{quoted(stage.name)} takes {counted(days, 'day')}, over its ageing limit of {amount(limit)}",
        stage=stage.id,
        field="max_days",
        evidence=(
            ("our_wait", typical(stage.our_wait_days) or 0.0),
            ("buyer_wait", typical(stage.buyer_wait_days) or 0.0),
            ("hours_each", hours_each(stage) or 0.0),
            ("lead_time", days),
            ("ageing_limit", limit),
        ),
    )


RULE = Rule("over-ageing", "warning", judge, reckons=True)
