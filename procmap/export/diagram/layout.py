"""Where cards stand and arrows run: rows that all read from left to right, with strips for the tracks between."""

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

from procmap.export.diagram.geometry import Arrow, Box, Point, Tag
from procmap.export.diagram.lettering import Font
from procmap.export.diagram.steps import Step, steps_through
from procmap.export.diagram.tracks import Detour, Grid, Leg, Move, Zone, detours_of

LABEL = Font(9)
"""The lettering of the shares on loops and skips."""

GAP = 22
"""Between two cards of a row, in points."""

_FIRST_TRACK, _TRACK, _LAST_TRACK = 13, 13, 11
"""From a row to its first track, from one track to the next, and from the last to whatever follows."""

_MARGIN, _CHANNEL = 13, 8
"""Beside the rows: the room in which the line turns, and that of each move which changes rows."""

_STUB = 16
"""How far a line that does not turn is drawn out of its row: less than the first move's channel."""


@dataclass(frozen=True)
class Layout:
    """The cards' boxes and the arrows between them, in a room `width` × `height` with the first column at `left`.

    The start's arrow comes into `first_port`, the end's leaves from `last_port`.
    """

    width: float
    height: float
    left: float
    cards: tuple[Box, ...]
    arrows: tuple[Arrow, ...]
    first_port: Point
    last_port: Point

    @property
    def free_above(self) -> float:
        """The x up to which nothing runs above the first row."""
        return min((x for x, y in self._corners() if y < self.cards[0].top), default=self.width)

    @property
    def free_below(self) -> float:
        """The x from which on nothing runs below the last row."""
        return max((x for x, y in self._corners() if y > self.cards[-1].bottom), default=0.0)

    def _corners(self) -> list[Point]:
        return [point for arrow in self.arrows for point in arrow.points]


def card_name(position: int) -> str:
    """The name of a stage's node."""
    return f"n{position}"


def arrange(
    count: int, moves: Sequence[Move], grid: Grid, card_height: int, steps: Sequence[Step] | None = None
) -> Layout:
    """A process of `count` stages in rows that all read from left to right, with its moves."""
    detours = detours_of(moves, grid, count - 1)
    return _Room(count, grid, card_height, detours).layout(steps_through(count) if steps is None else steps)


class _Room:
    """The rows and strips of one drawing, from the number of tracks that each strip must hold."""

    def __init__(self, count: int, grid: Grid, card_height: int, detours: tuple[Detour, ...]) -> None:
        self.grid, self.card_height, self.detours = grid, card_height, detours
        self.rows = 1 + max(map(grid.row, range(count)))
        self.levels: dict[Zone, int] = {}
        for leg in (leg for detour in detours for leg in detour.legs):
            self.levels[leg.zone] = max(self.levels.get(leg.zone, 0), leg.level + 1)
        self.left = self._margin("below")
        self.tops, self.turns, self.floor = self._heights()
        self.cards = tuple(
            Box(self.left + grid.left(i), self.tops[grid.row(i)], grid.card_width, card_height) for i in range(count)
        )

    def layout(self, steps: Sequence[Step]) -> Layout:
        """The room with everything in it."""
        first, last = self.cards[0], self.cards[-1]
        loops_at_end = [
            d for d in self.detours for end in d.move.ends if d.move.edge == "below" and end == len(self.cards) - 1
        ]
        skips_at_start = [d for d in self.detours if d.move.edge == "above" and d.move.start == 0]
        return Layout(
            width=self.left + self.grid.width + self._margin("above"),
            height=self.floor,
            left=self.left,
            cards=self.cards,
            arrows=(
                *(arrow for step in steps for arrow in self._step(step)),
                *(self._way(detour) for detour in self.detours),
            ),
            first_port=(first.left + first.width / (len(skips_at_start) + 2), first.top),
            last_port=(last.right - last.width / (len(loops_at_end) + 2), last.bottom),
        )

    def _margin(self, edge: str) -> float:
        channels = sum(detour.channel is not None and detour.move.edge == edge for detour in self.detours)
        return (
            (_STUB if self.grid.staves > 1 else _MARGIN) if self.rows > self.grid.staves else 0
        ) + channels * _CHANNEL

    def _tracks(self, zone: Zone) -> float:
        """The height of the strip that holds a zone's tracks."""
        levels = self.levels.get(zone, 0)
        return _FIRST_TRACK + (levels - 1) * _TRACK + _LAST_TRACK if levels else _LAST_TRACK

    def _heights(self) -> tuple[list[float], list[float], float]:
        """The top of each row, the y at which the line turns into it, and the floor under the last."""
        tops, turns = [], []
        y = self._tracks(("above", 0)) if ("above", 0) in self.levels else 0.0
        for row in range(self.rows):
            if row:
                turns.append(y + self._tracks(("below", row - 1)))
                y = turns[-1] + self.grid.space_above(row) + self._tracks(("above", row))
            tops.append(y)
            y += self.card_height
        last = ("below", self.rows - 1)
        return tops, turns, y + (self._tracks(last) if last in self.levels else 0.0)

    def _step(self, step: Step) -> tuple[Arrow, ...]:
        """The arrow of the main line from one card to another, round to the next row where that begins."""
        one, other = self.cards[step.start], self.cards[step.end]
        names = card_name(step.start), card_name(step.end)
        start, end = (one.right, one.middle[1]), (other.left, other.middle[1])
        if self.grid.row(step.start) == self.grid.row(step.end):
            return (Arrow(step.kind, *names, (start, end)),)
        if not step.turns:
            out = self.left + self.grid.width + _STUB, start[1]
            back = self.left - _STUB, end[1]
            return Arrow(step.kind, *names, (start, out)), Arrow(step.kind, *names, (back, end))
        turn = self.turns[self.grid.row(step.start)]
        right, left = one.right + _MARGIN - 2, other.left - _MARGIN
        corners = (start, (right, start[1]), (right, turn), (left, turn), (left, end[1]), end)
        return (Arrow(step.kind, *names, corners),)

    def _way(self, detour: Detour) -> Arrow:
        outward = self._track(detour.legs[0])
        points = [(self._x(detour.legs[0].near), self._edge(detour.legs[0])), (self._x(detour.legs[0].near), outward)]
        if detour.channel is not None:
            channel = self._channel(detour)
            points += [(channel, outward), (channel, self._track(detour.legs[1]))]
            near = self._x(detour.legs[1].near)
        else:
            near = self._x(detour.legs[0].far)
        back = detour.legs[-1]
        points += [(near, self._track(back)), (near, self._edge(back))]
        start, end = map(card_name, detour.move.ends)
        return Arrow(detour.move.kind, start, end, tuple(points), self._tag(detour) if detour.move.full else None)

    def _x(self, x: float) -> float:
        return self.left + x

    def _channel(self, detour: Detour) -> float:
        outwards = _MARGIN + _CHANNEL * ((detour.channel or 0) + 1) - 2
        return self.left - outwards if detour.move.edge == "below" else self.left + self.grid.width + outwards

    def _edge(self, leg: Leg) -> float:
        edge, row = leg.zone
        return self.tops[row] + (self.card_height if edge == "below" else 0)

    def _track(self, leg: Leg) -> float:
        outwards = _FIRST_TRACK + leg.level * _TRACK
        return self._edge(leg) + (outwards if leg.zone[0] == "below" else -outwards)

    def _tag(self, detour: Detour) -> Tag:
        """The label in the widest stretch of the way's first track that no other way crosses."""
        leg = detour.legs[0]
        left, right = leg.span
        crossing = [
            x
            for other in (leg for one in self.detours if one is not detour for leg in one.legs)
            if other.zone == leg.zone and other.level > leg.level
            for x in other.span
            if left < x < right
        ]
        stops = [max(left, 0.0), *sorted(crossing), min(right, float(self.grid.width))]
        room, start = max((b - a, a) for a, b in pairwise(stops))
        text = detour.move.full if LABEL.width(detour.move.full) + 26 <= room else detour.move.short
        return Tag(text, (self._x(start + room / 2), self._track(leg)))
