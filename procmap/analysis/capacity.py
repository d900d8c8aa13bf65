"""What each role can carry: hours available, utilisation, what it lets through, heads needed."""

from procmap.analysis.figures import RoleNumbers
from procmap.analysis.known import product, ratio
from procmap.analysis.volumes import Volumes
from procmap.analysis.work import hours_of_role, missing_hours
from procmap.model.process_map import ProcessMap, Role, Side, SideName


def role_numbers(process_map: ProcessMap, name: SideName, side: Side, volumes: Volumes, role: Role) -> RoleNumbers:
    """The figures of a role on a side in a period."""
    process = process_map.process
    hours = hours_of_role(side, volumes.visits, role.id)
    headcount = side.headcount.get(role.id)
    share = side.selling_share.get(role.id, role.selling_share)
    one_head = product(role.hours_per_week, process.weeks_in_period, share)
    available = product(headcount, one_head)
    planned = product(one_head, process.planned_utilisation_or_default)
    needed_hours = ratio(product(hours, volumes.goal), volumes.delivered)
    return RoleNumbers(
        hours=hours,
        available=available,
        utilisation=0.0 if hours == 0 else ratio(hours, available),
        most_delivered=ratio(product(volumes.delivered, available), hours),
        headcount_needed=0.0 if hours == 0 else ratio(needed_hours, planned),
        headcount=headcount,
        needs=_needs(process_map, name, side, volumes, role, hours),
    )


def _needs(
    process_map: ProcessMap, name: SideName, side: Side, volumes: Volumes, role: Role, hours: float | None
) -> tuple[str, ...]:
    """What the role's figures lack; zeros that would be divided by are named too."""
    process = process_map.process
    share = side.selling_share.get(role.id, role.selling_share)
    needs = list(volumes.needs) if hours is None or hours > 0 else []
    needs += missing_hours(side, role.id)
    needs += [f"hours_per_week of {role.id}"] if role.hours_per_week is None else []
    needs += [f"selling_share of {role.id}"] if share is None else []
    needs += [f"headcount of {role.id} ({name})"] if role.id not in side.headcount else []
    if hours != 0:
        needs += [f"hours_per_week of {role.id} above 0"] if role.hours_per_week == 0 else []
        needs += [f"selling_share of {role.id} above 0"] if share == 0 else []
        needs += ["weeks_per_year above 0"] if process.weeks_in_period == 0 else []
        needs += ["planned_utilisation above 0"] if process.planned_utilisation_or_default == 0 else []
    return tuple(needs)
