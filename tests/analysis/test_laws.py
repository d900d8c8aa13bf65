"""Laws that the numbers of any map obey."""

from typing import Any

import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from procmap.analysis.figures import RoleNumbers, SideNumbers
from procmap.analysis.numbers import numbers_of
from procmap.model.process import PERIODS_PER_YEAR, Period
from procmap.model.process_map import ProcessMap
from procmap.model.record import Estimate, ShareEstimate
from procmap.model.side import CurrentSide
from tests.analysis.countable import countable_maps

FEW = settings(max_examples=40)

factors = st.floats(0.001, 1000)
periods = st.sampled_from(sorted(PERIODS_PER_YEAR))


def current(process_map: ProcessMap) -> SideNumbers:
    numbers = numbers_of(process_map, "current")
    assert numbers is not None
    return numbers


def times(value: float | None, factor: float) -> Any:
    return None if value is None else pytest.approx(value * factor)


def with_side(process_map: ProcessMap, **parts: Any) -> ProcessMap:
    return process_map.model_copy(update={"current": process_map.current.model_copy(update=parts)})


def with_entering(process_map: ProcessMap, factor: float) -> ProcessMap:
    """The map where so many times as much enters, at the first stage and from the side."""
    side = process_map.current
    stages = [stage.model_copy(update={"entering": (stage.entering or 0) * factor}) for stage in side.stages]
    return with_side(process_map, entering=(side.entering or 0) * factor, stages=tuple(stages))


def with_people(side: CurrentSide, factor: float) -> dict[str, float]:
    return {role: heads * factor for role, heads in side.headcount.items()}


def roles_of(*every: SideNumbers) -> list[tuple[RoleNumbers, ...]]:
    return list(zip(*(numbers.roles.values() for numbers in every), strict=True))


@FEW
@given(countable_maps(), factors)
def test_so_many_times_what_enters_is_so_many_times_the_work(process_map: ProcessMap, factor: float) -> None:
    assume(process_map.current.entering)
    before, after = current(process_map), current(with_entering(process_map, factor))
    for name, stage in before.stages.items():
        for figure in ("visits", "hours", "lost", "lost_hours", "expected_in_progress"):
            assert getattr(after.stages[name], figure) == times(getattr(stage, figure), factor)
        assert after.stages[name].lead_time_days == times(stage.lead_time_days, 1)
    for held, more in roles_of(before, after):
        assert (more.hours, more.utilisation) == (times(held.hours, factor), times(held.utilisation, factor))
        assert (more.available, more.most_delivered) == (times(held.available, 1), times(held.most_delivered, 1))
        assert more.headcount_needed == times(held.headcount_needed, 1)
    assert after.delivered == times(before.delivered, factor)
    assert after.lead_time_days == times(before.lead_time_days, 1)
    assert after.constraint == before.constraint


@FEW
@given(countable_maps(), factors)
def test_people_and_their_work_times_the_same_change_nothing(process_map: ProcessMap, factor: float) -> None:
    side = process_map.current
    stages = [
        stage.model_copy(update={"hours": {role: each(hours, factor) for role, hours in stage.hours.items()}})
        if stage.hours
        else stage
        for stage in side.stages
    ]
    scaled = with_side(process_map, stages=tuple(stages), headcount=with_people(side, factor))
    before, after = current(process_map), current(scaled)
    for held, more in roles_of(before, after):
        assert (more.utilisation, more.most_delivered) == (times(held.utilisation, 1), times(held.most_delivered, 1))
        assert more.headcount_needed == times(held.headcount_needed, factor)
    assert after.deliverable == times(before.deliverable, 1)


def each(hours: Estimate, factor: float) -> Estimate:
    return hours if hours.typical is None else Estimate(typical=hours.typical * factor)


@FEW
@given(countable_maps(), st.floats(1, 10))
def test_more_people_never_get_less_through(process_map: ProcessMap, factor: float) -> None:
    side = process_map.current
    before, after = current(process_map), current(with_side(process_map, headcount=with_people(side, factor)))
    if before.deliverable is not None:
        assert after.deliverable is not None
        assert after.deliverable >= before.deliverable * (1 - 1e-12)


@FEW
@given(countable_maps())
def test_deliverable_is_the_least_of_the_flow_and_the_constraint(process_map: ProcessMap) -> None:
    numbers = current(process_map)
    if numbers.deliverable is not None:
        assert numbers.delivered is not None
        assert numbers.deliverable <= numbers.delivered
        for name, role in numbers.roles.items():
            assert role.most_delivered is None or numbers.deliverable <= role.most_delivered
            assert name not in numbers.constraint or role.hours


@FEW
@given(countable_maps(), periods)
def test_a_year_in_parts_is_the_same_year(process_map: ProcessMap, period: Period) -> None:
    assume(process_map.current.entering)
    parts = PERIODS_PER_YEAR[period]
    shorter = process_map.process.model_copy(update={"period": period})
    part = with_entering(process_map, 1 / parts).model_copy(update={"process": shorter})
    for of_year, of_part in roles_of(current(process_map), current(part)):
        assert of_part.utilisation == times(of_year.utilisation, 1)
        assert of_part.most_delivered == times(of_year.most_delivered, 1 / parts)


@FEW
@given(countable_maps(deal_value=100, margin=1))
def test_a_point_more_conversion_is_worth_what_it_brings(process_map: ProcessMap) -> None:
    """The change of what is delivered is in proportion to the change of a conversion where that is small."""
    side = process_map.current
    assume(side.entering)
    before, little = current(process_map), 1e-6
    for at, stage in enumerate(side.stages):
        value = before.stages[stage.id].point_value
        if value is None or before.delivered is None or stage.conversion is None or stage.conversion.typical is None:
            continue
        better = stage.model_copy(update={"conversion": ShareEstimate(typical=stage.conversion.typical + little)})
        after = current(with_side(process_map, stages=(*side.stages[:at], better, *side.stages[at + 1 :])))
        assert after.delivered is not None
        brought = (after.delivered - before.delivered) / little * 0.01 * 100
        assert brought == pytest.approx(value, rel=1e-3, abs=1e-4)
