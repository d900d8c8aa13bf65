"""A roadblock that nobody has answered, or that nobody owns.

## What it flags
A stage with a roadblock that lacks an `answer` or an `owner`; one finding a stage.

## Why it matters
A roadblock heard again and again without a countermeasure is a loss that the team has accepted.

## What to try
Agree on one countermeasure, in the room, and on the role that sees it through.

Ask first whether it is normal business; if it is, the answer may be which other sale fills the gap.

## Example
"They promised to call back" was heard 12 times at "Prospect" and cost 9 days each. It has no `answer`:
the next call could be booked before this one ends.
"""

from collections.abc import Iterator

from procmap.model.stage import Roadblock, Stage
from procmap.rules.rule import Rule, SideContext, Verdict, Weakness
from procmap.rules.wording import quoted


def judge(context: SideContext) -> Iterator[Verdict]:
    """Flag each stage with roadblocks that lack an answer or an owner."""
    for stage in context.side.stages:
        unsettled = [roadblock for roadblock in stage.roadblocks if not roadblock.answer or not roadblock.owner]
        if unsettled:
            yield _weakness(stage, unsettled)


def _weakness(stage: Stage, unsettled: list[Roadblock]) -> Weakness:
    first = next((roadblock.says for roadblock in unsettled if roadblock.says), "")
    what = "A roadblock lacks" if len(unsettled) == 1 else f"{len(unsettled)} roadblocks lack"
    words = f": “{quoted(first)}”" if first else ""
    return Weakness(
        f"{what} an answer or an owner at {quoted(stage.name)}{words}",
        stage=stage.id,
        field="roadblocks",
        evidence=(
            ("roadblocks", len(stage.roadblocks)),
            ("without_answer", sum(not roadblock.answer for roadblock in unsettled)),
            ("without_owner", sum(not roadblock.owner for roadblock in unsettled)),
        ),
    )


RULE = Rule("open-roadblock", "warning", judge)
