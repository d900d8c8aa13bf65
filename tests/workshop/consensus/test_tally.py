import statistics

import pytest
from hypothesis import given
from hypothesis import strategies as st

from procmap.workshop.consensus.tally import far_off, median, read_score, read_scores
from procmap.workshop.typed.figures import Unreadable

scores = st.lists(st.integers(0, 5), min_size=1, max_size=20)
numbers = st.lists(st.floats(0, 1e6).map(lambda number: round(number, 3)), min_size=1, max_size=20)
between = st.sampled_from(("", " ", ",", ", ", ";", "  "))


@given(scores, st.lists(between, min_size=20, max_size=20))
def test_a_tally_reads_the_same_whatever_stands_between(given_scores: list[int], gaps: list[str]) -> None:
    text = "".join(f"{score}{gap}" for score, gap in zip(given_scores, gaps, strict=False))
    assert read_scores(text) == tuple(given_scores)


@pytest.mark.parametrize("text", ["", "3 6", "34a", "3.5", "-1", "3/4", "٣"])
def test_what_is_no_tally_is_refused(text: str) -> None:
    with pytest.raises(Unreadable, match="expected scores from 0 to 5: 3 4 5 2 4"):
        read_scores(text)


@pytest.mark.parametrize("text", ["", "6", "34", "x7q"])
def test_a_masked_score_is_refused_without_being_told(text: str) -> None:
    with pytest.raises(Unreadable) as refused:
        read_score(text)
    assert str(refused.value) == "expected one score from 0 to 5"


@given(numbers)
def test_the_median_has_as_many_on_either_side_and_does_not_depend_on_the_order(values: list[float]) -> None:
    middle = median(values)
    assert middle == pytest.approx(statistics.median(values))
    assert median(sorted(values)) == median(values[::-1]) == middle
    assert min(values) <= middle + 1e-9
    assert sum(value < middle - 1e-9 for value in values) <= len(values) / 2


def test_the_median_of_shares_has_no_noise() -> None:
    assert median([0.55, 0.6, 0.5, 0.6]) == 0.575


@given(numbers)
def test_what_is_far_off_is_at_the_ends_and_never_most(values: list[float]) -> None:
    far = far_off(values)
    near = [value for value in values if value not in far]
    assert len(near) >= len(values) / 2
    assert all(value < min(near) or value > max(near) for value in far)


def test_a_lone_number_is_far_off_and_three_are_too_few_to_say() -> None:
    assert far_off([40, 50, 55, 52, 51, 95]) == (40, 95)
    assert far_off([3, 3, 3, 3, 9]) == (9,)
    assert far_off([3, 3, 90]) == ()
