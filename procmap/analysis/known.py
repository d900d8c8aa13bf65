"""Arithmetic in which a missing number makes the result missing, never a partial one."""

from collections.abc import Iterable


def product(*factors: float | None) -> float | None:
    """The product, or None where a factor is missing."""
    result = 1.0
    for factor in factors:
        if factor is None:
            return None
        result *= factor
    return result


def total(terms: Iterable[float | None]) -> float | None:
    """The sum, or None where a term is missing."""
    result = 0.0
    for term in terms:
        if term is None:
            return None
        result += term
    return result


def ratio(part: float | None, whole: float | None) -> float | None:
    """The quotient, or None where either is missing or there is nothing to divide by."""
    return None if part is None or not whole else part / whole
