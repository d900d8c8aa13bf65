"""The strip of one side of a map: its stages as cards, with what is filled in and what is weak."""

from collections.abc import Mapping
from types import MappingProxyType

from procmap.analysis.side_changes import SideChanges, target_changes_of
from procmap.model.process_map import ProcessMap, SideName
from procmap.model.record import Estimate, typical
from procmap.model.side import Side
from procmap.model.stage import Stage
from procmap.model.text import displayed
from procmap.workshop.cells import shortened, width_of
from procmap.workshop.comparing.marks import change_marks
from procmap.workshop.consensus.votes import dots_on
from procmap.workshop.reviewing.review import StageState
from procmap.workshop.strip.canvas import Piece
from procmap.workshop.strip.card import Card
from procmap.workshop.strip.drawing import Drawing
from procmap.workshop.strip.forms import draw
from procmap.workshop.strip.loops import Link
from procmap.workshop.typed.figures import number_text

FULL, EMPTY = "▪", "▫"
_BETWEEN = " ────▶ ┄┄┄ ────▶ "


def overview(
    process_map: ProcessMap,
    side_name: SideName,
    width: int,
    height: int,
    selected: str = "",
    states: Mapping[str, StageState] = MappingProxyType({}),
    changes: SideChanges | None = None,
) -> Drawing:
    """The strip of a side for a room of so many cells and lines; `states` are the stages to mark.

    `changes` are those of the target, which are worked out where they are not given.
    """
    side = process_map.side(side_name)
    if side is None or not side.stages:
        return _ends(process_map, width) if height else Drawing()
    is_given = changes is not None or side_name == "current"
    found = changes if is_given else target_changes_of(process_map)
    marks = change_marks(found if side_name == "target" else None)
    cards = [
        _card(process_map, side_name, stage, states.get(stage.id), marks.get(stage.id, "")) for stage in side.stages
    ]
    onward = [_percent(stage.conversion) for stage in side.stages]
    return draw(cards, onward[:-1], _links(side), selected, width, height)


def _ends(process_map: ProcessMap, room: int) -> Drawing:
    """What starts the process and what ends it, as long as there is no stage between them."""
    start, end = displayed(process_map.process.starts_when), displayed(process_map.process.ends_when)
    if not start and not end:
        return Drawing()
    half = max(8, (room - width_of(_BETWEEN) - 4) // 2)
    row = (
        Piece("○ ", "mark"),
        Piece(shortened(start or "…", half), "name"),
        Piece(_BETWEEN, "arrow"),
        Piece("◎ ", "mark"),
        Piece(shortened(end or "…", half), "name"),
    )
    return Drawing((row,), sum(width_of(piece.text) for piece in row))


def _card(process_map: ProcessMap, side_name: SideName, stage: Stage, state: StageState | None, change: str) -> Card:
    return Card(
        stage.id,
        displayed(stage.name),
        displayed(process_map.role_name(stage.owner)) if stage.owner else "",
        stage.owner.upper() if len(stage.owner) <= 4 else stage.owner,
        completeness(stage),
        state,
        change,
        f"●{dots}" if (dots := dots_on(process_map, side_name, stage.id)) else "",
    )


def completeness(stage: Stage) -> str:
    """Three marks, filled or empty: what the customer gains, the buyer's act, the numbers."""
    numbers = typical(stage.conversion) is not None and stage.hours_by_role is not None
    return "".join(FULL if said else EMPTY for said in (stage.customer_value, stage.exit, numbers))


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
