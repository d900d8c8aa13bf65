"""Small faults at every stage add up.

## What it flags
The stage with the lowest `right_first_time`, where the product over all stages is below 0.5 and no stage is
below 0.8 (those are `poor-handover`'s).

## Why it matters
No stage looks bad by itself, and yet most deals meet somebody who must ask back before going on.

## What to try
Start at the lowest stage: ask who receives from it what is missing most often, and check that before handing on.

The fewer handoffs, the fewer chances to drop something: two stages of one owner may be one.

## Example
Eight stages at 0.9 each: 0.9 multiplied eight times is 0.43, so of 100 deals 57 meet a fault on the way.
At 0.92 each it is 0.51, and the rule is silent.
"""

import math
from collections.abc import Iterator

from procmap.model.record import typical
from procmap.rules.comparing import below
from procmap.rules.rule import Gap, Rule, SideContext, Verdict, Weakness
from procmap.rules.shared.stage_inputs import unstated
from procmap.rules.wording import percent, quoted


def judge(context: SideContext) -> Iterator[Verdict]:
    """Flag the lowest stage where the stages together are right too rarely."""
    stages, limits = context.side.stages, context.thresholds
    shares = [share for stage in stages if (share := typical(stage.right_first_time)) is not None]
    if any(below(share, limits["least_right_first_time"]) for share in shares):
        return
    if len(shares) < len(stages):
        yield Gap(unstated(stages, "right_first_time"))
        return
    product, lowest = math.prod(shares), min(shares)
    if below(product, limits["least_product"]):
        stage = stages[shares.index(lowest)]
        yield Weakness(
            f"Only {percent(product)} of deals are right first time at all {len(stages)} stages;"
            f" {quoted(stage.name)} is lowest with {percent(lowest)}",
            stage=stage.id,
            field="right_first_time",
            evidence=(
                ("right_first_time", lowest),
                ("at_all_stages", product),
                ("product_of", " × ".join(percent(share) for share in shares)),
            ),
        )


RULE = Rule(
    "rolled-quality", "warning", judge, {"least_product": 0.5, "least_right_first_time": 0.8}, roams=True, reckons=True
)
