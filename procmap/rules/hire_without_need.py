"""People are to be added where those there are would do.

## What it flags
A role with more headcount on the target than today, while today's people would stay below the planned
utilisation at the target's volumes; at the stage where the role spends most hours.

Utilisation of today's people = hours of the target / (today's headcount × hours that one head has).

## Why it matters
The mended process needs fewer hours than the old one, and a plan made before it hires for work that is gone.

## What to try
Keep the headcount of today in the target, and look at the utilisation again when the new process has run.

## Example
The target's gate leaves 2,100 hours of work to 3 account executives with 2,208: 95 %, so a fourth is needed
for 85 %. At 1,800 hours, 82 %, the fourth would be hired without need.
"""

from collections.abc import Iterator

from procmap.analysis.known import product, ratio
from procmap.rules.comparing import below
from procmap.rules.rule import Gap, Rule, SideContext, Verdict, Weakness
from procmap.rules.shared.hiring import Hire, hires
from procmap.rules.shared.role_load import busiest_stage
from procmap.rules.wording import amount, percent, quoted


def judge(context: SideContext) -> Iterator[Verdict]:
    """Flag each role that grows though those there are would do."""
    for hire in hires(context):
        yield from (hire,) if isinstance(hire, Gap) else _judged(context, hire)


def _judged(context: SideContext, hire: Hire) -> Iterator[Verdict]:
    numbers = context.numbers.roles[hire.role]
    if numbers.utilisation is None:
        if numbers.utilisation_needs:
            yield Gap(numbers.utilisation_needs, role=hire.role)
        return
    planned = context.map.process.planned_utilisation_or_default
    available = product(ratio(numbers.available, hire.planned), hire.today)
    share = ratio(numbers.hours, available) if numbers.hours else 0.0
    if share is None or not below(share, planned):
        return
    known = () if available is None else (("available", available),)
    yield Weakness(
        f"{quoted(context.map.role_name(hire.role))} grows from {amount(hire.today)} to {amount(hire.planned)},"
        f" though {amount(hire.today)} would work at {percent(share)}",
        stage=busiest_stage(context, hire.role),
        role=hire.role,
        field="headcount",
        evidence=(
            ("hours", numbers.hours or 0.0),
            *known,
            ("utilisation", share),
            ("planned_utilisation", planned),
            ("headcount", hire.today),
            ("planned_headcount", hire.planned),
        ),
    )


RULE = Rule("hire-without-need", "warning", judge, sides=("target",), names="side", roams=True)
