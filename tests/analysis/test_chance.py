from collections.abc import Mapping
from typing import Any

import pytest
from hypothesis import given, settings

from procmap.analysis.chance import Chance, chance_of_goal
from procmap.analysis.levers import Lever
from procmap.analysis.numbers import numbers_of
from procmap.model.process_map import ProcessMap
from tests.analysis.countable import countable_maps
from tests.samples import example, sound, stages_map

CONVERSION = {"typical": 0.5, "low": 0.4, "high": 0.8}


def chance(process_map: ProcessMap, **options: int) -> Chance:
    found = chance_of_goal(process_map, "current", **options)
    assert found is not None
    return found


def one_stage(goal: float, **stage: Any) -> ProcessMap:
    """A stage that a hundred enter, and an account executive who has 736 hours for them."""
    return stages_map({"conversion": CONVERSION, "hours": {}, **stage}, entering=100, goal=goal, headcount={"ae": 1})


def above(value: float, low: float, typical: float, high: float) -> float:
    """The share of a triangle above a value."""
    if value <= typical:
        return 1 - (value - low) ** 2 / ((high - low) * (typical - low))
    return (high - value) ** 2 / ((high - low) * (high - typical))


# what is known without drawing


@pytest.mark.parametrize(("goal", "expected"), [(52, 1.0), (52.5, 0.0)])
def test_without_ranges_it_is_certain(goal: float, expected: float) -> None:
    data = example()
    data["process"]["goal"] = goal
    found = chance(sound(data))
    assert (found.chance, found.standard_error, found.ranges, found.sways) == (expected, 0.0, 0, ())
    deliverable = numbers_of(sound(data), "current")
    assert deliverable is not None
    assert found.p10 == found.p50 == found.p90 == deliverable.deliverable


@pytest.mark.parametrize(("goal", "expected"), [(39.9, 1.0), (80.1, 0.0)])
def test_outside_the_range_it_is_certain_too(goal: float, expected: float) -> None:
    assert chance(one_stage(goal), draws=300).chance == expected


def test_a_goal_that_is_met_exactly_is_reached() -> None:
    assert chance(stages_map({"conversion": 0.3, "hours": {}}, entering=0.1 / 0.3, goal=0.1)).chance == 1.0


# what is known of a triangle


@pytest.mark.parametrize("goal", [45, 50, 55, 70])
def test_one_range_is_a_triangle(goal: float) -> None:
    found = chance(one_stage(goal), draws=800)
    assert found.chance is not None
    assert found.standard_error is not None
    assert abs(found.chance - above(goal / 100, 0.4, 0.5, 0.8)) <= 4 * found.standard_error


def test_the_percentiles_are_those_of_the_triangle() -> None:
    found = chance(one_stage(50), draws=800)
    for share, value in ((0.1, found.p10), (0.5, found.p50), (0.9, found.p90)):
        assert value is not None
        assert 1 - above(value / 100, 0.4, 0.5, 0.8) == pytest.approx(share, abs=0.05)


def test_hours_have_a_chance_where_people_are_the_limit() -> None:
    hours = {"ae": {"typical": 10, "low": 8, "high": 20}}
    found = chance(one_stage(60, conversion=1, hours=hours), draws=800)
    assert found.chance is not None
    # Sixty are deliverable where one takes at most 736 h / 60.
    expected = 1 - above(400 * 1.84 / 60, 8, 10, 20)
    assert abs(found.chance - expected) <= 4 * (found.standard_error or 0.0)
    assert [(sway.range.lever, round(sway.correlation, 9)) for sway in found.sways] == [
        (Lever("hours", ("s1", "ae")), -1)
    ]


def test_the_standard_error_is_that_of_a_share() -> None:
    found = chance(one_stage(55), draws=100)
    assert found.chance is not None
    assert found.standard_error == pytest.approx((found.chance * (1 - found.chance) / 100) ** 0.5)


def test_a_higher_goal_is_never_likelier() -> None:
    chances = [chance(one_stage(goal), draws=100).chance or 0.0 for goal in range(35, 90, 5)]
    assert chances == sorted(chances, reverse=True)
    assert len(set(chances)) > 5


# what sways it


def test_the_widest_range_sways_most_and_one_that_limits_nothing_not_at_all() -> None:
    wide, narrow = {"typical": 0.5, "low": 0.2, "high": 0.8}, {"typical": 0.5, "low": 0.45, "high": 0.55}
    stages = ({"conversion": narrow, "hours": {}}, {"conversion": wide, "hours": {"ae": {"typical": 1, "high": 1.2}}})
    found = chance(stages_map(*stages, entering=100, goal=25, headcount={"ae": 9}), draws=500)
    assert [sway.range.lever.name for sway in found.sways] == ["conversion.s2", "conversion.s1"]
    assert found.sways[0].correlation > 0.9
    assert found.ranges == 3


def test_a_share_that_flows_back_has_a_range_too() -> None:
    flows = [{"from": "s1", "to": "s1", "share": {"typical": 0.2, "low": 0.1, "high": 0.4}}]
    found = chance(stages_map({"conversion": 0.5, "hours": {}}, entering=100, goal=70, flows=flows), draws=800)
    # Of 100 that enter, 50 / (1 - share) are delivered: 70 at a share of 2/7.
    assert found.chance is not None
    assert abs(found.chance - above(2 / 7, 0.1, 0.2, 0.4)) <= 4 * (found.standard_error or 0.0)


# the same again


def test_the_same_seed_is_the_same_chance_and_another_is_not() -> None:
    first, again, other = (chance(one_stage(55), draws=100, seed=seed) for seed in (1, 1, 2))
    assert first == again
    assert first.p50 != other.p50


def two_roles(hours: Mapping[str, Any], names: tuple[str, str]) -> ProcessMap:
    stages = (
        {"name": names[0], "conversion": CONVERSION, "hours": hours},
        {"name": names[1], "conversion": CONVERSION},
    )
    return stages_map(
        *({"hours": {}, **stage} for stage in stages), entering=100, goal=27, headcount={"ae": 1, "sdr": 1}
    )


def test_neither_the_order_of_a_table_nor_names_change_the_chance() -> None:
    ae, sdr = {"typical": 20, "low": 8, "high": 40}, {"typical": 9, "low": 5, "high": 30}
    found = chance(two_roles({"ae": ae, "sdr": sdr}, ("Prove", "Sell")), draws=200)
    assert found.ranges == 4
    for names in (("Prove", "Sell"), ("Same", "Same")):
        assert chance(two_roles({"sdr": sdr, "ae": ae}, names), draws=200) == found


def test_two_stages_of_one_name_are_drawn_apart() -> None:
    found = chance(two_roles({}, ("Same", "Same")), draws=500)
    assert {sway.range.lever.name for sway in found.sways} == {"conversion.s1", "conversion.s2"}
    assert all(sway.correlation < 0.95 for sway in found.sways)


def test_the_map_is_not_touched() -> None:
    process_map = one_stage(55)
    before = process_map.model_copy(deep=True)
    chance(process_map, draws=10)
    assert process_map == before


# what it needs


def test_a_side_that_is_not_there() -> None:
    assert chance_of_goal(one_stage(55), "target") is None


@pytest.mark.parametrize(
    ("parts", "needs"),
    [
        ({"goal": 50}, ("entering",)),
        ({"entering": 100}, ("goal",)),
        ({}, ("entering", "goal")),
    ],
)
def test_a_side_without_volumes_needs_them(parts: Mapping[str, float], needs: tuple[str, ...]) -> None:
    found = chance(stages_map({"conversion": CONVERSION, "hours": {}}, **parts))
    assert (found.chance, found.p50, found.sways, found.needs) == (None, None, (), needs)


def test_what_is_deliverable_must_be_known() -> None:
    unknown = {"conversion": {"low": 0.1, "high": 0.2}, "hours": {}, "our_wait_days": 2}
    assert chance(stages_map(unknown, entering=9, goal=5)).needs == ("conversion at s1",)
    assert chance(one_stage(55, hours={"sdr": 1})).needs == ("headcount of sdr (current)",)


def test_draws_too_large_to_reckon_with_are_not_counted() -> None:
    found = chance(one_stage(55, conversion=1, hours={"ae": {"typical": 1, "high": 1.7e308}}), draws=50)
    assert (found.chance, found.needs) == (None, ("smaller numbers",))


@settings(max_examples=50)
@given(countable_maps())
def test_a_chance_or_what_it_needs(process_map: ProcessMap) -> None:
    found, numbers = chance(process_map, draws=5), numbers_of(process_map, "current")
    assert numbers is not None
    assert (found.chance is None) == bool(found.needs)
    if found.chance is not None:
        assert numbers.deliverable is not None
        assert found.chance == float(numbers.deliverable >= (numbers.goal or 0.0) * (1 - 1e-9))
