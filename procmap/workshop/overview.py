"""The strip of one side of a map: its stages as cards, with what is filled in and what is weak."""

from collections.abc import Mapping

from procmap.model.process_map import ProcessMap, Side, SideName
from procmap.model.record import Estimate, typical
from procmap.model.stage import Stage
from procmap.model.text import displayed
from procmap.workshop.figures import number_text
from procmap.workshop.loops import Link
from procmap.workshop.strip import Card, Drawing, draw

FULL, EMPTY = "▪", "▫"


def overview(
    process_map: ProcessMap,
    side_name: SideName,
    room: int,
    selected: str = "",
    ranks: Mapping[str, int] | None = None,
) -> Drawing:
    """The strip of a side for a room of so many cells; `ranks` are the weak links to mark, or None for no marks."""
    side = process_map.side(side_name)
    if side is None or not side.stages:
        return Drawing((), 0, {})
    cards = [_card(process_map, side_name, stage, (ranks or {}).get(stage.id)) for stage in side.stages]
    onward = [_percent(stage.conversion) for stage in side.stages]
    return draw(cards, onward[:-1], _links(side), selected, room)


def _card(process_map: ProcessMap, side_name: SideName, stage: Stage, rank: int | None) -> Card:
    change = _change(process_map, side_name, stage)
    badge = " ".join(part for part in (f"⚠{rank}" if rank else "", change) if part)
    return Card(
        stage.id,
        displayed(stage.name),
        displayed(process_map.role_name(stage.owner)) if stage.owner else "",
        stage.owner.upper() if len(stage.owner) <= 4 else stage.owner,
        completeness(stage),
        badge,
        rank is not None,
        bool(change),
    )


def completeness(stage: Stage) -> str:
    """Three marks, filled or empty: what the customer gains, the buyer's act, the numbers."""
    numbers = typical(stage.conversion) is not None and stage.hours_by_role is not None
    return "".join(FULL if said else EMPTY for said in (stage.customer_value, stage.exit, numbers))


def _change(process_map: ProcessMap, side_name: SideName, stage: Stage) -> str:
    if side_name == "current":
        return ""
    before = process_map.current.stage(stage.id)
    if before is None:
        return "+"
    return "~" if _essence(before) != _essence(stage) else ""


def _essence(stage: Stage) -> tuple[object, ...]:
    hours = None if stage.hours is None else {role: typical(value) for role, value in stage.hours.items()}
    numbers = (stage.conversion, stage.our_wait_days, stage.buyer_wait_days, stage.right_first_time)
    texts = (stage.name, stage.phase, stage.owner, stage.customer_value, stage.entry, stage.exit, stage.exit_by)
    return (*texts, stage.handoff, stage.tools, hours, *(typical(number) for number in numbers))


def _links(side: Side) -> list[Link]:
    order = {stage.id: i for i, stage in enumerate(side.stages)}
    return [
        Link(order[flow.from_], order[flow.to], _percent(flow.share))
        for flow in side.flows
        if flow.from_ in order and flow.to in order
    ]


def _percent(estimate: Estimate | None) -> str:
    share = typical(estimate)
    return "" if share is None else f"{number_text(round(share * 100, 0 if share >= 0.1 else 1))}%"
