"""What each role can carry: hours available, utilisation, what it lets through, heads needed."""

from dataclasses import dataclass

from procmap.analysis.figures import RoleNumbers
from procmap.analysis.known import explained, product, ratio
from procmap.analysis.volumes import Volumes
from procmap.analysis.work import hours_of_role, missing_hours
from procmap.model.process import Role
from procmap.model.process_map import ProcessMap, SideName
from procmap.model.side import Side


@dataclass(frozen=True)
class _Staff:
    """A role on a side: heads, paid hours of one in a period, and the share of them spent on the process."""

    role: str
    headcount: float | None
    hours_per_week: float | None
    weeks: float
    selling_share: float | None
    planned: float

    @property
    def one_head(self) -> float | None:
        """Hours that one head has for the process in a period."""
        return product(self.hours_per_week, self.weeks, self.selling_share)


def role_numbers(process_map: ProcessMap, name: SideName, side: Side, volumes: Volumes, role: Role) -> RoleNumbers:
    """The figures of a role on a side in a period."""
    staff = _staff(process_map, side, role)
    hours = hours_of_role(side, volumes.visits, role.id)
    available = product(staff.headcount, staff.one_head)
    needed_hours = ratio(product(hours, volumes.goal), volumes.delivered)
    idle = hours == 0 and (volumes.delivered != 0 or volumes.goal == 0)
    hours_needs = [*volumes.needs, *missing_hours(side, role.id)] if hours is None else []
    utilisation = 0.0 if hours == 0 else ratio(hours, available)
    headcount_needed = 0.0 if idle else ratio(needed_hours, product(staff.one_head, staff.planned))
    figures = (hours, available, utilisation if available else hours)
    utilisation_needs = explained([*hours_needs, *_missing(staff, name)], *figures)
    needs = [*utilisation_needs, *(() if idle else _more_needs(staff, name, volumes))]
    return RoleNumbers(
        hours=hours,
        available=available,
        utilisation=utilisation,
        most_delivered=ratio(product(volumes.delivered, available), hours),
        headcount_needed=headcount_needed,
        headcount=staff.headcount,
        needs=explained(needs, headcount_needed),
        utilisation_needs=utilisation_needs,
    )


def _staff(process_map: ProcessMap, side: Side, role: Role) -> _Staff:
    process = process_map.process
    return _Staff(
        role=role.id,
        headcount=side.headcount.get(role.id),
        hours_per_week=role.hours_per_week,
        weeks=process.weeks_in_period,
        selling_share=side.selling_share.get(role.id, role.selling_share),
        planned=process.planned_utilisation_or_default,
    )


def _missing(staff: _Staff, name: SideName) -> list[str]:
    """What the available hours lack."""
    inputs = (
        (f"hours_per_week of {staff.role}", staff.hours_per_week),
        (f"selling_share of {staff.role}", staff.selling_share),
        (f"headcount of {staff.role} ({name})", staff.headcount),
    )
    return [need for need, value in inputs if value is None]


def _more_needs(staff: _Staff, name: SideName, volumes: Volumes) -> list[str]:
    """What a role that works lacks beyond its utilisation; zeros that would be divided by are named too."""
    divisors = (
        (f"hours_per_week of {staff.role}", staff.hours_per_week),
        ("weeks_per_year", staff.weeks),
        (f"selling_share of {staff.role}", staff.selling_share),
        ("planned_utilisation", staff.planned),
        (f"headcount of {staff.role} ({name})", staff.headcount),
    )
    return [*volumes.needs, *volumes.goal_needs, *(f"{what} above 0" for what, value in divisors if value == 0)]
