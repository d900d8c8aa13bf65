"""Whether people hold a side back, and who: the constraint, where it is the people and not the flow."""

from procmap.analysis.figures import SideNumbers

ENOUGH = 0.99
"""The share of what the flow delivers from which on people are no bound worth a word."""


def is_held_back(delivered: float | None, deliverable: float | None) -> bool:
    """Whether people let noticeably less through than the flow brings; not where nothing flows, or nobody knows."""
    return delivered is not None and deliverable is not None and deliverable < ENOUGH * delivered


def held_back_by(numbers: SideNumbers) -> tuple[str, ...]:
    """The ids of the roles that let less through than flows; none where the people are enough, or nobody knows."""
    return numbers.constraint if is_held_back(numbers.delivered, numbers.deliverable) else ()
