from dataclasses import fields
from typing import Any

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from procmap.analysis.numbers import SideNumbers, numbers_of
from procmap.model.process_map import ProcessMap
from tests.analysis.countable import countable_maps
from tests.samples import example, sound, stages_map


def current(process_map: ProcessMap) -> SideNumbers:
    numbers = numbers_of(process_map, "current")
    assert numbers is not None
    return numbers


def column(numbers: SideNumbers, figure: str) -> list[Any]:
    return [getattr(stage, figure) for stage in numbers.stages.values()]


def by_role(numbers: SideNumbers, figure: str) -> list[Any]:
    return [getattr(role, figure) for role in numbers.roles.values()]


def rounded(values: list[float], digits: int | None = None) -> list[float]:
    return [round(value, digits) for value in values]


# the worked example of the format


def test_the_worked_example() -> None:
    numbers = current(sound(example()))
    assert numbers.volumes_at == "entering"
    assert rounded(column(numbers, "visits"), 1) == [2105.3, 421.1, 210.5, 63.2]
    assert rounded(by_role(numbers, "hours"), 1) == [3368.4, 2526.3, 1263.2]
    assert rounded(by_role(numbers, "utilisation"), 2) == [0.83, 1.14, 0.57]
    assert rounded(by_role(numbers, "most_delivered")) == [72, 52, 105]
    assert numbers.constraint == ("ae",)
    assert (round(numbers.delivered or 0), round(numbers.deliverable or 0)) == (60, 52)
    assert rounded(by_role(numbers, "headcount_needed"), 2) == [3.92, 4.04, 1.35]
    assert rounded(column(numbers, "lost_hours")) == [1684, 842, 2358, 114]
    assert numbers.lost_hours == pytest.approx(sum(column(numbers, "lost_hours")))


def test_the_second_scenario_passes_the_goal_without_hiring() -> None:
    data = example()
    del data["current"]["entering"]
    data["current"]["stages"][1]["conversion"] = 0.35
    data["current"]["stages"][2]["conversion"] = 0.45
    numbers = current(sound(data))
    assert (numbers.volumes_at, numbers.delivered) == ("goal", 60)
    assert round(numbers.entering or 0) == 2005
    assert rounded(by_role(numbers, "utilisation"), 2)[:2] == [0.79, 0.76]
    assert round(numbers.roles["sdr"].most_delivered or 0) == 76
    assert (numbers.constraint, numbers.deliverable) == (("sdr",), 60)


def test_the_weeks_of_a_period() -> None:
    for period, share in (("year", 1.0), ("quarter", 1 / 4), ("month", 1 / 12), ("week", 1 / 46)):
        data = example()
        data["process"]["period"] = period
        assert current(sound(data)).roles["ae"].available == pytest.approx(2208 * share)


# loops and skips


def test_a_loop_is_solved() -> None:
    numbers = current(
        stages_map(
            {"conversion": 0.5}, {"conversion": 0.5}, entering=70, flows=[{"from": "s2", "to": "s1", "share": 0.25}]
        )
    )
    assert column(numbers, "visits") == pytest.approx([80, 40])
    assert numbers.delivered == pytest.approx(20)


def test_a_skip_is_solved() -> None:
    flows = [{"from": "s1", "to": "s3", "share": 0.25}]
    numbers = current(stages_map({"conversion": 0.5}, {"conversion": 0.5}, {"conversion": 1}, entering=8, flows=flows))
    assert column(numbers, "visits") == [8, 4, 4]
    assert column(numbers, "lost") == [2, 2, 0]


def test_stages_have_their_own_entrance_only_where_the_side_has_one() -> None:
    stages = ({"conversion": 0.5, "entering": 2}, {"conversion": 0.5, "entering": 5})
    assert column(current(stages_map(*stages, entering=8)), "visits") == [10, 10]
    assert column(current(stages_map(*stages, goal=10)), "visits") == [40, 20]


# time and money


def test_lead_time_adds_hands_on_days_to_both_waits() -> None:
    stage = {"conversion": 1, "our_wait_days": 3, "buyer_wait_days": {"typical": 6}, "hours": {"ae": 12, "sdr": 4}}
    of = current(stages_map(stage, entering=460)).stages["s1"]
    assert of.lead_time_days == 11
    assert of.expected_in_progress == pytest.approx(460 / 230 * 11)


def test_money() -> None:
    data = example()
    data["process"] |= {"deal_value": 40000, "margin": 0.35}
    for role, cost in zip(data["roles"], (50, 80, 60), strict=True):
        role["cost_per_hour"] = cost
    stages = current(sound(data)).stages
    assert stages["sell"].lost_cost == pytest.approx(147.368 * (1 * 50 + 3 * 50 + 12 * 80), rel=1e-4)
    assert stages["deliver"].point_value == pytest.approx(0.01 * 63.158 * 14000, rel=1e-4)
    assert stages["prospect"].point_value == pytest.approx(0.01 * 2105.26 * 0.5 * 0.3 * 0.95 * 14000, rel=1e-4)


# what is missing


def test_a_missing_conversion_hides_only_what_comes_after() -> None:
    data = example()
    del data["current"]["stages"][1]["conversion"]
    numbers = current(sound(data))
    assert rounded(column(numbers, "visits")[:2], 1) == [2105.3, 421.1]
    assert column(numbers, "visits")[2:] == [None, None]
    assert column(numbers, "lost")[1:] == [None, None, None]
    assert (numbers.delivered, numbers.deliverable, numbers.constraint) == (None, None, ())
    assert rounded([numbers.roles["sdr"].hours or 0], 1) == [3368.4]
    assert numbers.roles["sdr"].most_delivered is None
    assert numbers.needs[0] == "conversion at qualify"
    assert numbers.roles["ae"].needs == ("conversion at qualify",)


def test_hours_that_are_not_said_make_the_owner_incomplete() -> None:
    data = example()
    del data["current"]["stages"][2]["hours"]
    numbers = current(sound(data))
    assert [hours is None for hours in by_role(numbers, "hours")] == [False, True, False]
    assert numbers.deliverable is None
    assert "hours at sell" in numbers.needs
    assert column(numbers, "lost_hours")[2:] == [None, None]


def test_hours_that_are_not_said_and_no_owner_make_every_role_incomplete() -> None:
    data = example()
    del data["current"]["stages"][2]["hours"], data["current"]["stages"][2]["owner"]
    assert by_role(current(sound(data)), "hours") == [None, None, None]


def test_no_hours_is_a_statement() -> None:
    data = example()
    data["current"]["stages"][2]["hours"] = {}
    ae = current(sound(data)).roles["ae"]
    assert (ae.hours, ae.utilisation, ae.most_delivered, ae.headcount_needed) == (0, 0, None, 0)


def test_an_estimate_without_a_typical_value_is_missing() -> None:
    data = example()
    data["current"]["stages"][2]["hours"] = {"ae": {"low": 8, "high": 16}, "csm": 1}
    numbers = current(sound(data))
    assert [hours is None for hours in by_role(numbers, "hours")] == [False, True, False]
    assert numbers.roles["ae"].needs == ("hours of ae at sell",)


@pytest.mark.parametrize(
    ("change", "need"),
    [
        (lambda data: data["roles"][1].pop("hours_per_week"), "hours_per_week of ae"),
        (lambda data: data["roles"][1].pop("selling_share"), "selling_share of ae"),
        (lambda data: data["current"]["headcount"].pop("ae"), "headcount of ae (current)"),
    ],
)
def test_what_availability_needs(change: Any, need: str) -> None:
    data = example()
    change(data)
    numbers = current(sound(data))
    assert numbers.roles["ae"].available is None
    assert numbers.roles["ae"].utilisation is None
    assert numbers.deliverable is None
    assert need in numbers.needs
    assert numbers.roles["sdr"].utilisation is not None


def test_the_sides_selling_share_comes_first() -> None:
    data = example()
    data["current"]["selling_share"] = {"ae": 0.8}
    assert current(sound(data)).roles["ae"].available == pytest.approx(4416)


def test_nothing_available_has_no_utilisation() -> None:
    data = example()
    data["current"]["headcount"]["ae"] = 0
    numbers = current(sound(data))
    ae = numbers.roles["ae"]
    assert (ae.available, ae.utilisation, ae.most_delivered) == (0, None, 0)
    assert round(ae.headcount_needed or 0, 2) == 4.04
    assert (numbers.deliverable, numbers.constraint) == (0, ("ae",))


@pytest.mark.parametrize(
    ("change", "need"),
    [
        (lambda data: data["process"].update(planned_utilisation=0), "planned_utilisation above 0"),
        (lambda data: data["roles"][1].update(selling_share=0), "selling_share of ae above 0"),
        (lambda data: data["roles"][1].update(hours_per_week=0), "hours_per_week of ae above 0"),
        (lambda data: data["process"].update(weeks_per_year=0), "weeks_per_year above 0"),
        (lambda data: data["process"].pop("goal"), "goal"),
        (lambda data: data["current"].update(entering=0), "entering above 0"),
        (
            lambda data: data["current"]["stages"][3].update(conversion=0),
            "a conversion above 0 all the way to delivery",
        ),
    ],
)
def test_what_a_headcount_needs(change: Any, need: str) -> None:
    data = example()
    change(data)
    numbers = current(sound(data))
    assert numbers.roles["ae"].headcount_needed is None
    assert need in numbers.roles["ae"].needs
    assert need in numbers.needs


def test_a_goal_that_nothing_can_deliver() -> None:
    numbers = current(stages_map({"conversion": 0}, {"conversion": 1}, goal=10))
    assert (numbers.volumes_at, numbers.entering, numbers.delivered) == ("goal", None, None)
    assert column(numbers, "visits") == [None, None]
    assert numbers.needs[0] == "a conversion above 0 all the way to delivery"


def test_neither_entering_nor_goal() -> None:
    numbers = current(stages_map({"conversion": 1}))
    assert (numbers.volumes_at, numbers.needs[0]) == ("goal", "entering or goal")


def test_nothing_enters() -> None:
    data = example()
    data["current"]["entering"] = 0
    numbers = current(sound(data))
    ae = numbers.roles["ae"]
    assert (ae.hours, ae.utilisation, ae.most_delivered, ae.headcount_needed) == (0, 0, None, None)
    assert "entering above 0" in ae.needs
    assert numbers.deliverable == 0


def test_numbers_too_large_for_the_machine_are_missing_and_say_so() -> None:
    data = example()
    data["current"]["entering"] = 1e305
    data["current"]["stages"][0]["hours"] = {"sdr": 1e10}
    data["current"]["stages"][2]["our_wait_days"] = 1e308
    data["current"]["stages"][2]["buyer_wait_days"] = 1e308
    numbers = current(sound(data))
    sdr, ae = numbers.roles["sdr"], numbers.roles["ae"]
    assert (sdr.hours, sdr.utilisation, sdr.headcount_needed) == (None, None, None)
    assert "smaller numbers" in sdr.needs
    assert "smaller numbers" in numbers.needs
    assert "smaller numbers" not in ae.needs
    assert ae.utilisation == pytest.approx(12e304 / 2208)
    assert (numbers.deliverable, numbers.constraint, numbers.lost_hours) == (None, (), None)
    assert numbers.stages["sell"].lead_time_days is None
    assert numbers.stages["sell"].visits == pytest.approx(1e304)


def test_a_side_without_stages_and_one_that_is_not_there() -> None:
    empty = sound({"format": 1, "process": {"name": "Sample"}})
    assert current(empty).needs == ("stages",)
    assert numbers_of(empty, "target") is None


def test_ties_are_listed_in_the_order_of_the_roles() -> None:
    numbers = current(
        stages_map(
            {"conversion": 1, "hours": {"ae": 0.1, "sdr": 0.3}},
            entering=10,
            roles=[
                {"id": role, "hours_per_week": share, "selling_share": 1} for role, share in (("sdr", 3), ("ae", 1))
            ],
            headcount={"sdr": 1, "ae": 1},
        )
    )
    assert numbers.constraint == ("sdr", "ae")


# laws


@given(countable_maps(), st.sampled_from((0.5, 2.0, 3.0)))
def test_what_enters_scales_what_follows(process_map: ProcessMap, factor: float) -> None:
    side = process_map.current
    assume(side.entering is not None)
    stages = [stage.model_copy(update={"entering": (stage.entering or 0) * factor}) for stage in side.stages]
    more = side.model_copy(update={"entering": (side.entering or 0) * factor, "stages": tuple(stages)})
    before, after = current(process_map), current(process_map.model_copy(update={"current": more}))
    for figure in ("visits", "hours", "lost", "lost_hours", "expected_in_progress"):
        assert scaled(column(before, figure), factor) == pytest.approx(column(after, figure))
    assert scaled(by_role(before, "hours"), factor) == pytest.approx(by_role(after, "hours"))


def scaled(values: list[float | None], factor: float) -> list[float | None]:
    return [None if value is None else value * factor for value in values]


@given(countable_maps())
def test_names_change_no_number(process_map: ProcessMap) -> None:
    side = process_map.current
    renamed = [stage.model_copy(update={"name": f"{stage.name}!"}) for stage in side.stages]
    other = process_map.model_copy(update={"current": side.model_copy(update={"stages": tuple(renamed)})})
    assert current(other) == current(process_map)


@given(countable_maps())
def test_what_is_delivered_is_what_enters_times_its_chance(process_map: ProcessMap) -> None:
    numbers, side = current(process_map), process_map.current
    if side.entering is not None and not numbers.volume_needs:
        entering = [stage.entering or 0.0 for stage in side.stages]
        entering[0] += side.entering
        expected = sum(enters * chance for enters, chance in zip(entering, column(numbers, "chance"), strict=True))
        assert numbers.delivered == pytest.approx(expected)


@given(countable_maps())
def test_goal_volumes_deliver_the_goal(process_map: ProcessMap) -> None:
    numbers = current(process_map)
    if numbers.volumes_at == "goal" and numbers.delivered is not None:
        last = process_map.current.stages[-1]
        visits = numbers.stages[last.id].visits or 0.0
        assert visits * (
            last.conversion.typical if last.conversion and last.conversion.typical else 0
        ) == pytest.approx(numbers.goal)


@given(countable_maps())
def test_every_null_is_explained(process_map: ProcessMap) -> None:
    numbers = current(process_map)
    if not numbers.needs:
        assert None not in column(numbers, "visits") + column(numbers, "lost_hours") + column(numbers, "lead_time_days")
        for role in numbers.roles.values():
            assert None not in (role.hours, role.available, role.headcount_needed)
    for stage in numbers.stages.values():
        assert bool(stage.lead_time_needs) == (stage.lead_time_days is None)
        assert numbers.volume_needs or None not in (stage.visits, stage.visits_a_day)
        assert set(stage.lead_time_needs) <= set(numbers.needs)
    for role in numbers.roles.values():
        assert role.needs or None not in (role.headcount_needed, role.utilisation)
        assert set(role.utilisation_needs) <= set(role.needs) <= set(numbers.needs)


@given(countable_maps(), st.data())
def test_what_is_unknown_stays_unknown_whatever_else_is_said(process_map: ProcessMap, data: st.DataObject) -> None:
    """Taking one fact away makes numbers missing, and never makes another one."""
    side = process_map.current
    assume(side.stages)
    at = data.draw(st.integers(0, len(side.stages) - 1))
    field = data.draw(st.sampled_from(("conversion", "hours", "our_wait_days", "buyer_wait_days")))
    stages = [stage.model_copy(update={field: None} if i == at else {}) for i, stage in enumerate(side.stages)]
    less = process_map.model_copy(update={"current": side.model_copy(update={"stages": tuple(stages)})})
    before, after = current(process_map), current(less)
    for stage in before.stages:
        for figure in fields(before.stages[stage]):
            if getattr(before.stages[stage], figure.name) is None:
                assert getattr(after.stages[stage], figure.name) is None
