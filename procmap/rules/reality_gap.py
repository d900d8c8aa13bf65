"""The map does not tell what happened last period.

## What it flags
A current side of which the observed deliveries, or the observed lead time, differ from the map's by over 0.2 of
the map's.

The map's deliveries are its deliverable: what the roles let through of what enters.

## Why it matters
A map that cannot tell last period will not tell the next one, and nobody will believe its weak links.

## What to try
Walk one real deal of last period through the stages, and mend the numbers that it does not fit.

Where the map is right and last period was special, say so in a waiver with the day on which it ends.

## Example
The map lets 52 through, and 41 were delivered last year: 11 fewer, 21 % of 52. At 42 the rule is silent.
"""

from collections.abc import Iterator

from procmap.analysis.reality import Comparison, Reality, reality_of
from procmap.rules.comparing import above
from procmap.rules.rule import Gap, Rule, SideContext, Verdict, Weakness
from procmap.rules.shared.reality import BEARS_OUT, held_against_map

NAMES = {
    "delivered": ("observed_delivered", "deliverable"),
    "lead_time_days": ("observed_lead_time", "lead_time"),
}
"""What the evidence calls the two figures of a comparison."""


def judge(context: SideContext) -> Iterator[Verdict]:
    """Flag the side where what was observed is far from what it leads to."""
    reality = reality_of(context.map, context.numbers)
    if not reality.comparisons:
        yield Gap(("delivered or lead_time_days of observed",))
    most = context.thresholds["most_share_of_expected"]
    apart = {name: comparison for name, comparison in reality.comparisons if _is_apart(comparison, most)}
    if apart:
        period = context.map.process.period_or_default
        differing = Reality(apart.get("delivered"), apart.get("lead_time_days"))
        yield Weakness(held_against_map(period, differing), field="observed", evidence=tuple(_evidence(differing)))
    yield from (Gap(comparison.needs) for _, comparison in reality.comparisons if comparison.needs)


def _is_apart(comparison: Comparison, most: float) -> bool:
    observed, expected = comparison.observed, comparison.expected
    return expected is not None and above(abs(observed - expected), most * expected)


def _evidence(differing: Reality) -> Iterator[tuple[str, float]]:
    for name, comparison in differing.comparisons:
        figures = (comparison.observed, comparison.expected)
        yield from ((label, figure) for label, figure in zip(NAMES[name], figures, strict=True) if figure is not None)


RULE = Rule("reality-gap", "warning", judge, {"most_share_of_expected": BEARS_OUT}, sides=("current",))
