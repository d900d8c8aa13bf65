"""Figures as exports say them."""

from collections.abc import Iterable, Iterator

from procmap.rules.wording import amount

UNKNOWN = "–"


def amount_text(value: float | None) -> str:
    """A number of deals or people; a dash where it is not known."""
    return UNKNOWN if value is None else amount(value)


def share_text(share: float | None) -> str:
    """A share as a percentage; a dash where it is not known."""
    return UNKNOWN if share is None else f"{amount(100 * share)} %"


def hours_text(hours: float | None) -> str:
    """Hours with their unit; a dash where they are not known."""
    return UNKNOWN if hours is None else f"{amount(hours)} h"


def grouped(needs: Iterable[str]) -> Iterator[str]:
    """Needs of one field as one text: `conversion at prove, sell`."""
    places: dict[str, list[str]] = {}
    for need in needs:
        field, at, place = need.partition(" at ")
        places.setdefault(field + at, []).append(place)
    return (field + ", ".join(place) for field, place in places.items())
