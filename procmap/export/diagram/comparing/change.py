"""The picture of the change: the target's line with everything in it that is new, gone or different."""

from collections.abc import Iterator
from functools import cache
from itertools import pairwise, product
from math import isqrt

from procmap.analysis.side_changes import FlowChange
from procmap.export.diagram.comparing.alignment import Alignment, flow_kind, share_of
from procmap.export.diagram.comparing.change_card import ChangeCardFormat
from procmap.export.diagram.comparing.heading import NOTHING_TO_COMPARE, changing, comparing_title
from procmap.export.diagram.comparing.signs import LOOKS, Kind, kind_of
from procmap.export.diagram.composing import LEAST_WIDTH, most_legible
from procmap.export.diagram.drawing import Block, Drawing
from procmap.export.diagram.geometry import ArrowKind
from procmap.export.diagram.layout import GAP, arrange
from procmap.export.diagram.legend import Entry, empty, key
from procmap.export.diagram.sheet import Sheet
from procmap.export.diagram.steps import Step
from procmap.export.diagram.tracks import Grid, Move
from procmap.export.wording import share_text

WHAT = "The change"

_CARD_WIDTHS = (212, 188, 165)
_TOLD_LINES = (7, 5, 4, 3, 2)
_ENTRIES: tuple[tuple[Kind, str], ...] = (
    ("new", "new"),
    ("gone", "removed"),
    ("changed", "changed, renamed or moved"),
    ("same", "as before"),
)
_NOTE = (
    "Stages are numbered as in the target. At the foot: the share that moves on, and hands-on hours per opportunity."
)
_GONE = " Dashed: what the target takes away."

ARROWS: dict[Kind, ArrowKind] = {"new": "new", "gone": "gone", "changed": "changed", "same": "detour"}
"""How a move is drawn, by what the target makes of it."""


def change_drawing(alignment: Alignment) -> Drawing:
    """The picture of what a target changes, in the widest cards and fewest rows that can be read on a page."""
    if not alignment.is_drawn:
        return nothing_drawn(alignment, WHAT)
    return most_legible(_candidates(alignment))


def nothing_drawn(alignment: Alignment, what: str) -> Drawing:
    """A picture of two sides of which one has no stages."""
    sheet = Sheet(0.0, LEAST_WIDTH)
    sheet.add("title", "title", comparing_title(alignment, what, LEAST_WIDTH))
    sheet.add("empty", "empty", empty(LEAST_WIDTH, NOTHING_TO_COMPARE))
    return sheet.drawing(LEAST_WIDTH)


def _candidates(alignment: Alignment) -> Iterator[Drawing]:
    count = len(alignment.stages)
    labels_of = cache(lambda card_format: _labels(alignment, card_format))
    for width, rows, lines in product(_CARD_WIDTHS, range(1, isqrt(count) + 2), _TOLD_LINES):
        height, labels = labels_of(ChangeCardFormat(width, lines))
        yield _drawn(alignment, Grid(-(-count // rows), width, GAP), height, labels)


def _labels(alignment: Alignment, card_format: ChangeCardFormat) -> tuple[int, tuple[str, ...]]:
    marking = card_format.with_words_for(alignment)
    height = marking.height(alignment)
    return height, tuple(marking.label(alignment, stage, height) for stage in alignment.stages)


def _drawn(alignment: Alignment, grid: Grid, height: int, labels: tuple[str, ...]) -> Drawing:
    layout = arrange(len(labels), moves_of_change(alignment), grid, height, steps_of_change(alignment))
    width = max(grid.width, LEAST_WIDTH)
    sheet = Sheet(layout.left, width)
    sheet.add("title", "title", comparing_title(alignment, WHAT, width))
    sheet.add_cards(layout, labels, [LOOKS[kind_of(stage)].frame for stage in alignment.stages])
    sheet.bottom += layout.height + 16
    sheet.add("legend", "legend", _legend(alignment, width))
    return sheet.drawing(layout.width)


def _legend(alignment: Alignment, width: int) -> Block:
    """What the colours and signs mean that are there, and the dashes where there are any."""
    shown = {LOOKS[kind].sign for kind in alignment.kinds.values()}
    entries = [Entry(name, LOOKS[kind].band, LOOKS[kind].sign) for kind, name in _ENTRIES if LOOKS[kind].sign in shown]
    is_dashed = "gone" in {*alignment.kinds.values(), *map(flow_kind, alignment.flows.values())}
    return key(entries, _NOTE + (_GONE if is_dashed else ""), width)


def steps_of_change(alignment: Alignment) -> tuple[Step, ...]:
    """The line from one card to the next: the target's, or dashed what was the current side's."""
    was = {(one.id, other.id) for one, other in pairwise(alignment.before.stages)}
    steps = []
    for at, (one, other) in enumerate(pairwise(alignment.stages)):
        if one.after and other.after:
            steps.append(Step(at, at + 1))
        elif (one.id, other.id) in was:
            steps.append(Step(at, at + 1, "gone"))
    return tuple(steps)


def moves_of_change(alignment: Alignment) -> tuple[Move, ...]:
    """The moves of both sides, and the target's line where it passes stages that are gone."""
    place = {stage.id: at for at, stage in enumerate(alignment.stages)}
    kept = [at for at, stage in enumerate(alignment.stages) if stage.after]
    passing = [Move(one, other, "", "", "line") for one, other in pairwise(kept) if other > one + 1]
    flows = (flow for flow in alignment.every_flow() if flow.start in place and flow.end in place)
    return (*passing, *(_move(flow, place[flow.start], place[flow.end]) for flow in flows))


def _move(flow: FlowChange, start: int, end: int) -> Move:
    kind = flow_kind(flow)
    shares = [share_text(share_of(side)) for side in (flow.before, flow.after) if side]
    short = f"{LOOKS[kind].sign} {changing(shares[0], shares[-1], ' %')}".strip()
    why = next((side.why for side in (flow.after, flow.before) if side), "")
    return Move(start, end, f"{short} · {why}" if why else short, short, ARROWS[kind])
