"""Choosing a drawing's format: how many columns, how wide the cards, so that it is best read on a page."""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from itertools import product
from math import isqrt

from procmap.export.diagram.card import CardFormat
from procmap.export.diagram.drawing import Drawing
from procmap.export.diagram.layout import GAP, arrange
from procmap.export.diagram.legend import empty
from procmap.export.diagram.sheet import SideSheet
from procmap.export.diagram.subject import Subject
from procmap.export.diagram.tracks import Grid

LEAST_WIDTH = 560
_CARD_WIDTHS = (212, 165)
_GAIN_LINES = (4, 3, 2)


def composed(subject: Subject) -> Drawing:
    """The drawing in the widest cards and the fewest rows that can be read on a page, or else the most legible one."""
    if not subject.cards:
        return _without_stages(subject)
    return most_legible(_candidates(subject))


def most_legible(drawings: Iterator[Drawing]) -> Drawing:
    """The first that can be read on a page, or else the one that comes closest."""
    return max(_until_legible(drawings), key=lambda drawing: (drawing.is_legible, drawing.scale))


def _until_legible(drawings: Iterator[Drawing]) -> Iterator[Drawing]:
    for drawing in drawings:
        yield drawing
        if drawing.is_legible:
            return


def _candidates(subject: Subject) -> Iterator[Drawing]:
    count = len(subject.cards)
    deck_of = cache(lambda card_format: _deck(subject, card_format))
    for width, rows, lines in product(_CARD_WIDTHS, range(1, isqrt(count) + 2), _GAIN_LINES):
        yield _drawn(subject, -(-count // rows), deck_of(CardFormat(width, lines)))


@dataclass(frozen=True)
class _Deck:
    """All cards of a side in one format."""

    width: int
    height: int
    labels: tuple[str, ...]


def _deck(subject: Subject, card_format: CardFormat) -> _Deck:
    marking = card_format.with_mark_for(subject.cards)
    height = marking.height(subject.cards)
    return _Deck(marking.width, height, tuple(marking.label(card, height) for card in subject.cards))


def _drawn(subject: Subject, columns: int, deck: _Deck) -> Drawing:
    grid = Grid(columns, deck.width, GAP)
    layout = arrange(len(subject.cards), subject.moves, grid, deck.height)
    sheet = SideSheet(subject, layout.left, max(grid.width, LEAST_WIDTH))
    sheet.add_title()
    sheet.add_process(layout, deck.labels)
    sheet.add_legend()
    return sheet.drawing(layout.width)


def _without_stages(subject: Subject) -> Drawing:
    sheet = SideSheet(subject, 0.0, LEAST_WIDTH)
    sheet.add_title()
    sheet.add("empty", "empty", empty(LEAST_WIDTH))
    return sheet.drawing(LEAST_WIDTH)
