"""Scores and numbers of a room: how they are typed, and how far they are apart."""

import re
import statistics
from collections.abc import Sequence

from procmap.workshop.typed.figures import Unreadable

SCORES = range(6)
"""Fist of five: 5 yes, 3 can live with it, 0 no."""

LOW = 2
"""Whoever gives this or less speaks first."""

FAR = 1.5
"""So many times the distance of the quartiles beyond one of them a number is far off (Tukey 1977, chapter 2)."""

_FEWEST = 4
"""The numbers that quartiles take."""


def read_scores(text: str) -> tuple[int, ...]:
    """The scores of a room, in order: `3 4 5 2 4`, `3,4,5,2,4` and `34524` are the same. Raises Unreadable."""
    bare = re.sub(r"[;,\s]+", "", text)
    if not re.fullmatch("[0-5]+", bare):
        raise Unreadable("expected scores from 0 to 5: 3 4 5 2 4")
    return tuple(int(digit) for digit in bare)


def read_score(text: str) -> int:
    """The score of one person. Raises Unreadable, without a word about what was typed."""
    if text.strip() not in map(str, SCORES):
        raise Unreadable("expected one score from 0 to 5")
    return int(text)


def scores_so_far(text: str) -> tuple[int, ...]:
    """The scores in a line that is still being typed."""
    return tuple(int(char) for char in text if char in "012345")


def is_low(scores: Sequence[int]) -> bool:
    """Whether somebody speaks first."""
    return any(score <= LOW for score in scores)


def median(values: Sequence[float]) -> float:
    """The middle of some numbers, or the mean of the two in the middle, without the noise of rounding."""
    return round(statistics.median(values), 12)


def far_off(values: Sequence[float]) -> tuple[float, ...]:
    """The numbers that are far off the others, in order."""
    if len(values) < _FEWEST:
        return ()
    lower, _, upper = statistics.quantiles(values, n=4, method="inclusive")
    reach = FAR * (upper - lower) + 1e-9 * max(map(abs, values))
    return tuple(sorted(value for value in values if value < lower - reach or value > upper + reach))
