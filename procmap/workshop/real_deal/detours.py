"""Where a real deal left the path of the map, and what the map may keep of it: a move, a roadblock, a parked item."""

from collections.abc import Iterator
from dataclasses import dataclass

from procmap.model.process_map import ProcessMap, SideName
from procmap.model.record import ShareEstimate
from procmap.model.side import Flow, Side
from procmap.model.stage import Roadblock
from procmap.model.text import displayed
from procmap.workshop.edits.edit import checked, placed
from procmap.workshop.edits.entry import Change
from procmap.workshop.fields.naming import brief
from procmap.workshop.parking import with_parked
from procmap.workshop.real_deal.deal import Deal


@dataclass(frozen=True)
class Detour:
    """Something that happened at a stage: a note, or a move to another stage that the map has no flow for."""

    at: int
    goal: int | None
    note: str

    def told(self, side: Side) -> str:
        """The detour in words."""
        where = displayed(side.stages[self.at].name)
        if self.goal is not None:
            where += f" → {displayed(side.stages[self.goal].name)}, a move that the map has not"
        return f"{where}: “{self.note}”" if self.note else where

    def says(self, side: Side) -> str:
        """Its note, or else where it led."""
        if self.note or self.goal is None:
            return self.note
        way = "Back to" if self.goal <= self.at else "On to"
        return f"{way} {side.stages[self.goal].name}"


def detours(deal: Deal, side: Side) -> tuple[Detour, ...]:
    """What the map does not tell of the deal, in its order."""
    return tuple(_detours(deal, side))


def _detours(deal: Deal, side: Side) -> Iterator[Detour]:
    known = {(flow.from_, flow.to) for flow in side.flows}
    source: int | None = None
    for move in deal.moves:
        at = min(move.stage, len(side.stages) - 1)
        if move.kind == "ends" and source is not None:
            at = source
        if move.kind != "enters":
            yield from [Detour(at, None, move.note)] if move.note else []
            continue
        is_on = source is None or move.stage == source + 1
        if source is not None and not is_on and (side.stages[source].id, side.stages[at].id) not in known:
            yield Detour(source, at, move.note)
        elif move.note:
            yield Detour(at if is_on or source is None else source, None, move.note)
        source = move.stage


def with_move(process_map: ProcessMap, side_name: SideName, detour: Detour, share: float) -> Change:
    """The map with the detour as a move of its own. Raises Unacceptable where the shares come to more than 1."""
    side = _side(process_map, side_name)
    goal = detour.at if detour.goal is None else detour.goal
    source, target = side.stages[detour.at], side.stages[goal]
    flow = Flow.model_validate(
        {
            "from": source.id,
            "to": target.id,
            "share": ShareEstimate(typical=share, basis="estimate"),
            "why": detour.note,
        }
    )
    made = checked(placed(process_map, (side_name, "flows"), (*side.flows, flow)))
    return Change(f"add move {brief(source.name)} → {brief(target.name)}", made)


def with_roadblock(process_map: ProcessMap, side_name: SideName, detour: Detour) -> Change:
    """The map with the detour as a roadblock of its stage, in the words of its note. Raises Unacceptable."""
    side = _side(process_map, side_name)
    stage, says = side.stages[detour.at], detour.says(side)
    path = (side_name, "stages", detour.at, "roadblocks")
    made = checked(placed(process_map, path, (*stage.roadblocks, Roadblock(says=says))))
    return Change(f"add roadblock {brief(says)} at {brief(stage.name)}", made)


def with_item(process_map: ProcessMap, side_name: SideName, detour: Detour, owner: str) -> Change:
    """The map with the detour in the parking lot. Raises Unacceptable."""
    side = _side(process_map, side_name)
    text = f"{side.stages[detour.at].name}: {detour.says(side)}"
    return Change(f"park {brief(text)}", with_parked(process_map, text, owner))


def _side(process_map: ProcessMap, side_name: SideName) -> Side:
    return process_map.side(side_name) or Side()
