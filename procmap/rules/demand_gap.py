"""Too little enters to reach the goal.

## What it flags
A side whose goal needs over 1.01 × what enters, at its first stage.

What the goal needs = what enters × goal / what the flow delivers of it.

## Why it matters
Even if nobody runs out of hours, these conversions turn what enters into fewer deals than the goal.

## What to try
Raise a conversion late in the process first; only then find more that enters, and of the kind that closes.

The stage nearest to delivery counts most: what it saves has all the work behind it already.

## Example
Of 1,930 that enter 52 would be delivered. A goal of 60 needs 1,930 × 60 / 52 = 2,227.
"""

from collections.abc import Iterator

from procmap.analysis.known import product, ratio
from procmap.analysis.numbers import SideNumbers
from procmap.rules.comparing import above
from procmap.rules.finding import Evidence
from procmap.rules.rule import Gap, Rule, SideContext, Verdict, Weakness
from procmap.rules.wording import amount


def judge(context: SideContext) -> Iterator[Verdict]:
    """Flag the side where the goal asks for more than enters."""
    numbers, goal = context.numbers, context.numbers.goal
    entering = numbers.entering if numbers.volumes_at == "entering" else None
    needed = _needed(context, goal) if entering == 0 else ratio(product(entering, goal), numbers.delivered)
    if goal == 0:
        return
    if entering is None or goal is None or needed is None:
        yield Gap(_needs(numbers))
    elif above(needed, context.thresholds["most_times_entering"] * entering):
        yield Weakness(
            f"The goal of {amount(goal)} needs {amount(needed)} to enter, not {amount(entering)}",
            stage=context.side.stages[0].id,
            field="entering",
            evidence=_evidence(numbers, goal, entering, needed),
        )


def _needed(context: SideContext, goal: float | None) -> float | None:
    """What must enter at the first stage where nothing does yet."""
    return ratio(goal, context.numbers.stages[context.side.stages[0].id].chance)


def _needs(numbers: SideNumbers) -> tuple[str, ...]:
    """What enters and the goal, each by its name: one cannot stand for the other here."""
    inputs = (("entering", numbers.volumes_at == "entering"), ("goal", numbers.goal is not None))
    unsaid = [name for name, is_said in inputs if not is_said]
    return (*unsaid, *(need for need in numbers.volume_needs if need != "entering or goal"))


def _evidence(numbers: SideNumbers, goal: float, entering: float, needed: float) -> Evidence:
    figures = (("delivered", numbers.delivered), ("deliverable", numbers.deliverable))
    known = tuple((name, value) for name, value in figures if value is not None)
    return (("entering", entering), *known, ("goal", goal), ("entering_needed", needed))


RULE = Rule("demand-gap", "error", judge, {"most_times_entering": 1.01}, names="side", roams=True)
