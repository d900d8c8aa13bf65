"""The numbers, held against processes that were played out deal by deal."""

from collections.abc import Iterator
from functools import cache
from typing import Any

import pytest

from procmap.analysis.numbers import SideNumbers, numbers_of
from procmap.model.process_map import ProcessMap
from tests.analysis.made_up import DAYS_A_WEEK, HOURS_A_DAY, made_up, staffed, unhurried
from tests.analysis.measuring import Measure, Measured
from tests.analysis.simulation import simulate
from tests.samples import stages_map

SEEDS = range(12)
STANDARD_ERRORS = 4
FULL_HOUSE = 0.01
"""How much of the most that could be delivered a house of finite size may miss."""

Compared = tuple[str, Measure, float | None]


def current(process_map: ProcessMap) -> SideNumbers:
    numbers = numbers_of(process_map, "current")
    assert numbers is not None
    return numbers


@cache
def played_unhurried(seed: int) -> Measured:
    """Nobody waits for people: what comes, what it takes and how long, in working days."""
    return simulate(unhurried(made_up(seed)), seed, warm_up=400, length=250)


@cache
def played_staffed(seed: int) -> Measured:
    """The people there are, and a door that closes while the house is full of deals; in periods."""
    return simulate(staffed(made_up(seed)), seed, warm_up=5, length=2, most_inside=100)


def times(measure: Measure, factor: float) -> Measure:
    return Measure(measure.mean * factor, measure.error * factor)


def beyond(compared: Iterator[Compared], floor: float = 1e-9) -> list[str]:
    """The figures that are further from what was measured than chance explains."""
    return [
        f"{name}: computed {value}, measured {measure.mean} ± {measure.error}"
        for name, measure, value in compared
        if value is None or abs(measure.mean - value) > STANDARD_ERRORS * measure.error + floor * value
    ]


def of_the_flow(process_map: ProcessMap, measured: Measured) -> Iterator[Compared]:
    """Every figure that does not depend on whether there are people enough."""
    numbers, days = current(process_map), DAYS_A_WEEK * process_map.process.weeks_in_period
    for at, (name, stage) in enumerate(numbers.stages.items()):
        yield f"visits of {name}", times(measured.visits[at], days), stage.visits
        yield f"lost at {name}", times(measured.lost[at], days), stage.lost
        yield f"lost hours at {name}", times(measured.wasted[at], days * HOURS_A_DAY), stage.lost_hours
        yield f"in progress at {name}", measured.inside[at], stage.expected_in_progress
    for at, (name, role) in enumerate(numbers.roles.items()):
        yield f"hours of {name}", times(measured.busy[at], days * HOURS_A_DAY), role.hours
        # As many hands as it takes, so that a role with twice too much to do shows a utilisation of 2.
        available = role.available or 0.0
        yield f"utilisation of {name}", times(measured.busy[at], days * HOURS_A_DAY / available), role.utilisation
    yield "delivered", times(measured.delivered, days), numbers.delivered
    yield "lead time", measured.lead_time, numbers.lead_time_days


def of_the_people(process_map: ProcessMap, measured: Measured) -> Iterator[Compared]:
    """What gets through, and the share of their time that the people then work."""
    numbers = current(process_map)
    through = (numbers.deliverable or 0.0) / (numbers.delivered or 1.0)
    yield "deliverable", measured.delivered, numbers.deliverable
    for measure, people, (name, role) in zip(
        measured.busy, staffed(process_map).people, numbers.roles.items(), strict=True
    ):
        yield f"utilisation of {name}", times(measure, 1 / people), (role.utilisation or 0.0) * through


@pytest.mark.parametrize("seed", SEEDS)
def test_the_flow_is_as_played(seed: int) -> None:
    assert beyond(of_the_flow(made_up(seed), played_unhurried(seed))) == []


@pytest.mark.parametrize("seed", SEEDS)
def test_what_gets_through_is_as_played(seed: int) -> None:
    assert beyond(of_the_people(made_up(seed), played_staffed(seed)), FULL_HOUSE) == []


@pytest.mark.parametrize("seed", SEEDS)
def test_the_constraint_is_the_role_that_was_busiest(seed: int) -> None:
    process_map, measured = made_up(seed), played_staffed(seed)
    people = staffed(process_map).people
    used = dict(
        zip(current(process_map).roles, map(times, measured.busy, (1 / heads for heads in people)), strict=True)
    )
    busiest = max(used.values(), key=lambda use: use.mean)
    for role in current(process_map).constraint:
        assert busiest.mean - used[role].mean <= STANDARD_ERRORS * (busiest.error + used[role].error)
    if current(process_map).deliverable != current(process_map).delivered:
        assert busiest.mean >= 1 - FULL_HOUSE - STANDARD_ERRORS * busiest.error


def test_a_role_that_is_asked_twice_gets_less_through_where_the_door_stays_open() -> None:
    """Deliverable is what gets through where no more is let in than the constraint can finish."""
    process_map = stages_map(
        {"conversion": 0.5, "hours": {"ae": 4}},
        {"conversion": 0.8, "hours": {"sdr": 2}},
        {"conversion": 0.5, "hours": {"ae": 4}},
        entering=400,
        headcount={"sdr": 2, "ae": 1, "csm": 1},
    )
    process, deliverable = staffed(process_map), current(process_map).deliverable
    door = simulate(process, 1, warm_up=20, length=5, most_inside=50).delivered
    no_door = simulate(process, 1, warm_up=20, length=5).delivered
    assert abs(door.mean - (deliverable or 0.0)) <= STANDARD_ERRORS * door.error
    assert no_door.mean < door.mean / 1.5


# what the comparison is worth


def changed(process_map: ProcessMap, path: tuple[str | int, ...], factor: float) -> ProcessMap:
    """The map with one number of it multiplied."""
    data = process_map.model_dump(by_alias=True, exclude_unset=True)
    holder: Any = data
    for key in path[:-1]:
        holder = holder[key]
    holder[path[-1]] *= factor
    return ProcessMap.model_validate(data)


PROBE = 3
WRONG: tuple[tuple[tuple[str | int, ...], float], ...] = (
    (("current", "entering"), 0.95),
    (("current", "stages", 1, "entering"), 0),
    (("current", "stages", 2, "conversion", "typical"), 0.95),
    (("current", "stages", 2, "our_wait_days", "typical"), 0.9),
    (("current", "stages", 1, "hours", "ae", "typical"), 0.85),
    (("current", "flows", 0, "share", "typical"), 0.8),
    (("current", "flows", 0, "after_days"), 0),
    (("current", "flows", 1, "share", "typical"), 0.8),
)
"""Numbers of the process that a wrong analysis may have left out (0) or come close to."""


@pytest.mark.parametrize(("path", "factor"), WRONG, ids=str)
def test_a_wrong_number_is_noticed(path: tuple[str | int, ...], factor: float) -> None:
    process_map = made_up(PROBE)
    assert beyond(of_the_flow(changed(process_map, path, factor), played_unhurried(PROBE))) != []


def test_the_made_up_processes_have_all_that_makes_a_flow_hard() -> None:
    sides = [made_up(seed).current for seed in SEEDS]
    steps = [(side.position(flow.to) or 0) - (side.position(flow.from_) or 0) for side in sides for flow in side.flows]
    assert min(steps) < 0 < max(steps)
    assert 0 in steps
    assert {len(side.stages) for side in sides} >= {2, 9}
    assert sum(any(stage.entering for stage in side.stages[1:]) for side in sides) > len(SEEDS) / 2
    shared = [[role for stage in side.stages for role in stage.hours or {}] for side in sides]
    assert sum(len(roles) > len(set(roles)) for roles in shared) > len(SEEDS) / 2
    full = [[role.utilisation or 0.0 for role in current(made_up(seed)).roles.values()] for seed in SEEDS]
    assert any(max(use) < 0.9 for use in full)
    assert sum(max(use) > 1.1 for use in full) > len(SEEDS) / 3
    assert any(sum(use > 1.1 for use in of_one) > 1 for of_one in full)
