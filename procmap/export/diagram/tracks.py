"""Where the moves beside the main line run: each on a track and through ports of its own.

Loops leave and enter cards from below and change rows by the left margin, skips from above and by the
right one. So neither ever crosses the main line, which changes rows between the two.
"""

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal

from procmap.export.diagram.geometry import ArrowKind

Edge = Literal["above", "below"]
Zone = tuple[Edge, int]
"""The strip above or below a row of cards, in which tracks run."""

_BETWEEN_STAVES = 14


@dataclass(frozen=True)
class Move:
    """A flow other than on to the next stage, between positions of stages, with its label in full and in short.

    Without a label it is a part of the main line that passes what is no longer there.
    """

    start: int
    end: int
    full: str
    short: str
    kind: ArrowKind = "detour"

    @property
    def ends(self) -> tuple[int, int]:
        """Where it starts and where it ends."""
        return self.start, self.end

    @property
    def edge(self) -> Edge:
        """A skip runs above the cards, a loop below."""
        return "above" if self.end > self.start else "below"


@dataclass(frozen=True)
class Grid:
    """Cards of one width in columns; x in points from the left of the first column.

    `staves` is how many rows read side by side, as in a score.
    """

    columns: int
    card_width: int
    gap: int
    staves: int = 1

    @property
    def width(self) -> int:
        """From the first column's left to the last one's right."""
        return self.columns * (self.card_width + self.gap) - self.gap

    def left(self, position: int) -> int:
        """The left side of the card at a position."""
        return position % self.columns * (self.card_width + self.gap)

    def row(self, position: int) -> int:
        """The row of the card at a position, from 0."""
        return position // self.columns

    def space_above(self, row: int) -> int:
        """The room that a row keeps from the one above it, beside that of the tracks."""
        return _BETWEEN_STAVES if self.staves > 1 and row % self.staves == 0 else 0


@dataclass(frozen=True)
class Leg:
    """The part of a move that runs in one zone: from the port at one x to another x, on a level from 0 outwards."""

    zone: Zone
    near: float
    far: float
    level: int

    @property
    def span(self) -> tuple[float, float]:
        """Its left and right end."""
        return min(self.near, self.far), max(self.near, self.far)


@dataclass(frozen=True)
class Detour:
    """A move with its way: one leg within a row, or two and the channel in the margin that joins them."""

    move: Move
    legs: tuple[Leg, ...]
    channel: int | None


@dataclass(frozen=True)
class _Stub:
    """One end of a move at a card: which way it goes and how far, which settles its port."""

    move: int
    is_start: bool
    order: tuple[int, float]


def detours_of(moves: Sequence[Move], grid: Grid, last: int) -> tuple[Detour, ...]:
    """The way of every move; `last` is the position of the last stage, whose right-most port is the process's end."""
    channels = _channels(moves, grid)
    ports = _ports(moves, grid, last)
    spans: list[tuple[int, Zone, float, float]] = []
    for index, move in enumerate(moves):
        start, end = ports[index, True], ports[index, False]
        channel = channels[index]
        if channel is None:
            spans.append((index, (move.edge, grid.row(move.start)), start, end))
        else:
            margin = grid.width + 1.0 + channel if move.edge == "above" else -1.0 - channel
            spans.append((index, (move.edge, grid.row(move.start)), start, margin))
            spans.append((index, (move.edge, grid.row(move.end)), end, margin))
    legs = _levelled(spans)
    return tuple(Detour(move, tuple(legs[index]), channels[index]) for index, move in enumerate(moves))


def _channels(moves: Sequence[Move], grid: Grid) -> dict[int, int | None]:
    """The channel of each move that changes rows, counted outwards, the shortest innermost."""
    channels: dict[int, int | None] = dict.fromkeys(range(len(moves)))
    for edge in ("above", "below"):
        crossing = [
            (abs(grid.row(move.start) - grid.row(move.end)), index)
            for index, move in enumerate(moves)
            if move.edge == edge and grid.row(move.start) != grid.row(move.end)
        ]
        channels.update({index: channel for channel, (_, index) in enumerate(sorted(crossing))})
    return channels


def _ports(moves: Sequence[Move], grid: Grid, last: int) -> dict[tuple[int, bool], float]:
    """The x of both ends of every move, so ordered along a card's edge that nested ways do not cross."""
    stubs: dict[tuple[int, Edge], list[_Stub]] = defaultdict(list)
    for index, move in enumerate(moves):
        for at, other, is_start in ((move.start, move.end, True), (move.end, move.start, False)):
            stubs[at, move.edge].append(_Stub(index, is_start, _order(at, other, is_start, grid, move.edge)))
    ports: dict[tuple[int, bool], float] = {}
    for (position, edge), found in stubs.items():
        found.sort(key=lambda stub: stub.order)
        before = 1 if edge == "above" and position == 0 else 0
        after = 1 if edge == "below" and position == last else 0
        step = grid.card_width / (len(found) + before + after + 1)
        for place, stub in enumerate(found):
            ports[stub.move, stub.is_start] = grid.left(position) + step * (place + before + 1)
    return ports


def _order(at: int, other: int, is_start: bool, grid: Grid, edge: Edge) -> tuple[int, float]:
    """Ways to the left first, the shortest left-most; then those to the right, the longest first."""
    if at == other:
        return (1, 0.0) if is_start else (2, 0.0)
    rows = abs(grid.row(at) - grid.row(other))
    if rows:
        reach = grid.left(at) if edge == "below" else grid.width - grid.left(at)
        return (0, reach + rows * grid.width) if edge == "below" else (3, -reach - rows * grid.width)
    reach = grid.left(other) - grid.left(at)
    return (0, float(-reach)) if reach < 0 else (3, float(-reach))


def _levelled(spans: list[tuple[int, Zone, float, float]]) -> dict[int, list[Leg]]:
    """Each span on the lowest level of its zone that nothing shorter shares with it."""
    taken: dict[Zone, list[Leg]] = defaultdict(list)
    placed: dict[int, Leg] = {}
    for place in sorted(range(len(spans)), key=lambda i: abs(spans[i][2] - spans[i][3])):
        _, zone, near, far = spans[place]
        left, right = min(near, far), max(near, far)
        met = [leg.level for leg in taken[zone] if leg.span[0] <= right and left <= leg.span[1]]
        placed[place] = Leg(zone, near, far, max(met, default=-1) + 1)
        taken[zone].append(placed[place])
    legs: dict[int, list[Leg]] = defaultdict(list)
    for place, (index, *_) in enumerate(spans):
        legs[index].append(placed[place])
    return legs
