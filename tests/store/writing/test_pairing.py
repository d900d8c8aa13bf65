import pytest

from procmap.store.writing.pairing import paired

A, B, C = {"id": "a", "n": 1}, {"id": "b"}, {"id": "c"}


@pytest.mark.parametrize(
    ("old", "new", "pairs"),
    [
        ([A, B], [B, {"id": "a", "n": 2}], {0: 1, 1: 0}),
        ([A, B], [C, B], {1: 1}),
        ([{"name": "x"}, {"name": "y"}], [{"name": "y", "fit": 2}], {0: 1}),
        ([{"name": "x"}, {"name": "y"}], [{"name": "z"}, {"name": "y"}], {0: 0, 1: 1}),
        ([{"name": "x"}], [{"name": "w"}, {"name": "x"}], {1: 0}),
        ([3, 3, 4], [3, 5, 4], {0: 0, 1: 1, 2: 2}),
        ([{}, {}], [{}], {0: 0}),
        ([], [1], {}),
        ([1], [], {}),
    ],
)
def test_records_are_the_same_by_id_then_by_content_then_by_name_then_by_place(old, new, pairs):
    assert paired(old, new) == pairs
