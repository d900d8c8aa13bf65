"""What a run of the simulator showed: means over batches, and how far chance may have moved them."""

from collections.abc import Sequence
from dataclasses import dataclass


@dataclass(frozen=True)
class Measure:
    """A measured mean and its standard error."""

    mean: float
    error: float


@dataclass(frozen=True)
class Measured:
    """What a run showed, per unit of time, by position; means over time of how many are inside and at work.

    `wasted` is the work that was done on those who are lost there, `waited` the mean time that a task waited
    for hands, `lead_time` the mean time of the delivered from entering on.
    """

    visits: tuple[Measure, ...]
    lost: tuple[Measure, ...]
    wasted: tuple[Measure, ...]
    inside: tuple[Measure, ...]
    busy: tuple[Measure, ...]
    waited: tuple[Measure, ...]
    delivered: Measure
    lead_time: Measure


def measured(columns: Sequence[Sequence[float]], stages: int, roles: int, length: float) -> Measured:
    """The measures of what a run counted, one column a count, one row a batch of a length."""
    left = iter(columns)
    ones = [1.0] * len(columns[0])
    spans = [length] * len(columns[0])

    def rates(of: Sequence[Sequence[float]]) -> tuple[Measure, ...]:
        return tuple(quotient(column, spans) for column in of)

    visits, lost, wasted, inside = ([next(left) for _ in range(stages)] for _ in range(4))
    busy, waited, served = ([next(left) for _ in range(roles)] for _ in range(3))
    delivered, days = left
    return Measured(
        visits=rates(visits),
        lost=rates(lost),
        wasted=rates(wasted),
        inside=rates(inside),
        busy=rates(busy),
        waited=tuple(
            quotient(times, tasks if any(tasks) else ones) for times, tasks in zip(waited, served, strict=True)
        ),
        delivered=quotient(delivered, spans),
        lead_time=quotient(days, delivered if any(delivered) else ones),
    )


def quotient(parts: Sequence[float], wholes: Sequence[float]) -> Measure:
    """The quotient of two sums over batches, and its standard error.

    Source: the ratio estimator and its linearised variance; Cochran, Sampling Techniques (1977), section 6.3.
    """
    count, whole = len(parts), sum(wholes)
    mean = sum(parts) / whole
    squares = sum((part - mean * each) ** 2 for part, each in zip(parts, wholes, strict=True))
    return Measure(mean, (squares * count / (count - 1)) ** 0.5 / whole)
