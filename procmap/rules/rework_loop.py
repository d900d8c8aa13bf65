"""Too much of what reaches a stage goes back.

## What it flags
A stage whose flows back to earlier stages, or to itself, add up to a share of 0.15 or more.

## Why it matters
Every return is work done twice, and the customer notices each of them.

## What to try
Find out what is missing when it comes back, and make the stage that gives check it before handing on.

The cure is upstream: the stage where deals turn back is rarely the one that causes it.

## Example
From "Propose" 15 % go back to "Qualify", because requirements were incomplete. At 14 % the rule is silent.
"""

from collections.abc import Iterator

from procmap.model.record import typical
from procmap.model.side import Flow, Side
from procmap.model.stage import Stage
from procmap.rules.comparing import at_least
from procmap.rules.rule import Gap, Rule, SideContext, Verdict, Weakness
from procmap.rules.wording import listed, percent, quoted


def judge(context: SideContext) -> Iterator[Verdict]:
    """Flag each stage that sends too much back."""
    flows = _flows_back(context.side)
    for stage in context.side.stages:
        back = [flow for flow in flows if flow.from_ == stage.id]
        unsaid = tuple(f"share of {flow.from_} → {flow.to}" for flow in back if typical(flow.share) is None)
        share = sum(typical(flow.share) or 0.0 for flow in back)
        if unsaid:
            yield Gap(unsaid, stage=stage.id)
        elif back and at_least(share, context.thresholds["most_share"]):
            yield _weakness(context.side, stage, back, share)


def _flows_back(side: Side) -> list[Flow]:
    """The flows that end no later than they start."""
    positions = {stage.id: position for position, stage in enumerate(side.stages)}
    known = (flow for flow in side.flows if flow.from_ in positions and flow.to in positions)
    return [flow for flow in known if positions[flow.to] <= positions[flow.from_]]


def _weakness(side: Side, stage: Stage, back: list[Flow], share: float) -> Weakness:
    names = {other.id: quoted(other.name) for other in side.stages}
    ends = listed("itself" if flow.to == stage.id else names[flow.to] for flow in back)
    reasons = listed(quoted(flow.why) for flow in back if flow.why)
    return Weakness(
        f"{percent(share)} of what reaches {quoted(stage.name)} goes back to {ends}",
        stage=stage.id,
        field="flows",
        evidence=(("share", share), ("to", ends), *((("why", reasons),) if reasons else ())),
    )


RULE = Rule("rework-loop", "warning", judge, {"most_share": 0.15})
