"""What the numbers of a side are. None is a number that lacks an input; `needs` says which."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Literal

VolumesAt = Literal["entering", "goal"]
"""Whether volumes follow from what enters, or from what must enter to deliver the goal."""


@dataclass(frozen=True)
class StageNumbers:
    """The figures of a stage in a period: opportunities, hours, working days, money.

    `visits` solve v = e + Qᵀv, loops included. `chance` is the share of those entering that is delivered in the
    end, wherever they go on the way. `lost` = v × the share that goes nowhere; `lost_hours` and
    `lost_cost` are all that was spent on those until then, here and before. `lead_time_days` are both waits
    and the hands-on hours, and `lead_time_needs` what they lack. `expected_in_progress` follows from it by
    Little's law. `point_value` is the margin that one percentage point more conversion brings.
    """

    visits: float | None
    visits_a_day: float | None
    chance: float | None
    hours: float | None
    lost: float | None
    lost_share: float | None
    lost_hours: float | None
    lost_cost: float | None
    lead_time_days: float | None
    expected_in_progress: float | None
    point_value: float | None
    lead_time_needs: tuple[str, ...]


@dataclass(frozen=True)
class RoleNumbers:
    """The figures of a role in a period: hours of work and hours available, deals, heads.

    `utilisation` = hours / available; `most_delivered` = delivered × available / hours; `headcount_needed` =
    the hours that the goal takes / (one head's available hours × planned utilisation), not rounded.
    `needs` names what they lack; `utilisation_needs` is the part of it that the utilisation lacks.
    """

    hours: float | None
    available: float | None
    utilisation: float | None
    most_delivered: float | None
    headcount_needed: float | None
    headcount: float | None
    needs: tuple[str, ...]
    utilisation_needs: tuple[str, ...]


@dataclass(frozen=True)
class SideNumbers:
    """The figures of a side, by the ids of its stages and of the map's roles, both in their order.

    `delivered` is what the flow alone would deliver, `deliverable` what the roles let through:
    never show the first without the second. `lead_time_days` is the mean of the deals that are delivered.
    `lost_cost` sums that of the stages; `earned` = deliverable × deal value × margin. `needs` names
    everything that a null lacks, money apart; the needs of one figure are the part of it that figure lacks, and
    `volume_needs` what visits and deliveries lack.
    """

    volumes_at: VolumesAt
    goal: float | None
    entering: float | None
    delivered: float | None
    deliverable: float | None
    constraint: tuple[str, ...]
    stages: Mapping[str, StageNumbers]
    roles: Mapping[str, RoleNumbers]
    lost_hours: float | None
    lost_cost: float | None
    lead_time_days: float | None
    earned: float | None
    needs: tuple[str, ...]
    volume_needs: tuple[str, ...]
    deliverable_needs: tuple[str, ...]
    lost_needs: tuple[str, ...]
    lead_time_needs: tuple[str, ...]
