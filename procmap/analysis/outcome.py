"""What comes out of a side, on one page: what is compared where two sides, or one with changes, are held together."""

from collections.abc import Mapping
from dataclasses import dataclass

from procmap.analysis.figures import RoleNumbers, VolumesAt
from procmap.analysis.holding import is_held_back
from procmap.analysis.known import total
from procmap.analysis.numbers import numbers_of
from procmap.model.process_map import ProcessMap, SideName


@dataclass(frozen=True)
class Outcome:
    """What comes out of a side in a period: deals, the roles that hold it back, working days, heads, money.

    `delivered` is what the flow alone would deliver, `deliverable` what the roles let through of it;
    `headcount_needed` is that of the goal, `headcount` who is there. `needs` says why there is no `deliverable`.
    """

    volumes_at: VolumesAt
    goal: float | None
    entering: float | None
    delivered: float | None
    deliverable: float | None
    constraint: tuple[str, ...]
    lead_time_days: float | None
    headcount_needed: float | None
    headcount: float | None
    earned: float | None
    lost_cost: float | None
    roles: Mapping[str, RoleNumbers]
    needs: tuple[str, ...]

    @property
    def people_let_through(self) -> float | None:
        """What the constraint lets through, whatever the flow brings; None where that is not known."""
        return self.roles[self.constraint[0]].most_delivered if self.constraint else None

    @property
    def is_held_back(self) -> bool:
        """Whether people let noticeably less through than the flow brings."""
        return is_held_back(self.delivered, self.deliverable)


def outcome_of(process_map: ProcessMap, side_name: SideName) -> Outcome | None:
    """What comes out of a side; None where the map has no such side."""
    numbers = numbers_of(process_map, side_name)
    if numbers is None:
        return None
    working = {name: role for name, role in numbers.roles.items() if role.hours != 0 or role.headcount}
    return Outcome(
        volumes_at=numbers.volumes_at,
        goal=numbers.goal,
        entering=numbers.entering,
        delivered=numbers.delivered,
        deliverable=numbers.deliverable,
        constraint=numbers.constraint,
        lead_time_days=numbers.lead_time_days,
        headcount_needed=total(role.headcount_needed for role in working.values()) if working else None,
        headcount=total(role.headcount for role in working.values()) if working else None,
        earned=numbers.earned,
        lost_cost=numbers.lost_cost,
        roles=working,
        needs=numbers.deliverable_needs,
    )
