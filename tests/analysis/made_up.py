"""Processes made up by dice from a seed, and what the simulator needs to know of them.

Nothing here comes from the analysis: the two have only the map in common.
"""

import random
from math import inf
from typing import Any

from procmap.model.process_map import ProcessMap
from procmap.model.record import typical
from procmap.model.side import Side
from tests.analysis.simulation import NOBODY, Move, Process, Task
from tests.samples import sound

ROLES = ("sdr", "ae", "engineer", "csm")
HOURS_A_DAY = 8
DAYS_A_WEEK = 5
WEEKS_A_YEAR = 40


def made_up(seed: int) -> ProcessMap:
    """A process of 2 to 9 stages with loops, skips and side entries, whose stages share their roles."""
    dice = random.Random(seed)  # noqa: S311 - dice, no secret
    count = dice.randint(2, 9)
    roles = ROLES[: dice.randint(2, len(ROLES))]
    flows = _flows(dice, count)
    stages = [_stage(dice, at, roles, sum(flow["share"] for flow in flows if flow["from"] == f"s{at}"))
              for at in range(count)]  # fmt: skip
    return sound(
        {
            "format": 1,
            "process": {"name": f"Made up {seed}", "goal": 60, "weeks_per_year": WEEKS_A_YEAR},
            "roles": [_role(dice, role) for role in roles],
            "current": {
                "entering": dice.randint(200, 600),
                "headcount": {role: dice.randint(1, 9) for role in roles},
                "stages": stages,
                "flows": flows,
            },
        }
    )


def _role(dice: random.Random, role: str) -> dict[str, Any]:
    return {"id": role, "hours_per_week": dice.choice((20, 32, 40)), "selling_share": dice.choice((0.3, 0.5))}


def _flows(dice: random.Random, count: int) -> list[dict[str, Any]]:
    pairs = [(start, end) for start in range(count) for end in range(count) if end != start + 1]
    chosen = dice.sample(pairs, k=min(len(pairs), dice.randint(1, 4)))
    return [
        {
            "from": f"s{start}",
            "to": f"s{end}",
            "share": dice.choice((0.05, 0.1, 0.2)),
            "after_days": dice.choice((0, 3, 10)),
        }
        for start, end in chosen
    ]


def _stage(dice: random.Random, at: int, roles: tuple[str, ...], flowing: float) -> dict[str, Any]:
    working = dice.sample(roles, k=dice.choice((0, 1, 1, 2)))
    return {
        "id": f"s{at}",
        "name": f"Stage {at}",
        "conversion": round(dice.uniform(0.55, 0.95) * (1 - flowing), 3),
        "hours": {role: dice.randint(2, 24) / 4 for role in working},
        "our_wait_days": dice.randint(0, 6),
        "buyer_wait_days": dice.randint(0, 12),
        "entering": dice.choice((0, 0, 0, 20, 60)),
    }


def unhurried(process_map: ProcessMap) -> Process:
    """The current side where nobody has to wait for people, in working days, with all its waits."""
    side = process_map.current
    days = DAYS_A_WEEK * process_map.process.weeks_in_period
    waits = [
        [Task(NOBODY, wait) for wait in map(typical, (stage.our_wait_days, stage.buyer_wait_days)) if wait]
        for stage in side.stages
    ]
    work = _work(process_map, side, {role.id: HOURS_A_DAY for role in process_map.roles})
    return Process(
        arrivals=tuple(rate / days for rate in _arrivals(side)),
        tasks=tuple((*own, *waiting) for own, waiting in zip(work, waits, strict=True)),
        moves=_moves(side, 1.0),
        people=(inf,) * len(process_map.roles),
    )


def staffed(process_map: ProcessMap) -> Process:
    """The current side with the people there are, in periods, each at work in their hours for it; no waits."""
    side = process_map.current
    return Process(
        arrivals=_arrivals(side),
        tasks=_work(process_map, side, hours_of_one_head(process_map)),
        moves=_moves(side, 0.0),
        people=tuple(side.headcount[role.id] for role in process_map.roles),
    )


def hours_of_one_head(process_map: ProcessMap) -> dict[str, float]:
    """The hours that one person of each role has for the process in a period."""
    weeks = process_map.process.weeks_in_period
    return {role.id: (role.hours_per_week or 0) * (role.selling_share or 0) * weeks for role in process_map.roles}


def _arrivals(side: Side) -> tuple[float, ...]:
    first, *others = side.stages
    return ((side.entering or 0) + (first.entering or 0), *(stage.entering or 0 for stage in others))


def _work(process_map: ProcessMap, side: Side, hours_of_one: dict[str, float]) -> tuple[tuple[Task, ...], ...]:
    """The tasks of each stage, as shares of the time in which one person works so many hours."""
    numbers = {role.id: number for number, role in enumerate(process_map.roles)}
    return tuple(
        tuple(
            Task(numbers[role], (typical(hours) or 0) / hours_of_one[role])
            for role, hours in (stage.hours or {}).items()
        )
        for stage in side.stages
    )


def _moves(side: Side, delays: float) -> tuple[tuple[Move, ...], ...]:
    positions = {stage.id: at for at, stage in enumerate(side.stages)}
    moves = [[Move(typical(stage.conversion) or 0, at + 1)] for at, stage in enumerate(side.stages)]
    for flow in side.flows:
        moves[positions[flow.from_]].append(
            Move(typical(flow.share) or 0, positions[flow.to], (flow.after_days or 0) * delays)
        )
    return tuple(map(tuple, moves))
