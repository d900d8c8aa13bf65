"""No stage belongs to one of the four phases.

## What it flags
A phase (prospecting, qualifying, selling, delivering) to which no stage of the side belongs, where every
stage has a `phase`; one finding a phase.

## Why it matters
What is not on the map is done all the same, by nobody in particular and without a measure.

## What to try
Ask who does this work today and where it starts, and map it as a stage; if another process has it, say so.

Where the process truly starts later or ends earlier, waive the rule and say what comes before or after.

## Example
Five stages are `prospecting`, `qualifying` and `selling`. None is `delivering`: what was promised to the
customer leaves the map with the order.
"""

from collections.abc import Iterator
from typing import get_args

from procmap.model.stage import Phase
from procmap.rules.rule import Gap, Rule, SideContext, Verdict, Weakness
from procmap.rules.wording import listed

PHASES: tuple[Phase, ...] = get_args(Phase)


def judge(context: SideContext) -> Iterator[Verdict]:
    """Flag each phase without a stage, once every stage has its phase."""
    there = [phase for phase in PHASES if any(stage.phase == phase for stage in context.side.stages)]
    absent = [phase for phase in PHASES if phase not in there]
    unsaid = [stage.id for stage in context.side.stages if stage.phase is None]
    if absent and unsaid:
        yield Gap(tuple(f"phase at {stage}" for stage in unsaid) if there else ("phase",))
        return
    for phase in absent:
        yield Weakness(f"No stage belongs to {phase}", field=phase, evidence=(("phases", listed(there)),))


RULE = Rule("missing-phase", "info", judge)
