"""A role cannot carry the goal.

## What it flags
A role that can deliver less than 0.99 of the goal, at the stage where it spends most hours.

Most delivered = what the flow delivers × the role's available hours / its hours of work.

## Why it matters
The process delivers no more than its tightest role lets through, whatever the others do.

## What to try
Take work out of the stage, or stop earlier what should not reach it, before adding people.

Every hour the constraint spends on deals that will never close is an hour the goal does not get.

## Example
The account executive has 2,526 hours of work and 2,208 available (3 heads × 40 h × 46 weeks × 40 %).
The flow would deliver 60; 60 × 2,208 / 2,526 = 52 is what gets through.
"""

from collections.abc import Iterator

from procmap.analysis.numbers import RoleNumbers
from procmap.rules.comparing import below
from procmap.rules.finding import Evidence
from procmap.rules.rule import Rule, SideContext, Verdict, Weakness
from procmap.rules.shared.role_load import busiest_stage, judged_roles
from procmap.rules.wording import amount, quoted

WHOLE_DEALS = 10
"""From this goal on people speak of whole deals."""


def judge(context: SideContext) -> Iterator[Verdict]:
    """Flag each role through which less than the goal gets."""
    goal, delivered = context.numbers.goal, context.numbers.delivered
    limit = context.thresholds["least_share_of_goal"]

    def lacking(role: RoleNumbers) -> tuple[str, ...]:
        return role.needs if goal is None or not delivered or role.most_delivered is None else ()

    def flagged(name: str, role: RoleNumbers) -> Weakness | None:
        most = role.most_delivered
        if goal is None or most is None or not below(most, limit * goal):
            return None
        return Weakness(
            f"{quoted(context.map.role_name(name))} can deliver {_deals(most, goal)} of the {amount(goal)} we want",
            stage=busiest_stage(context, name),
            role=name,
            evidence=_evidence(role, goal, most),
        )

    yield from judged_roles(context, lacking, flagged)


def _deals(most: float, goal: float) -> str:
    """Deals as people count them: whole ones, unless that would sound as if the goal were reached."""
    return amount(float(round(most)) if goal >= WHOLE_DEALS and round(most) < goal else most)


def _evidence(role: RoleNumbers, goal: float, most: float) -> Evidence:
    figures = (("hours", role.hours), ("available", role.available), ("utilisation", role.utilisation))
    known = tuple((name, value) for name, value in figures if value is not None)
    return (*known, ("goal", goal), ("most_delivered", most))


RULE = Rule("constraint", "error", judge, {"least_share_of_goal": 0.99}, roams=True)
