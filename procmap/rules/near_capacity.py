"""A role has hardly any hours to spare.

## What it flags
A role whose utilisation is at least what the process plans with (`planned_utilisation`, 0.85 unless the map
says otherwise), at the stage where it spends most hours. From 1 or more on it is `over-capacity`; a role that
`constraint` or `over-capacity` flags is theirs.

## Why it matters
With no slack every absence, peak or surprise becomes a queue, and queues grow steeply near full load.

## What to try
Take work out of the stage, or stop earlier what should not reach it, before adding people.

Do it while there is still time: who is at the limit has no hours left to improve anything.

## Example
The project engineer has 2,650 hours of work and 2,944 for it: 90 %, where 85 % is planned.
"""

from collections.abc import Iterator

from procmap.analysis.numbers import RoleNumbers
from procmap.rules import constraint, over_capacity
from procmap.rules.comparing import below
from procmap.rules.rule import Rule, SideContext, Verdict, Weakness
from procmap.rules.shared.role_load import busiest_stage, judged_roles
from procmap.rules.wording import amount, percent, quoted


def judge(context: SideContext) -> Iterator[Verdict]:
    """Flag each role with less slack than is planned, and yet enough hours."""
    planned = context.map.process.planned_utilisation_or_default
    most = context.thresholds["most_utilisation"]

    def lacking(role: RoleNumbers) -> tuple[str, ...]:
        return role.utilisation_needs

    def flagged(name: str, role: RoleNumbers) -> Weakness | None:
        hours, available, utilisation = role.hours or 0.0, role.available or 0.0, role.utilisation
        if utilisation is None or below(utilisation, planned) or not below(utilisation, most):
            return None
        load = f"{percent(utilisation)}, where {percent(planned)} is planned"
        return Weakness(
            f"{quoted(context.map.role_name(name))} has {amount(hours)} of {amount(available)} hours taken: {load}",
            stage=busiest_stage(context, name),
            role=name,
            evidence=(
                ("hours", hours),
                ("available", available),
                ("utilisation", utilisation),
                ("planned_utilisation", planned),
            ),
        )

    yield from judged_roles(context, lacking, flagged)


RULE = Rule(
    "near-capacity",
    "warning",
    judge,
    {"most_utilisation": 1},
    yields_to=(constraint.RULE, over_capacity.RULE),
    roams=True,
)
