import pytest
from hypothesis import given
from hypothesis import strategies as st

from procmap.analysis.rank_correlation import rank_correlation

series = st.lists(st.integers(-5, 5), min_size=2, max_size=12)


@pytest.mark.parametrize(
    ("one", "other", "expected"),
    [
        ([1, 2, 3, 4], [10, 20, 30, 1000], 1),
        ([1, 2, 3, 4], [4, 3, 2, 1], -1),
        ([1, 2, 3, 4, 5], [2, 1, 4, 3, 5], 0.8),
        ([1, 2, 2, 3], [1, 2, 3, 4], 0.9486832980505138),
        ([1, 1, 1], [1, 2, 3], 0),
        ([], [], 0),
    ],
)
def test_by_hand(one: list[float], other: list[float], expected: float) -> None:
    """Without ties it is 1 - 6 Σd² / (n³ - n): 1 - 6 × 4 / 120 = 0.8."""
    assert rank_correlation(one, other) == pytest.approx(expected)


@given(series, st.data())
def test_only_the_order_counts(one: list[int], data: st.DataObject) -> None:
    other = data.draw(st.lists(st.integers(-5, 5), min_size=len(one), max_size=len(one)))
    found = rank_correlation(one, other)
    assert -1 - 1e-12 <= found <= 1 + 1e-12
    assert rank_correlation([value**3 for value in one], other) == pytest.approx(found)
    assert rank_correlation(other, one) == pytest.approx(found)
    assert rank_correlation([-value for value in one], other) == pytest.approx(-found)
