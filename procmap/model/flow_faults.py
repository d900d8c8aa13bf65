"""Whether the moves of each side make sense: no second conversions, shares of at most 1, loops with a way out."""

from collections import defaultdict
from collections.abc import Iterator

from procmap.model.fault import Fault, Path
from procmap.model.plain import Table, items_at, listed_ids, number_at, shown_id, sides_of, text_at

TOLERANCE = 1e-9
"""How far the shares leaving a stage may add up to more than 1."""


class _Moves:
    """The moves of a side, as far as the data say them; shares that are none count as not said."""

    def __init__(self, data: Table, side: str) -> None:
        stages = items_at(data, side, "stages")
        self.stages = [path for path, _ in stages]
        self.order = [text_at(stage, "id") for _, stage in stages]
        self.positions = {name: position for position, name in reversed(list(enumerate(self.order)))}
        self.conversions = [number_at(stage, "conversion", most=1) for _, stage in stages]
        self.flows = [
            (path, text_at(flow, "from"), text_at(flow, "to"), number_at(flow, "share", most=1))
            for path, flow in items_at(data, side, "flows")
        ]
        self._by_start: dict[str, list[tuple[Path, str, float | None]]] = defaultdict(list)
        for path, start, end, share in self.flows:
            self._by_start[start].append((path, end, share))

    def out_of(self, position: int) -> list[tuple[Path, str, float | None]]:
        """The flows that leave the stage at a position: path, where to, share."""
        return self._by_start.get(self.order[position], [])

    def next_to(self, position: int) -> set[int]:
        """The positions to which something moves from a position."""
        ends = {self.positions[end] for _, end, share in self.out_of(position) if share and end in self.positions}
        onward = self.conversions[position] and position + 1 < len(self.order)
        return ends | ({position + 1} if onward else set())

    def is_left(self, position: int) -> bool:
        """Whether something is lost or delivered at a position, or may be, for all that is said."""
        conversion, flows = self.conversions[position], self.out_of(position)
        known = conversion is not None and all(share is not None for _, _, share in flows)
        inside = (conversion or 0.0) + sum(share or 0.0 for _, _, share in flows)
        delivers = bool(conversion) and position == len(self.order) - 1
        return not known or delivers or inside < 1 - TOLERANCE


def needless_flows(data: Table) -> Iterator[Fault]:
    """A fault for each flow to the next stage, and for each that is there twice."""
    for side in sides_of(data):
        moves, seen = _Moves(data, side), set[tuple[str, str]]()
        for path, start, end, _ in moves.flows:
            if start not in moves.positions or end not in moves.positions:
                continue
            if moves.positions[end] == moves.positions[start] + 1:
                words = f"{shown_id(end)} is the next stage after {shown_id(start)}"
                yield Fault((*path, "to"), f"{words}: expected its share as the `conversion` of {shown_id(start)}")
            if (start, end) in seen:
                words = f"the flow from {shown_id(start)} to {shown_id(end)} is there twice"
                yield Fault((*path, "from"), f"{words}: expected it once")
            seen.add((start, end))


def shares_above_one(data: Table) -> Iterator[Fault]:
    """A fault for each stage that more leaves than there is."""
    for side in sides_of(data):
        moves = _Moves(data, side)
        for position, (path, conversion) in enumerate(zip(moves.stages, moves.conversions, strict=True)):
            flows = [(flow, share) for flow, _, share in moves.out_of(position) if share is not None]
            total = (conversion or 0.0) + sum(share for _, share in flows)
            if flows and total > 1 + TOLERANCE:
                place = (*flows[-1][0], "share") if conversion is None else (*path, "conversion")
                words = f"the shares leaving {shown_id(moves.order[position])} add up to {total:.10g}"
                yield Fault(place, f"{words}: expected at most 1, conversion and flows together")


def loops_nothing_leaves(data: Table) -> Iterator[Fault]:
    """A fault for a side with stages from which nothing is ever lost or delivered."""
    for side in sides_of(data):
        moves = _Moves(data, side)
        loop = sorted(_trapped(moves))
        if loop:
            flows = [path for position in loop for path, _, share in moves.out_of(position) if share]
            place = (*flows[0], "share") if flows else (*moves.stages[loop[0]], "conversion")
            names = listed_ids([moves.order[position] for position in loop])
            yield Fault(place, f"nothing ever leaves the loop of {names}: expected shares that add up to less than 1")


def stages_nothing_leaves(data: Table, side: str) -> tuple[str, ...]:
    """The ids of the stages of a side that go round and round for ever, in their order; none in a sound map."""
    moves = _Moves(data, side)
    return tuple(moves.order[position] for position in sorted(_trapped(moves)))


def _trapped(moves: _Moves) -> set[int]:
    """The stages that go round and round; those that only lead to them are no part of the loop."""
    everywhere = range(len(moves.order))
    onward = [moves.next_to(position) for position in everywhere]
    leaving = {position for position in everywhere if moves.is_left(position)}
    while more := {position for position in everywhere if position not in leaving and onward[position] & leaving}:
        leaving |= more
    inside = set(everywhere) - leaving
    while lead_in := inside - {end for position in inside for end in onward[position]}:
        inside -= lead_in
    return inside
