"""The picture of both sides: the current one above, the target below, each stage under itself."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from functools import cache
from itertools import chain, pairwise, product

from procmap.export.diagram import html
from procmap.export.diagram.card import Card, CardFormat
from procmap.export.diagram.colours import INK, PAPER, RULE
from procmap.export.diagram.comparing.alignment import Alignment, flow_kind
from procmap.export.diagram.comparing.change import ARROWS, nothing_drawn
from procmap.export.diagram.comparing.heading import comparing_title
from procmap.export.diagram.comparing.lanes import columns_of, lanes_of
from procmap.export.diagram.comparing.signs import LOOKS
from procmap.export.diagram.composing import LEAST_WIDTH, most_legible
from procmap.export.diagram.drawing import Block, Drawing, Frame
from procmap.export.diagram.layout import Layout, arrange
from procmap.export.diagram.legend import MARKED, Entry, key
from procmap.export.diagram.lettering import Font
from procmap.export.diagram.sheet import Sheet
from procmap.export.diagram.steps import Step
from procmap.export.diagram.subject import Subject, subject_of
from procmap.export.diagram.tracks import Move
from procmap.model.process_map import SIDES
from procmap.rules.finding import Report

WHAT = "Current and target process"

_GAP = 18
_CARD_WIDTHS = ((190, 165, 145), (128, 112))
"""Narrow cards are for what is not legible otherwise: names are cut in them."""

_GAIN_LINES = (3, 2, 0)
_MOST_SYSTEMS = 4
_LANE = 44
"""The width of what names a row, in points."""

_LANE_FONT = Font(9, bold=True)
_LANE_FILLS = ((RULE, INK), (INK, PAPER))
_NOTE = (
    "At the foot of a card: the share that moves on, and hands-on hours per opportunity. "
    "Before a name: + new, − removed, ~ changed, renamed or moved."
)


@dataclass(frozen=True)
class _Lanes:
    """The cards and moves of both sides, the target's counted on from the current side's."""

    alignment: Alignment
    subjects: tuple[Subject, Subject]

    @property
    def cards(self) -> tuple[Card, ...]:
        """All cards with the signs of what changes."""
        return tuple(self._signed(card, lane) for lane in (0, 1) for card in self.subjects[lane].cards)

    def _signed(self, card: Card, lane: int) -> Card:
        kind = self.alignment.kinds[card.stage.id]
        return replace(card, sign=LOOKS[kind].sign if lane or kind in ("gone", "moved") else "")

    def frame(self, card: Card, lane: int) -> Frame:
        """A weak link is framed as everywhere, and nothing else so thick; what is gone is dashed."""
        kind = self.alignment.kinds[card.stage.id]
        if card.rank is not None:
            return "weak"
        if kind == "gone":
            return "gone"
        return "changed" if lane and kind != "same" else "card"

    @property
    def moves(self) -> tuple[Move, ...]:
        """The moves of each side, signed as the cards are."""
        return tuple(move for lane in (0, 1) for move in self._moves(lane))

    def _moves(self, lane: int) -> Iterator[Move]:
        subject, first = self.subjects[lane], lane * len(self.subjects[0].cards)
        for move in subject.moves:
            ends = tuple(subject.cards[end].stage.id for end in move.ends)
            change = self.alignment.flows.get((ends[0], ends[1]))
            kind = flow_kind(change) if change else "same"
            kind = kind if lane or kind == "gone" else "same"
            full, short = (f"{LOOKS[kind].sign} {text}".strip() for text in (move.full, move.short))
            yield Move(move.start + first, move.end + first, full, short, ARROWS[kind])

    @property
    def steps(self) -> tuple[Step, ...]:
        """The line of each side; where it goes on in another row, its end and beginning are drawn."""
        first = len(self.subjects[0].cards)
        lanes = (range(first), range(first, first + len(self.subjects[1].cards)))
        return tuple(Step(one, other, turns=False) for lane in lanes for one, other in pairwise(lane))


def both_drawing(alignment: Alignment, report: Report) -> Drawing:
    """Both sides in one picture, in the widest cards and fewest rows that can be read on a page."""
    if not alignment.is_drawn:
        return nothing_drawn(alignment, WHAT)
    current, target = (subject_of(alignment.process_map, side, report) for side in SIDES)
    return most_legible(_candidates(_Lanes(alignment, (current, target))))


def _candidates(lanes: _Lanes) -> Iterator[Drawing]:
    columns = columns_of(lanes.alignment)
    labels_of = cache(lambda card_format: _labels(lanes, card_format))
    systems = range(1, min(_MOST_SYSTEMS, len(columns)) + 1)
    for rows, width, lines in chain.from_iterable(product(systems, some, _GAIN_LINES) for some in _CARD_WIDTHS):
        height, labels = labels_of(CardFormat(width, lines))
        grid = lanes_of(columns, -(-len(columns) // rows), width, _GAP)
        layout = arrange(len(labels), lanes.moves, grid, height, lanes.steps)
        yield _drawn(lanes, layout, grid.width, labels)


def _labels(lanes: _Lanes, card_format: CardFormat) -> tuple[int, tuple[str, ...]]:
    marking = card_format.with_mark_for(lanes.cards)
    height = marking.height(lanes.cards)
    return height, tuple(marking.label(card, height) for card in lanes.cards)


def _drawn(lanes: _Lanes, layout: Layout, across: int, labels: Sequence[str]) -> Drawing:
    left = _LANE + 6.0
    width = max(round(left + layout.left) + across, LEAST_WIDTH)
    sheet = Sheet(0.0, width)
    sheet.add("title", "title", comparing_title(lanes.alignment, WHAT, width))
    frames = [lanes.frame(card, lane) for lane in (0, 1) for card in lanes.subjects[lane].cards]
    top = sheet.bottom
    sheet.add_cards(layout, labels, frames, left)
    for number, (row, lane) in enumerate(_rows(layout, len(lanes.subjects[0].cards))):
        sheet.bottom = top + row
        sheet.add(f"lane{number}", "lane", _lane(lane, layout.cards[0].height))
    sheet.bottom = top + layout.height + 16
    owners = {**lanes.subjects[0].bands, **lanes.subjects[1].bands}
    entries = [Entry(lanes.alignment.process_map.role_name(role), band) for role, band in owners.items()]
    has_weak_links = any(subject.has_weak_links for subject in lanes.subjects)
    sheet.add("legend", "legend", key(entries, _NOTE + (MARKED if has_weak_links else ""), width))
    return sheet.drawing(left + layout.width)


def _rows(layout: Layout, count: int) -> list[tuple[float, int]]:
    """The top of each row and whose it is; `count` cards are the current side's."""
    return sorted({(box.top, int(at >= count)) for at, box in enumerate(layout.cards)})


def _lane(lane: int, height: float) -> Block:
    """What names a row, at its left."""
    fill, ink = _LANE_FILLS[lane]
    words = html.text(SIDES[lane].capitalize(), _LANE_FONT, ink)
    return Block(html.label(html.table(html.row(html.cell(words, _LANE, height, "CENTER", fill=fill)))), _LANE, height)
