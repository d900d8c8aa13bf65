"""Comparisons in which a number that is at its threshold but for rounding is at it."""

RELATIVE = 1e-9


def at_least(value: float, limit: float) -> bool:
    """Whether a value reaches a limit."""
    return value >= limit - RELATIVE * abs(limit)


def below(value: float, limit: float) -> bool:
    """Whether a value stays under a limit."""
    return not at_least(value, limit)


def above(value: float, limit: float) -> bool:
    """Whether a value passes a limit."""
    return below(limit, value)
