"""Which roles the target gives more people than there are today."""

from collections.abc import Iterator
from dataclasses import dataclass

from procmap.rules.rule import Gap, SideContext


@dataclass(frozen=True)
class Hire:
    """A role whose headcount goes up, from today's to the planned; heads, fractions allowed."""

    role: str
    today: float
    planned: float


def hires(context: SideContext) -> Iterator[Hire | Gap]:
    """The roles that grow, in their order; a role whose people nobody counted today needs that count."""
    current, planned = context.map.current.headcount, context.side.headcount
    for role in (role.id for role in context.map.roles if role.id in planned):
        if role not in current:
            yield Gap((f"headcount of {role} (current)",), role=role)
        elif planned[role] > current[role]:
            yield Hire(role, current[role], planned[role])
