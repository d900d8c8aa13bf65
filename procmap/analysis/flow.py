"""How opportunities flow through a side: an absorbing Markov chain, loops and skips solved, not unrolled.

The equations are eliminated sparsely in the order of the stages. Pivots are sums of shares, never
1 minus something nearly 1 (Grassmann, Taksar and Heyman), so that even tight loops keep their digits.
"""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass

from procmap.analysis.known import finite
from procmap.analysis.moves import Moves

Amounts = Sequence[float | None]


@dataclass(frozen=True)
class _Step:
    """A stage taken out of the equations: its pivot, the shares to later stages, and those from them."""

    pivot: float
    ahead: dict[int, float]
    back: dict[int, float]


class Flow:
    """The moves of a side, ready to be solved for any amounts; None is what a missing share can reach."""

    def __init__(self, moves: Moves) -> None:
        self.moves = moves
        self._steps = _eliminated(moves)
        self._trapped = _trapped(moves)

    def carried(self, amounts: Amounts) -> list[float | None]:
        """Solves x = amounts + Qᵀx: with what enters each stage, the visits; with hours, the hours carried."""
        moves = self.moves
        unsure = {at for at, amount in enumerate(amounts) if amount is None} | self._trapped
        unsure |= {end for row in moves.onward for end, share in row.items() if share is None}
        unsure = set(range(len(amounts))) if moves.vague else _reached(unsure, lambda at: _ends(moves, at))
        x = [amount or 0.0 for amount in amounts]
        for at, step in enumerate(self._steps):
            passed = x[at] / step.pivot
            for end, share in step.ahead.items():
                x[end] += passed * share
        for at in reversed(range(len(x))):
            step = self._steps[at]
            x[at] = (x[at] + sum(x[start] * share for start, share in step.back.items())) / step.pivot
        return _masked(x, unsure)

    def chances(self) -> list[float | None]:
        """The chance to be delivered in the end, of an opportunity that enters each stage."""
        moves = self.moves
        unsure = {at for at, row in enumerate(moves.onward) if None in row.values()} | self._trapped
        unsure |= {at for at, share in enumerate(moves.delivered) if share is None}
        unsure = set(range(len(moves.onward))) if moves.vague else _reached(unsure, _starts(moves).__getitem__)
        x = [share or 0.0 for share in moves.delivered]
        for at, step in enumerate(self._steps):
            for start, share in step.back.items():
                x[start] += share * x[at] / step.pivot
        for at in reversed(range(len(x))):
            step = self._steps[at]
            x[at] = (x[at] + sum(share * x[end] for end, share in step.ahead.items())) / step.pivot
        return _masked(x, unsure)


def _eliminated(moves: Moves) -> list[_Step]:
    rows = [{end: share for end, share in row.items() if share} for row in moves.onward]
    leaving = [moves.leaving_share(at) for at in range(len(rows))]
    starts: list[set[int]] = [set() for _ in rows]
    for at, row in enumerate(rows):
        for end in row:
            starts[end].add(at)
    steps = []
    for at, row in enumerate(rows):
        ahead = {end: share for end, share in row.items() if end > at}
        back = {start: rows[start].pop(at) for start in sorted(starts[at]) if start > at}
        pivot = leaving[at] + sum(ahead.values()) or 1.0
        for start, share in back.items():
            leaving[start] += share / pivot * leaving[at]
            for end, further in ahead.items():
                rows[start][end] = rows[start].get(end, 0.0) + share / pivot * further
                starts[end].add(start)
        steps.append(_Step(pivot, ahead, back))
    return steps


def _trapped(moves: Moves) -> set[int]:
    """The stages that nothing ever leaves: what reaches them has no finite number of visits."""
    ways_out = {at for at in range(len(moves.onward)) if moves.leaving_share(at)}
    return set(range(len(moves.onward))) - _reached(ways_out, _starts(moves).__getitem__)


def _ends(moves: Moves, at: int) -> list[int]:
    return [end for end, share in moves.onward[at].items() if share]


def _starts(moves: Moves) -> list[list[int]]:
    starts: list[list[int]] = [[] for _ in moves.onward]
    for at in range(len(moves.onward)):
        for end in _ends(moves, at):
            starts[end].append(at)
    return starts


def _reached(sources: Iterable[int], neighbours: Callable[[int], Iterable[int]]) -> set[int]:
    reached, waiting = set(sources), list(sources)
    while waiting:
        for neighbour in neighbours(waiting.pop()):
            if neighbour not in reached:
                reached.add(neighbour)
                waiting.append(neighbour)
    return reached


def _masked(x: Sequence[float], unsure: set[int]) -> list[float | None]:
    return [None if at in unsure else finite(value) for at, value in enumerate(x)]
