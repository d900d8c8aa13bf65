"""Who holds a side back: the constraint, where it is the people and not the flow."""

from procmap.analysis.figures import SideNumbers

ENOUGH = 0.99
"""The share of what the flow delivers from which on people are no bound worth a word."""


def held_back_by(numbers: SideNumbers) -> tuple[str, ...]:
    """The ids of the roles that let less through than flows; none where the people are enough, or nobody knows."""
    if numbers.deliverable is None or numbers.delivered is None or numbers.deliverable > ENOUGH * numbers.delivered:
        return ()
    return numbers.constraint
