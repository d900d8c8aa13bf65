"""A role has more work than hours.

## What it flags
A role whose utilisation is 1 or more, or that has work and no hours available, unless `constraint` flags
it already; at the stage where it spends most hours.

## Why it matters
Work that does not fit into the hours is done late, badly, or not at all, and nobody chose which.

## What to try
Take work out of the stage, or stop earlier what should not reach it, before adding people.

Look also at the selling share: hours that go into anything but this process are the cheapest to win back.

## Example
The goal is 50, the account executive could deliver 52, but what enters brings 60: 2,526 hours of work
against 2,208 available, 114 %.
"""

from collections.abc import Iterator

from procmap.analysis.numbers import RoleNumbers
from procmap.rules import constraint
from procmap.rules.comparing import at_least
from procmap.rules.rule import Rule, SideContext, Verdict, Weakness
from procmap.rules.shared.role_load import busiest_stage, judged_roles
from procmap.rules.wording import amount, percent, quoted


def judge(context: SideContext) -> Iterator[Verdict]:
    """Flag each role with at least as much work as hours."""

    def lacking(role: RoleNumbers) -> tuple[str, ...]:
        return role.utilisation_needs

    def flagged(name: str, role: RoleNumbers) -> Weakness | None:
        hours, available, utilisation = role.hours or 0.0, role.available or 0.0, role.utilisation
        if utilisation is not None and not at_least(utilisation, context.thresholds["most_utilisation"]):
            return None
        spoken = "nobody has hours for it" if utilisation is None else f"{amount(available)} hours for it"
        share = () if utilisation is None else (("utilisation", utilisation),)
        load = "" if utilisation is None else f": {percent(utilisation)}"
        return Weakness(
            f"{quoted(context.map.role_name(name))} has {amount(hours)} hours of work and {spoken}{load}",
            stage=busiest_stage(context, name),
            role=name,
            evidence=(("hours", hours), ("available", available), *share),
        )

    yield from judged_roles(context, lacking, flagged)


RULE = Rule("over-capacity", "error", judge, {"most_utilisation": 1}, yields_to=(constraint.RULE,), roams=True)
