"""The numbers of a side that the team knows a range of, and values drawn from them.

A value lies between the low and the high, and is most likely at the typical: a triangle. A bound that is not
stated, or lies beyond the typical, is the typical itself.
"""

import random
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from math import sqrt

from procmap.analysis.levers import Lever
from procmap.model.record import Estimate
from procmap.model.side import Side

Values = Mapping[Lever, float]


@dataclass(frozen=True)
class Range:
    """A number of a side and the range of it, with `low` <= `typical` <= `high`, in the number's own unit."""

    lever: Lever
    low: float
    typical: float
    high: float

    def at(self, share: float) -> float:
        """The value that such a share of all draws stays below.

        The inverse of the triangle's distribution: Kotz and van Dorp, Beyond Beta (2004), chapter 1.
        """
        width = self.high - self.low
        rising = (self.typical - self.low) / width
        if share < rising:
            return self._within(self.low + width * sqrt(share * rising))
        return self._within(self.high - width * sqrt((1 - share) * (1 - rising)))

    def _within(self, value: float) -> float:
        return min(max(value, self.low), self.high)


def ranges_of(side: Side) -> tuple[Range, ...]:
    """The ranges that what is delivered hangs on: of conversions, shares of flows and hours; none without a width."""
    return tuple(
        Range(lever, low, typical, high)
        for lever, estimate in _estimates(side)
        for low, typical, high in _bounds(estimate)
        if low < high
    )


def drawn_from(ranges: Sequence[Range], draws: int, seed: int) -> Mapping[Lever, Sequence[float]]:
    """So many values of each range, the same for the same seed wherever and whenever it is drawn.

    Each range has dice of its own, named as its lever: what the others are, and their order, change nothing.
    """
    columns = {}
    for each in ranges:
        dice = random.Random(f"{seed} {each.lever.name}")  # noqa: S311 - dice, no secret
        columns[each.lever] = [each.at(dice.random()) for _ in range(draws)]
    return columns


class Shares:
    """What may leave the stages of a side: draws of several shares of one stage can come to more than all."""

    def __init__(self, side: Side, ranges: Sequence[Range]) -> None:
        drawn = {each.lever.stage for each in ranges if each.lever.is_share}
        self._leaving: dict[str, dict[Lever, float]] = {stage: {} for stage in drawn}
        for lever, estimate in _estimates(side):
            if lever.is_share and lever.stage in drawn:
                self._leaving[lever.stage][lever] = estimate.typical or 0.0

    def held(self, values: Values) -> Values:
        """The values, with all shares of a stage made smaller alike where they add up to more than 1."""
        smaller: dict[Lever, float] = {}
        for typical in self._leaving.values():
            shares = {lever: values.get(lever, share) for lever, share in typical.items()}
            whole = sum(shares.values())
            if whole > 1:
                smaller |= {lever: share / whole for lever, share in shares.items()}
        return {**values, **smaller}


def _estimates(side: Side) -> Iterator[tuple[Lever, Estimate]]:
    for stage in side.stages:
        if stage.conversion:
            yield Lever("conversion", (stage.id,)), stage.conversion
        for role, hours in (stage.hours or {}).items():
            yield Lever("hours", (stage.id, role)), hours
    for flow in side.flows:
        if flow.share and flow.from_ and flow.to:
            yield Lever("share", (flow.from_, flow.to)), flow.share


def _bounds(estimate: Estimate) -> Iterator[tuple[float, float, float]]:
    typical = estimate.typical
    if typical is not None:
        low = typical if estimate.low is None else min(estimate.low, typical)
        high = typical if estimate.high is None else max(estimate.high, typical)
        yield low, typical, high
