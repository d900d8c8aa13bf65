"""When two figures are the same to a room, and how deals beside each other are counted."""

from procmap.export.wording import UNKNOWN
from procmap.rules.wording import amount

SAME = 0.002
"""How far apart, relatively, two figures may be of which a room says that nothing moved."""

WHOLE_DEALS = 10
"""From so many on people speak of whole deals."""


def is_same(before: float | None, after: float | None) -> bool:
    """Whether a room would say that a figure has not moved."""
    if before is None or after is None:
        return before is after
    return abs(after - before) <= SAME * max(abs(before), abs(after))


def deals(value: float | None, beside: float | None = None) -> str:
    """Deals as people count them: whole ones, unless that hides how they differ from those beside them."""
    if value is None:
        return UNKNOWN
    whole = float(round(value))
    hides = beside is not None and whole == round(beside) and not is_same(value, beside)
    return amount(whole if value >= WHOLE_DEALS and not hides else value)
