"""Deals that move through a process by chance and queue for the people who work on them.

It knows neither the map nor its formulas: events are played out one by one, and what happened is counted.
"""

import heapq
import random
from collections import deque
from dataclasses import dataclass, field
from itertools import pairwise
from math import inf
from typing import NamedTuple

from tests.analysis.measuring import Measured, measured

NOBODY = -1
"""Who does a task that takes time and nobody's hands: a wait."""
OUT = -1
"""Where a lost deal goes."""


class Task(NamedTuple):
    """A part of a stage: whose hands it takes, and how long on average; the time itself is exponential."""

    role: int
    mean: float


class Move(NamedTuple):
    """A way out of a stage: its share, where to, and the time on the way."""

    share: float
    to: int
    delay: float = 0.0


@dataclass(frozen=True)
class Process:
    """A process by position: Poisson arrivals a stage per unit of time, tasks and moves of each, people a role.

    A move to the position after the last stage delivers; shares that are left over are lost.
    """

    arrivals: tuple[float, ...]
    tasks: tuple[tuple[Task, ...], ...]
    moves: tuple[tuple[Move, ...], ...]
    people: tuple[float, ...]
    """Infinite where nobody ever has to wait for the role."""


@dataclass
class Deal:
    """A deal on its way: when it entered, since when it waits for somebody, and the work done on it."""

    entered: float
    asked: float = 0.0
    worked: float = 0.0


@dataclass
class Gauge:
    """How many there are of something, and the area below that number over time."""

    level: int = 0
    since: float = 0.0
    area: float = 0.0

    def change(self, now: float, by: int = 0) -> None:
        self.area += self.level * (now - self.since)
        self.since, self.level = now, self.level + by


@dataclass
class _Tally:
    """What has happened since the start."""

    visits: list[int]
    lost: list[int]
    wasted: list[float]
    inside: list[Gauge]
    busy: list[Gauge]
    waited: list[float]
    served: list[int]
    delivered: int = 0
    days: float = 0.0

    def read(self, now: float) -> list[float]:
        for gauge in (*self.inside, *self.busy):
            gauge.change(now)
        areas = [gauge.area for gauge in (*self.inside, *self.busy)]
        return [*self.visits, *self.lost, *self.wasted, *areas, *self.waited, *self.served, self.delivered, self.days]


@dataclass
class _Run:
    process: Process
    dice: random.Random
    most_inside: float
    tally: _Tally
    free: list[float]
    queues: list[deque[tuple[Deal, int, int]]]
    events: list[tuple[float, int, int, int, Deal | None]] = field(default_factory=list)
    number: int = 0
    inside: int = 0

    def plan(self, when: float, stage: int, step: int, deal: Deal | None) -> None:
        self.number += 1
        heapq.heappush(self.events, (when, self.number, stage, step, deal))

    def until(self, end: float) -> None:
        while self.events and self.events[0][0] <= end:
            now, _, stage, step, deal = heapq.heappop(self.events)
            if deal is None:
                self.arrive(now, stage)
            elif step < 0:
                self.enter(now, stage, deal)
            else:
                self.finish(now, stage, step, deal)

    def arrive(self, now: float, stage: int) -> None:
        """One deal comes, and is turned away where the house is full; the next is already on its way."""
        self.plan(now + self.dice.expovariate(self.process.arrivals[stage]), stage, 0, None)
        if self.inside < self.most_inside:
            self.inside += 1
            self.enter(now, stage, Deal(now))

    def enter(self, now: float, stage: int, deal: Deal) -> None:
        self.tally.visits[stage] += 1
        self.tally.inside[stage].change(now, 1)
        self.ask(now, stage, 0, deal)

    def ask(self, now: float, stage: int, step: int, deal: Deal) -> None:
        """The deal's next task: begun where somebody is free, else queued; or out of the stage."""
        tasks = self.process.tasks[stage]
        if step == len(tasks):
            self.leave(now, stage, deal)
            return
        role = tasks[step].role
        deal.asked = now
        if role == NOBODY or self.free[role]:
            self.begin(now, stage, step, deal)
        else:
            self.queues[role].append((deal, stage, step))

    def begin(self, now: float, stage: int, step: int, deal: Deal) -> None:
        role, mean = self.process.tasks[stage][step]
        taken = self.some(mean)
        if role != NOBODY:
            deal.worked += taken
            self.free[role] -= 1
            self.tally.busy[role].change(now, 1)
            self.tally.waited[role] += now - deal.asked
            self.tally.served[role] += 1
        self.plan(now + taken, stage, step, deal)

    def finish(self, now: float, stage: int, step: int, deal: Deal) -> None:
        role = self.process.tasks[stage][step].role
        if role != NOBODY:
            self.free[role] += 1
            self.tally.busy[role].change(now, -1)
            if self.queues[role]:
                waiting, its_stage, its_step = self.queues[role].popleft()
                self.begin(now, its_stage, its_step, waiting)
        self.ask(now, stage, step + 1, deal)

    def leave(self, now: float, stage: int, deal: Deal) -> None:
        self.tally.inside[stage].change(now, -1)
        _, to, delay = self.drawn(stage)
        if to == OUT:
            self.tally.lost[stage] += 1
            self.tally.wasted[stage] += deal.worked
            self.inside -= 1
        elif to == len(self.process.tasks):
            self.tally.delivered += 1
            self.tally.days += now - deal.entered
            self.inside -= 1
        elif delay:
            self.plan(now + self.some(delay), to, -1, deal)
        else:
            self.enter(now, to, deal)

    def drawn(self, stage: int) -> Move:
        left = self.dice.random()
        for move in self.process.moves[stage]:
            left -= move.share
            if left < 0:
                return move
        return Move(1.0, OUT)

    def some(self, mean: float) -> float:
        return self.dice.expovariate(1 / mean) if mean else 0.0


def simulate(
    process: Process, seed: int, *, warm_up: float, length: float, batches: int = 30, most_inside: int | None = None
) -> Measured:
    """Play a process: after the warm-up so many batches of a length, from which the standard errors come.

    With `most_inside` the house starts full, and whoever comes while it is full is turned away.
    """
    run = _started(process, random.Random(seed), most_inside)  # noqa: S311 - dice, no secret
    run.until(warm_up)
    readings = [run.tally.read(warm_up)]
    for batch in range(1, batches + 1):
        end = warm_up + batch * length
        run.until(end)
        readings.append(run.tally.read(end))
    changes = [[after - before for before, after in zip(*pair, strict=True)] for pair in pairwise(readings)]
    return measured(list(zip(*changes, strict=True)), len(process.tasks), len(process.people), length)


def _started(process: Process, dice: random.Random, most_inside: int | None) -> _Run:
    stages, roles = len(process.tasks), len(process.people)
    tally = _Tally(
        visits=[0] * stages,
        lost=[0] * stages,
        wasted=[0.0] * stages,
        inside=[Gauge() for _ in range(stages)],
        busy=[Gauge() for _ in range(roles)],
        waited=[0.0] * roles,
        served=[0] * roles,
    )
    most = inf if most_inside is None else most_inside
    run = _Run(process, dice, most, tally, list(process.people), [deque() for _ in range(roles)])
    entrances = [at for at, rate in enumerate(process.arrivals) if rate]
    for stage in entrances:
        run.plan(dice.expovariate(process.arrivals[stage]), stage, 0, None)
    for stage in dice.choices(range(stages), process.arrivals, k=most_inside or 0):
        run.inside += 1
        run.enter(0.0, stage, Deal(0.0))
    return run
