"""A deal changes hands, and nothing says what travels with it or when it is taken.

## What it flags
A stage whose next stage has another owner, and whose `handoff` lacks `packet` or `accepted_when`.

## Why it matters
Where a deal changes hands, what was learned is lost, and for days it is nobody's.

## What to try
Let the one who receives write down what must arrive, and when the deal counts as taken.

The packet is what travels; acceptance is the moment the next owner says "mine". Both fit in one line.

## Example
"Qualify" belongs to the sales development rep and "Prove" to the account executive. Until `handoff`
says `packet = "Application sheet"` and `accepted_when = "AE confirms the call"`, deals wait between them.
"""

from collections.abc import Iterator
from itertools import pairwise

from procmap.model.stage import Handoff, Stage
from procmap.rules.rule import Gap, Rule, SideContext, Verdict, Weakness
from procmap.rules.wording import listed, quoted


def judge(context: SideContext) -> Iterator[Verdict]:
    """Flag each stage that gives deals to another owner without saying how."""
    for giving, taking in pairwise(context.side.stages):
        missing = _missing(giving.handoff)
        unowned = [stage.id for stage in (giving, taking) if not stage.owner]
        if missing and unowned:
            yield Gap(tuple(f"owner at {stage}" for stage in unowned), stage=giving.id)
        elif missing and giving.owner != taking.owner:
            yield _weakness(context, giving, taking, missing)


def _missing(handoff: Handoff | None) -> list[str]:
    """What a hand-off does not say, in words."""
    held = handoff or Handoff()
    return [
        what
        for what, said in (("what must travel", held.packet), ("when it is accepted", held.accepted_when))
        if not said
    ]


def _weakness(context: SideContext, giving: Stage, taking: Stage, missing: list[str]) -> Weakness:
    giver, taker = (quoted(context.map.role_name(stage.owner)) for stage in (giving, taking))
    return Weakness(
        f"{giver} hands over to {taker} after {quoted(giving.name)}, and nothing says {listed(missing)}",
        stage=giving.id,
        field="handoff",
        evidence=(("from", giver), ("to", taker), ("next_stage", quoted(taking.name)), ("missing", listed(missing))),
    )


RULE = Rule("bare-handoff", "warning", judge)
