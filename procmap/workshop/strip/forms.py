"""The strip: the process drawn in characters, in the form for which there is room.

A pure function from cards, links and a size to rows of pieces, so that a terminal, a text file and a test all
draw the same picture.
"""

from collections.abc import Sequence
from dataclasses import replace

from procmap.workshop.strip.card import Card
from procmap.workshop.strip.cards import DENSE, LARGE, SMALL, TALL, Chain, Scale, chain_of, draw_cards, shows_names
from procmap.workshop.strip.column import draw_column
from procmap.workshop.strip.drawing import Drawing
from procmap.workshop.strip.line import draw_line
from procmap.workshop.strip.loops import Link, nearest, track_count
from procmap.workshop.strip.rail import draw_rail, lines_of, rail_of

NARROW = 56
"""Below so many cells stages stand one below the other, where there is more than a line."""

LEGEND = """The marks on the strip, from step 6 on:
⚠ a weak link, with its rank    • something to tidy up
◐ all answered or waived        ✓ nothing found

▪▪▫ what is filled in: the customer's gain, the act that proves it, the numbers
"""
"""What the marks of a card mean."""


def draw(
    cards: Sequence[Card], onward: Sequence[str], links: Sequence[Link], selected: str, width: int, height: int
) -> Drawing:
    """The strip for a room of so many cells and lines; `onward` are the labels of the arrows between neighbours.

    A drawing may be wider than the room, or as a column higher: a window on it then follows the selected stage.
    """
    if not cards or height < 1:
        return Drawing()
    if height < SMALL.lines + bool(links):
        return draw_line(cards, len(links), selected, width)
    if width < NARROW:
        return draw_column(cards, onward, links, selected, width)
    if _needs_rail(len(cards), onward, links, width) and height >= lines_of(cards):
        return draw_rail(cards, onward, links, selected, width, height)
    scale = _scale(cards, onward, links, width, height)
    drawn = nearest(links, height - scale.lines)
    if len(drawn) < len(links):
        drawn = nearest(links, height - scale.lines - 1)
    drawing = draw_cards(cards, onward, drawn, selected, scale, width)
    return replace(drawing, unseen=len(links) - len(drawn))


def _needs_rail(count: int, onward: Sequence[str], links: Sequence[Link], width: int) -> bool:
    """Whether stations are all in view where not even the smallest cards are."""
    if chain_of(count, onward, links, SMALL, width).width <= width:
        return False
    return rail_of(count, onward, links, width).width <= width


def _scale(cards: Sequence[Card], onward: Sequence[str], links: Sequence[Link], width: int, height: int) -> Scale:
    """The largest cards with which all is in view; else the largest with which all moves have their lines.

    Where there is room below, cards are as tall as it takes to show names in full, at best with no word broken.
    """

    def row(scale: Scale) -> Chain:
        return chain_of(len(cards), onward, links, scale, width)

    tracks = track_count(links)
    tall = [scale for scale in TALL if scale.lines + tracks < height and row(scale).width <= width]
    telling = [scale for scale in tall if shows_names(cards, row(scale), scale, unbroken=False)]
    unbroken = [scale for scale in telling if shows_names(cards, row(scale), scale, unbroken=True)]
    holding = [scale for scale in (LARGE, DENSE, SMALL) if scale.lines + tracks <= height]
    whole = [scale for scale in holding if row(scale).width <= width]
    return [*unbroken, *telling, *whole, *holding, SMALL][0]
