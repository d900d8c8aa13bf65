from itertools import pairwise
from typing import Any

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from procmap.analysis.levers import Lever
from procmap.analysis.ranges import Range, Shares, drawn_from, ranges_of
from tests.samples import stages_map

CONVERSION = Lever("conversion", ("s1",))


def bounds(estimate: Any) -> list[tuple[float, float, float]]:
    side = stages_map({"conversion": estimate}).current
    return [(each.low, each.typical, each.high) for each in ranges_of(side)]


@pytest.mark.parametrize(
    ("estimate", "expected"),
    [
        ({"typical": 0.2, "low": 0.1, "high": 0.4}, [(0.1, 0.2, 0.4)]),
        ({"typical": 0.2, "low": 0.1}, [(0.1, 0.2, 0.2)]),
        ({"typical": 0.2, "high": 0.4}, [(0.2, 0.2, 0.4)]),
        ({"typical": 0.2, "low": 0.3, "high": 0.4}, [(0.2, 0.2, 0.4)]),
        ({"typical": 0.2, "low": 0.1, "high": 0.15}, [(0.1, 0.2, 0.2)]),
        ({"typical": 0.2, "low": 0.2, "high": 0.2}, []),
        ({"low": 0.1, "high": 0.4}, []),
        (0.2, []),
    ],
)
def test_the_bounds_of_a_range(estimate: Any, expected: list[tuple[float, float, float]]) -> None:
    assert bounds(estimate) == expected


def test_the_ranges_that_count() -> None:
    wide = {"typical": 0.2, "low": 0.1, "high": 0.3}
    stage = {"conversion": wide, "hours": {"ae": wide, "sdr": 2}, "our_wait_days": wide, "right_first_time": wide}
    flows = [{"from": "s2", "to": "s1", "share": wide}, {"from": "s2", "share": wide}]
    names = [each.lever.name for each in ranges_of(stages_map(stage, {}, flows=flows).current)]
    assert names == ["conversion.s1", "hours.s1.ae", "share.s2.s1"]


@st.composite
def triangles(draw: st.DrawFn) -> Range:
    low, typical, high = sorted(draw(st.lists(st.floats(0, 1000), min_size=3, max_size=3)))
    assume(low < high)
    return Range(CONVERSION, low, typical, high)


@given(triangles(), st.lists(st.floats(0, 1, exclude_max=True), min_size=2, max_size=6))
def test_draws_stay_in_their_range_and_in_order(triangle: Range, shares: list[float]) -> None:
    values = [triangle.at(share) for share in sorted(shares)]
    assert all(a <= b or a == pytest.approx(b) for a, b in pairwise(values))
    assert all(triangle.low <= value <= triangle.high for value in values)


def test_a_triangle_by_hand() -> None:
    """Low 0, typical 1, high 4: a fourth of the draws lies below 1, and half above 4 - sqrt(6)."""
    triangle = Range(CONVERSION, 0, 1, 4)
    values = [triangle.at(share) for share in (0, 1 / 16, 1 / 4, 1 / 2, 1)]
    assert values == pytest.approx([0, 0.5, 1, 4 - 6**0.5, 4])


def test_draws_are_the_same_everywhere() -> None:
    """As drawn once, on one machine and one Python; a range beside it changes nothing."""
    known = [0.4961021370673077, 0.5473502055384354, 0.2649324589838226]
    one, other = Range(CONVERSION, 0, 0.5, 1), Range(Lever("hours", ("s1", "ae")), 1, 2, 3)
    assert drawn_from([one], 3, 1)[CONVERSION] == pytest.approx(known, rel=1e-12)
    assert drawn_from([other, one], 3, 1)[CONVERSION] == drawn_from([one], 3, 1)[CONVERSION]


def test_shares_of_a_stage_that_are_too_much_are_made_smaller_alike() -> None:
    wide = {"typical": 0.5, "low": 0.4, "high": 0.9}
    side = stages_map({"conversion": wide}, {}, flows=[{"from": "s1", "to": "s1", "share": 0.3}]).current
    shares, again = Shares(side, ranges_of(side)), Lever("share", ("s1", "s1"))
    assert shares.held({CONVERSION: 0.7}) == {CONVERSION: 0.7}
    assert shares.held({CONVERSION: 0.9}) == pytest.approx({CONVERSION: 0.75, again: 0.25})
