from itertools import combinations, permutations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from procmap.analysis.order import moved

names = st.lists(st.sampled_from("abcdefgh"), unique=True, max_size=7)


@pytest.mark.parametrize(
    ("before", "after", "expected"),
    [
        ("abcd", "abcd", ""),
        ("abcd", "bcda", "a"),
        ("abcd", "dabc", "d"),
        ("ab", "ba", "b"),
        # what comes and goes moves nothing
        ("abcd", "axcyd", ""),
        ("abc", "cxa", "c"),
        ("", "ab", ""),
    ],
)
def test_as_few_as_can_explain_the_order_have_moved(before: str, after: str, expected: str) -> None:
    assert "".join(sorted(moved(before, after))) == expected


@given(names, names)
def test_whoever_comes_first_the_same_have_moved(before: list[str], after: list[str]) -> None:
    assert moved(before, after) == moved(after, before)


@given(names, names)
def test_the_others_keep_their_order(before: list[str], after: list[str]) -> None:
    rest = set(before) & set(after) - moved(before, after)
    assert [name for name in before if name in rest] == [name for name in after if name in rest]


def test_no_fewer_would_do() -> None:
    for after in permutations("abcd"):
        sizes = (size for size in range(4, 0, -1) for kept in combinations(after, size) if list(kept) == sorted(kept))
        assert len(moved("abcd", after)) == 4 - next(sizes)
