"""How long delivered deals take."""

import pytest

from procmap.analysis.numbers import SideNumbers, numbers_of
from procmap.model.process_map import ProcessMap
from tests.samples import stages_map


def current(process_map: ProcessMap) -> SideNumbers:
    numbers = numbers_of(process_map, "current")
    assert numbers is not None
    return numbers


def stage(days: float, conversion: float = 0.5) -> dict[str, object]:
    return {"conversion": conversion, "our_wait_days": days, "buyer_wait_days": 0, "hours": {}}


def test_in_a_straight_line_it_is_the_sum_of_the_stages() -> None:
    assert current(stages_map(stage(2), stage(3), stage(5), entering=80)).lead_time_days == pytest.approx(10)


def test_a_loop_takes_its_stages_again_and_the_days_between() -> None:
    flows = [{"from": "s2", "to": "s1", "share": 0.5, "after_days": 4}]
    numbers = current(stages_map(stage(2, 1), stage(3), entering=8, flows=flows))
    # Half of those at the second stage go back, so a delivered deal makes two rounds on average.
    assert numbers.lead_time_days == pytest.approx(2 * (2 + 3) + 4)


def test_only_those_delivered_count() -> None:
    flows = [{"from": "s1", "to": "s3", "share": 0.5}]
    numbers = current(stages_map(stage(2, 0.5), stage(90, 0), stage(5, 1), entering=8, flows=flows))
    assert numbers.lead_time_days == pytest.approx(7)


def test_a_deal_that_joins_later_spends_less() -> None:
    numbers = current(stages_map(stage(2, 1), {**stage(6, 1), "entering": 8}, entering=8))
    assert numbers.lead_time_days == pytest.approx((8 + 6) / 2)


def test_a_missing_wait_hides_it_and_is_named() -> None:
    numbers = current(stages_map(stage(2), {"conversion": 0.5, "hours": {}, "our_wait_days": 1}, entering=8))
    assert numbers.lead_time_days is None
    assert numbers.lead_time_needs == ("buyer_wait_days at s2",)
