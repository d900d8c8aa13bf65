"""A row of figures as one small line."""

from collections.abc import Sequence

from procmap.export.what_if.comparing import is_same

LEVELS = "▁▂▃▄▅▆▇█"
UNKNOWN = "·"
LEVEL = "▄"
"""Every level of figures that are all the same."""


def sparkline(values: Sequence[float | None]) -> str:
    """Figures as levels between the least and the most of them, level where those are the same to a room.

    What is not known is a dot.
    """
    known = [value for value in values if value is not None]
    low, high = (min(known), max(known)) if known else (0.0, 0.0)

    def level(value: float) -> str:
        return LEVEL if is_same(low, high) else LEVELS[round((value - low) / (high - low) * (len(LEVELS) - 1))]

    return "".join(UNKNOWN if value is None else level(value) for value in values)
