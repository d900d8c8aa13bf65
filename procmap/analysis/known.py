"""Arithmetic in which a missing number makes the result missing, never a partial one.

A result too large for the machine is missing too: nothing may be reckoned on from infinity.
"""

import math
from collections.abc import Iterable

SMALLER = "smaller numbers"
"""What a number needs that lacks no input, and yet cannot be computed."""


def finite(value: float) -> float | None:
    """The number, or None where it is infinite or was made of infinite ones."""
    return value if math.isfinite(value) else None


def product(*factors: float | None) -> float | None:
    """The product, or None where a factor is missing."""
    result = 1.0
    for factor in factors:
        if factor is None:
            return None
        result *= factor
    return finite(result)


def total(terms: Iterable[float | None]) -> float | None:
    """The sum, or None where a term is missing."""
    result = 0.0
    for term in terms:
        if term is None:
            return None
        result += term
    return finite(result)


def ratio(part: float | None, whole: float | None) -> float | None:
    """The quotient, or None where either is missing or there is nothing to divide by."""
    return None if part is None or not whole else finite(part / whole)


def explained(needs: Iterable[str], *figures: float | None) -> tuple[str, ...]:
    """The needs of some figures, each once; where none is known and yet a figure is missing, it came out too large."""
    known = tuple(dict.fromkeys(needs))
    return known or ((SMALLER,) if None in figures else ())
