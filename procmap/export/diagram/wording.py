"""Figures as the drawings say them."""

from procmap.rules.wording import amount

UNKNOWN = "–"


def volume_text(volume: float | None) -> str:
    """Deals in a period; a dash where they are not known."""
    return UNKNOWN if volume is None else amount(volume)


def share_text(share: float | None) -> str:
    """A share as a percentage; a dash where it is not known."""
    return UNKNOWN if share is None else f"{amount(100 * share)} %"


def hours_text(hours: float | None) -> str:
    """Hours with their unit; a dash where they are not known."""
    return UNKNOWN if hours is None else f"{amount(hours)} h"
