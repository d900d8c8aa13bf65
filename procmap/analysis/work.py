"""The hands-on hours of a side: by role and by stage, and those spent on what is lost in the end."""

from collections.abc import Iterator, Sequence

from procmap.analysis.known import product, total
from procmap.model.process_map import ProcessMap
from procmap.model.record import typical
from procmap.model.side import Side
from procmap.model.stage import Stage

HOURS_A_DAY = 8
"""Hands-on hours in a working day."""


def hours_each(stage: Stage) -> float | None:
    """Hours of all roles on an opportunity entering the stage."""
    return None if stage.hours is None else total(typical(hours) for hours in stage.hours.values())


def cost_each(process_map: ProcessMap, stage: Stage) -> float | None:
    """Money that the hours on an opportunity entering the stage cost."""
    if stage.hours is None:
        return None
    costs = {role.id: role.cost_per_hour for role in process_map.roles}
    spent = {role: typical(hours) for role, hours in stage.hours.items()}
    return total(0.0 if hours == 0 else product(hours, costs.get(role)) for role, hours in spent.items())


def hours_of_role(side: Side, visits: Sequence[float | None], role: str) -> float | None:
    """Hours of a role in a period; None where a stage does not say, or is visited an unknown number of times."""
    return total(_spent(stage, visited, role) for stage, visited in zip(side.stages, visits, strict=True))


def missing_hours(side: Side, role: str) -> Iterator[str]:
    """What the stages do not say of a role's hours."""
    for stage in side.stages:
        if _hours_for(stage, role) is None:
            yield f"hours at {stage.id}" if stage.hours is None else f"hours of {role} at {stage.id}"


def _hours_for(stage: Stage, role: str) -> float | None:
    """A role's hours on an opportunity; a stage that says none leaves its owner's, or everybody's, unknown."""
    if stage.hours is None:
        return None if stage.owner in ("", role) else 0.0
    return typical(stage.hours[role]) if role in stage.hours else 0.0


def _spent(stage: Stage, visits: float | None, role: str) -> float | None:
    each = _hours_for(stage, role)
    return 0.0 if each == 0 else product(visits, each)
