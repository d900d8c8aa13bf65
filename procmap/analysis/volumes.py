"""What enters a side and how often each stage is visited, from what is stated or back from the goal."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from procmap.analysis.figures import VolumesAt
from procmap.analysis.flow import Flow
from procmap.analysis.known import product, ratio, total
from procmap.model.process_map import ProcessMap, SideName
from procmap.model.record import typical
from procmap.model.side import Side

NOTHING_DELIVERED = "a conversion above 0 all the way to delivery"


@dataclass(frozen=True)
class Volumes:
    """Opportunities in a period: what enters in all, visits by position, what the flow delivers.

    `needs` names what they lack; `goal_needs` what measuring them against the goal does.
    """

    at: VolumesAt
    goal: float | None
    entering: float | None
    visits: Sequence[float | None]
    delivered: float | None
    needs: tuple[str, ...]

    @property
    def goal_needs(self) -> tuple[str, ...]:
        """The goal, where it is missing and not already among the needs."""
        return ("goal",) if self.at == "entering" and self.goal is None else ()


def volumes_of(process_map: ProcessMap, name: SideName, side: Side, flow: Flow) -> Volumes:
    """The volumes of a side: from `entering` where it is stated, else whatever delivers the goal."""
    goal = process_map.goal(name)
    at: VolumesAt = "goal" if side.entering is None else "entering"
    if not side.stages:
        return Volumes(at, goal, None, (), None, ("stages",))
    chance = flow.chances()[0]
    enters = _entering(side, goal, chance)
    entering, visits = total(enters), flow.carried(enters)
    delivered = product(visits[-1], flow.moves.delivered[-1])
    if at == "goal":
        delivered = None if entering is None else goal
    needs = ["entering or goal"] if at == "goal" and goal is None else []
    needs += _missing_shares(side)
    if entering == 0 and goal:
        needs.append("entering above 0")
    elif chance == 0 if at == "goal" else delivered == 0 and entering:
        needs.append(NOTHING_DELIVERED)
    return Volumes(at, goal, entering, visits, delivered, tuple(needs))


def _entering(side: Side, goal: float | None, chance: float | None) -> list[float | None]:
    """What enters each stage from outside: as stated, or at the first alone, whatever delivers the goal."""
    if side.entering is not None:
        own = [stage.entering or 0.0 for stage in side.stages]
        return [side.entering + own[0], *own[1:]]
    needed = ratio(goal, chance)
    rest = None if needed is None else 0.0
    return [needed, *(rest for _ in side.stages[1:])]


def _missing_shares(side: Side) -> Iterator[str]:
    for stage in side.stages:
        if typical(stage.conversion) is None:
            yield f"conversion at {stage.id}"
        for flow in side.flows:
            if flow.from_ == stage.id and flow.to and typical(flow.share) is None:
                yield f"share of {flow.from_} → {flow.to}"
    for number, flow in enumerate(side.flows, start=1):
        if not flow.from_ or not flow.to:
            yield f"from and to of flow {number}"
