import pytest

from procmap.store.merging.disputes import Clashes, hunks_of
from procmap.store.merging.hunks import hunk_between

TEXT = "x\ny\n"


@pytest.mark.parametrize(
    ("both", "added"),
    [
        ("x\nb\na\ny\n", [("b\n",), ("a\n",)]),
        ("x\na\nb\ny\n", [("a\n",), ("b\n",)]),
        ("x\na\nb\na\ny\n", [("a\n", "b\n", "a\n")]),
    ],
)
def test_what_is_added_at_one_place_is_told_apart_where_it_does_not_mingle(both: str, added: list[tuple[str]]) -> None:
    def as_theirs(clashes: Clashes) -> str:
        return both if len(clashes) > 1 else f"x\n{next(iter(clashes))[0]}\ny\n"

    hunks = hunks_of(TEXT, [("a",), ("b",)], as_theirs, lambda clashes: hunk_between(TEXT, as_theirs(clashes)))
    assert [hunk.instead for hunk in hunks] == added


def test_what_shares_a_line_is_one() -> None:
    hunks = hunks_of(TEXT, [("c",), ("c", "d")], lambda _: "x\nz\n", lambda _: hunk_between(TEXT, "x\nz\n"))
    assert [(hunk.start, hunk.end, hunk.instead) for hunk in hunks] == [(1, 2, ("z\n",))]
