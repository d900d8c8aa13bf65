"""What a stage hands on cannot be used without asking back.

## What it flags
A stage whose `right_first_time` is below 0.8.

## Why it matters
Who receives it must ask back, wait or guess, and the deal stands still meanwhile.

## What to try
Ask the one who receives which three things are missing most often, and have them checked before handing on.

Right first time is judged by the next stage, never by the one that gives; after the last, by the customer.

## Example
"Qualify" is `right_first_time = 0.7`: of 10 deals that reach the account executive at "Prove", 3 lack
the application sheet. At 0.8 the rule is silent.
"""

from collections.abc import Iterator

from procmap.model.record import typical
from procmap.model.stage import Stage
from procmap.rules.comparing import below
from procmap.rules.rule import Gap, Rule, SideContext, Verdict, Weakness
from procmap.rules.wording import percent, quoted


def judge(context: SideContext) -> Iterator[Verdict]:
    """Flag each stage that too often hands on what is not complete and accurate."""
    stages = context.side.stages
    for stage, taking in zip(stages, [*stages[1:], None], strict=True):
        share = typical(stage.right_first_time)
        if share is None:
            yield Gap((f"right_first_time at {stage.id}",), stage=stage.id)
        elif below(share, context.thresholds["least_right_first_time"]):
            yield _weakness(context, stage, taking, share)


def _weakness(context: SideContext, stage: Stage, taking: Stage | None, share: float) -> Weakness:
    receiver = "the customer" if taking is None else quoted(taking.name)
    if taking and taking.owner:
        receiver += f" ({quoted(context.map.role_name(taking.owner))})"
    return Weakness(
        f"Only {percent(share)} of what {quoted(stage.name)} hands to {receiver} is right first time",
        stage=stage.id,
        field="right_first_time",
        evidence=(("right_first_time", share), ("receives", receiver)),
    )


RULE = Rule("poor-handover", "warning", judge, {"least_right_first_time": 0.8})
