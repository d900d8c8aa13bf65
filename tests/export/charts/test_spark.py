from collections.abc import Sequence

import pytest

from procmap.export.charts.spark import sparkline


@pytest.mark.parametrize(
    ("values", "line"),
    [
        ((), ""),
        ((3,), "▄"),
        ((3, 3), "▄▄"),
        ((0, 7), "▁█"),
        ((0, None, 1, 7), "▁·▂█"),
        ((None,), "·"),
        # to a room the same
        ((157.2, 157.1), "▄▄"),
        ((0, 0), "▄▄"),
    ],
)
def test_figures_are_levels_between_the_least_and_the_most(values: Sequence[float | None], line: str) -> None:
    assert sparkline(values) == line
