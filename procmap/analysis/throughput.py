"""What gets through a side: what the flow would deliver, and how much of it each role lets through."""

from collections.abc import Mapping
from dataclasses import dataclass

from procmap.analysis.capacity import role_numbers
from procmap.analysis.figures import RoleNumbers
from procmap.analysis.flow import Flow
from procmap.analysis.moves import moves_of
from procmap.analysis.volumes import Volumes, volumes_of
from procmap.model.process_map import ProcessMap, SideName
from procmap.model.side import Side

TIE = 1e-9
"""How far apart, relatively, two roles may be that hold the constraint together."""


@dataclass(frozen=True)
class Throughput:
    """The flow of a side with its volumes, its roles, and what each role that works lets through.

    `limits` is None where a figure of any of these roles is missing.
    """

    flow: Flow
    volumes: Volumes
    roles: Mapping[str, RoleNumbers]
    limits: Mapping[str, float] | None

    @property
    def deliverable(self) -> float | None:
        """Deals in a period: the least of what flows and of what each role lets through."""
        delivered = self.volumes.delivered
        return None if delivered is None or self.limits is None else min([delivered, *self.limits.values()])

    @property
    def constraint(self) -> tuple[str, ...]:
        """The roles that let the least through, in the order of the roles."""
        least = min(self.limits.values()) if self.limits else 0.0
        return tuple(name for name, limit in (self.limits or {}).items() if limit <= least * (1 + TIE))


def throughput_of(process_map: ProcessMap, side_name: SideName, side: Side) -> Throughput:
    """What gets through a side of a map in a period."""
    flow = Flow(moves_of(side))
    volumes = volumes_of(process_map, side_name, side, flow)
    roles = {
        role.id: role_numbers(process_map, side_name, side, volumes, role) for role in process_map.roles if role.id
    }
    return Throughput(flow, volumes, roles, _limits(side, roles))


def _limits(side: Side, roles: Mapping[str, RoleNumbers]) -> Mapping[str, float] | None:
    limits = {name: role.most_delivered for name, role in roles.items() if role.hours != 0}
    if None in limits.values() or any(stage.hours is None for stage in side.stages):
        return None
    return {name: limit for name, limit in limits.items() if limit is not None}
