"""The moves of a side: which share of those in a stage goes where, as far as the map says."""

from collections.abc import Mapping
from dataclasses import dataclass

from procmap.analysis.known import total
from procmap.model.record import typical
from procmap.model.side import Side

ROUNDING = 1e-12
"""A share this small is what is left of adding up shares, not a share."""


@dataclass(frozen=True)
class Moves:
    """By position of the stage: the shares onward, by position too, and the share delivered.

    None is a share that is not known. `vague` says that a flow lacks its start or its end.
    """

    onward: tuple[Mapping[int, float | None], ...]
    delivered: tuple[float | None, ...]
    vague: bool

    def lost_share(self, position: int) -> float | None:
        """The share that neither moves on, nor flows elsewhere, nor is delivered."""
        kept = None if self.vague else total([*self.onward[position].values(), self.delivered[position]])
        return None if kept is None else _left(kept)

    def leaving_share(self, position: int) -> float:
        """The share that leaves the process here, lost or delivered, unknown moves counting as lost."""
        return _left(sum(share or 0.0 for share in self.onward[position].values()))


def moves_of(side: Side) -> Moves:
    """The moves of a side: conversion to the next stage, and the flows; the last stage's conversion delivers."""
    positions = {stage.id: position for position, stage in enumerate(side.stages)}
    last = len(side.stages) - 1
    onward: list[dict[int, float | None]] = [{} for _ in side.stages]
    for position, stage in enumerate(side.stages[:-1]):
        onward[position][position + 1] = typical(stage.conversion)
    vague = False
    for flow in side.flows:
        start, end = positions.get(flow.from_), positions.get(flow.to)
        if start is None or end is None:
            vague = True
        else:
            onward[start][end] = typical(flow.share)
    delivered = tuple(typical(stage.conversion) if at == last else 0.0 for at, stage in enumerate(side.stages))
    return Moves(tuple(onward), delivered, vague)


def _left(kept: float) -> float:
    return 1.0 - kept if kept < 1.0 - ROUNDING else 0.0
