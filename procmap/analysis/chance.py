"""The chance that a side reaches its goal, from the ranges of its numbers, by simulation."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from math import ceil, sqrt

from procmap.analysis.as_if import with_changes
from procmap.analysis.figures import SideNumbers
from procmap.analysis.known import explained
from procmap.analysis.levers import Lever
from procmap.analysis.numbers import numbers_of
from procmap.analysis.ranges import Range, Shares, drawn_from, ranges_of
from procmap.analysis.rank_correlation import rank_correlation
from procmap.analysis.throughput import TIE, throughput_of
from procmap.model.process_map import ProcessMap, SideName

DRAWS = 2000
"""The chance is then known to about one per cent."""

MOST_DRAWS = 100_000
"""More draws than these take minutes, and change no digit that is shown."""

SEED = 1
ASSUMPTION = (
    "each number with a range is drawn by itself, between its low and high, most likely at its typical value; "
    "what enters, the people and all other numbers stay as stated; the luck of single deals comes on top of it"
)


@dataclass(frozen=True)
class Sway:
    """A range and how closely what is deliverable follows it: Spearman's correlation, from -1 to 1."""

    range: Range
    correlation: float


@dataclass(frozen=True)
class Chance:
    """How a side stands to its goal if its numbers are anywhere in their ranges; None lacks what `needs` names.

    `chance` is the share of the draws in which at least the goal is deliverable, `standard_error` that of this
    share by the number of draws alone. Of the draws a tenth is at most `p10`, half `p50`, nine tenths `p90`:
    deals deliverable in a period. `sways` are the ranges that matter beyond doubt, the strongest first, out of
    `ranges` in all.
    """

    goal: float | None
    chance: float | None
    standard_error: float | None
    p10: float | None
    p50: float | None
    p90: float | None
    sways: tuple[Sway, ...]
    ranges: int
    draws: int
    seed: int
    assumption: str
    needs: tuple[str, ...]


def chance_of_goal(
    process_map: ProcessMap, side_name: SideName, *, draws: int = DRAWS, seed: int = SEED
) -> Chance | None:
    """The chance to reach the goal, from so many draws, at least 1; None where the map has no such side.

    Where volumes follow from the goal it needs `entering`: what enters would else be whatever brings the goal.
    """
    side, numbers = process_map.side(side_name), numbers_of(process_map, side_name)
    if side is None or numbers is None:
        return None
    ranges = ranges_of(side)
    unknown = _unknown(numbers, len(ranges), draws, seed)
    if unknown.needs:
        return unknown
    columns = drawn_from(ranges, draws, seed)
    found = _deliverable(process_map, side_name, Shares(side, ranges), columns) if ranges else [numbers.deliverable]
    deliverable = [value for value in found if value is not None]
    if len(deliverable) < len(found):
        return replace(unknown, needs=explained((), None))
    return replace(_counted(unknown, deliverable), sways=_sways(ranges, columns, deliverable))


def _unknown(numbers: SideNumbers, ranges: int, draws: int, seed: int) -> Chance:
    return Chance(
        goal=numbers.goal,
        chance=None,
        standard_error=None,
        p10=None,
        p50=None,
        p90=None,
        sways=(),
        ranges=ranges,
        draws=draws,
        seed=seed,
        assumption=ASSUMPTION,
        needs=_needs(numbers),
    )


def _needs(numbers: SideNumbers) -> tuple[str, ...]:
    needs = ["entering"] if numbers.volumes_at == "goal" else []
    needs += ["goal"] if numbers.goal is None else []
    if numbers.deliverable is None:
        needs += [need for need in numbers.deliverable_needs if need != "entering or goal"]
    return tuple(dict.fromkeys(needs))


def _deliverable(
    process_map: ProcessMap, name: SideName, shares: Shares, columns: Mapping[Lever, Sequence[float]]
) -> list[float | None]:
    """What is deliverable in each draw."""
    found = []
    for drawn in zip(*columns.values(), strict=True):
        values = shares.held(dict(zip(columns, drawn, strict=True)))
        tried = with_changes(process_map, name, values)
        side = tried.side(name)
        found.append(throughput_of(tried, name, side).deliverable if side else None)
    return found


def _counted(unknown: Chance, deliverable: Sequence[float]) -> Chance:
    ordered, least = sorted(deliverable), (unknown.goal or 0.0) * (1 - TIE)
    chance = sum(value >= least for value in ordered) / len(ordered)
    return replace(
        unknown,
        chance=chance,
        standard_error=sqrt(chance * (1 - chance) / len(ordered)),
        p10=_percentile(ordered, 10),
        p50=_percentile(ordered, 50),
        p90=_percentile(ordered, 90),
    )


def _percentile(ordered: Sequence[float], percent: int) -> float:
    """The least value that so many of a hundred do not exceed."""
    return ordered[ceil(percent * len(ordered) / 100) - 1]


def _sways(
    ranges: Sequence[Range], columns: Mapping[Lever, Sequence[float]], deliverable: Sequence[float]
) -> tuple[Sway, ...]:
    """The ranges that deliverable follows by more than three standard errors of no correlation at all."""
    sways = [Sway(each, rank_correlation(columns[each.lever], deliverable)) for each in ranges]
    beyond_doubt = [sway for sway in sways if abs(sway.correlation) > 3 / sqrt(len(deliverable))]
    return tuple(sorted(beyond_doubt, key=lambda sway: (-abs(sway.correlation), sway.range.lever.name)))
