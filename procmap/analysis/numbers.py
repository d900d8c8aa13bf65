"""The numbers of one side of a map: the only door to them."""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence

from procmap.analysis.figures import RoleNumbers, SideNumbers, StageNumbers, VolumesAt
from procmap.analysis.flow import Flow
from procmap.analysis.known import explained, product, ratio, total
from procmap.analysis.lead_time import lead_time_of_delivered
from procmap.analysis.throughput import throughput_of
from procmap.analysis.volumes import Volumes
from procmap.analysis.work import HOURS_A_DAY, cost_each, hours_each
from procmap.model.process_map import ProcessMap, SideName
from procmap.model.record import typical
from procmap.model.side import Side
from procmap.model.stage import Stage

__all__ = ["RoleNumbers", "SideNumbers", "StageNumbers", "VolumesAt", "numbers_of"]

DAYS_A_WEEK = 5


def numbers_of(process_map: ProcessMap, side_name: SideName) -> SideNumbers | None:
    """The numbers of a side, or None where the map has no such side."""
    side = process_map.side(side_name)
    if side is None:
        return None
    through = throughput_of(process_map, side_name, side)
    flow, volumes, roles, deliverable = through.flow, through.volumes, through.roles, through.deliverable
    stages = _stages(process_map, side_name, side, flow, volumes)
    lost_hours = total(stage.lost_hours for stage in stages.values()) if stages else None
    lost_needs = explained([*volumes.needs, *_throughout(side, _missing_hours)], lost_hours)
    lead_time = lead_time_of_delivered(side, flow, stages, volumes.delivered)
    of_roles = (need for role in roles.values() if role.hours != 0 for need in role.utilisation_needs)
    return SideNumbers(
        volumes_at=volumes.at,
        goal=volumes.goal,
        entering=volumes.entering,
        delivered=volumes.delivered,
        deliverable=deliverable,
        constraint=through.constraint,
        stages=stages,
        roles=roles,
        lost_hours=lost_hours,
        lost_cost=total(stage.lost_cost for stage in stages.values()) if stages else None,
        lead_time_days=lead_time,
        earned=product(deliverable, process_map.deal_value(side_name), process_map.process.margin),
        needs=_needs(side, volumes, stages, roles, lost_needs),
        volume_needs=explained(volumes.needs, volumes.delivered, *volumes.visits),
        deliverable_needs=explained([*lost_needs, *of_roles], deliverable),
        lost_needs=lost_needs,
        lead_time_needs=explained([*lost_needs, *_throughout(side, _missing_waits)], lead_time),
    )


def _stages(
    process_map: ProcessMap, name: SideName, side: Side, flow: Flow, volumes: Volumes
) -> Mapping[str, StageNumbers]:
    visits = volumes.visits
    hours = [product(v, hours_each(stage)) for v, stage in zip(visits, side.stages, strict=True)]
    costs = [product(v, cost_each(process_map, stage)) for v, stage in zip(visits, side.stages, strict=True)]
    hours_so_far, costs_so_far = flow.carried(hours), flow.carried(costs)
    chances = flow.chances()
    onward = [*chances[1:], 1.0]
    deal = product(process_map.deal_value(name), process_map.process.margin)
    days = DAYS_A_WEEK * process_map.process.weeks_in_period
    numbers = {}
    for at, stage in enumerate(side.stages):
        lost_share, lead_time = flow.moves.lost_share(at), _lead_time_days(stage)
        visits_a_day = ratio(visits[at], days)
        numbers[stage.id] = StageNumbers(
            visits=visits[at],
            visits_a_day=visits_a_day,
            chance=chances[at],
            hours=hours[at],
            lost=product(visits[at], lost_share),
            lost_share=lost_share,
            lost_hours=product(lost_share, hours_so_far[at]),
            lost_cost=product(lost_share, costs_so_far[at]),
            lead_time_days=lead_time,
            expected_in_progress=product(visits_a_day, lead_time),
            point_value=product(0.01, visits[at], onward[at], deal),
            lead_time_needs=explained([*_missing_waits(stage), *_missing_hours(stage)], lead_time),
        )
    return numbers


def _lead_time_days(stage: Stage) -> float | None:
    hands_on = ratio(hours_each(stage), HOURS_A_DAY)
    return total([typical(stage.our_wait_days), typical(stage.buyer_wait_days), hands_on])


def _needs(
    side: Side,
    volumes: Volumes,
    stages: Mapping[str, StageNumbers],
    roles: Mapping[str, RoleNumbers],
    lost_needs: Sequence[str],
) -> tuple[str, ...]:
    """Everything that a null of the side lacks, money apart."""
    of_roles = (need for role in roles.values() for need in role.needs)
    figures = (figure for stage in stages.values() for figure in (stage.visits, stage.lead_time_days))
    return explained([*lost_needs, *volumes.goal_needs, *of_roles, *_throughout(side, _missing_waits)], *figures)


def _throughout(side: Side, missing: Callable[[Stage], Iterable[str]]) -> Iterator[str]:
    return (need for stage in side.stages for need in missing(stage))


def _missing_hours(stage: Stage) -> Iterator[str]:
    if stage.hours is None:
        yield f"hours at {stage.id}"
    for role, hours in (stage.hours or {}).items():
        if hours.typical is None:
            yield f"hours of {role} at {stage.id}"


def _missing_waits(stage: Stage) -> Iterator[str]:
    waits: Sequence[str] = ("our_wait_days", "buyer_wait_days")
    yield from (f"{wait} at {stage.id}" for wait in waits if typical(getattr(stage, wait)) is None)
