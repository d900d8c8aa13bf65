"""The band at the top of a card: the owner's word on the owner's colour, and white on black the mark."""

from procmap.export.diagram import html
from procmap.export.diagram.colours import BLACK, PAPER, Band
from procmap.export.diagram.lettering import Font, fitted

HEIGHT = 18
INDENT = 10
"""The white space at the left and right of all text in a card."""

_FONT = Font(9, bold=True)
_MARK_SPACE = 10
_OWNER_SPACE = 5
_DROP = 4
"""Graphviz sets a line somewhat high in its cell: this much above puts it in the middle of the band."""


def band(owner: str, colour: Band, mark: str, width: int) -> str:
    """The band in a width in points; the owner's name is cut where it is too long for it."""
    marked = _mark_width(mark)
    left = width - marked
    words = fitted(owner, _FONT, left - INDENT - _OWNER_SPACE)
    cells = [_words(words, colour.ink, left, INDENT, colour.fill)]
    if mark:
        cells.append(_words(mark, PAPER, marked, _MARK_SPACE // 2, BLACK))
    return html.table(html.row(*cells))


def has_room(owner: str, mark: str, width: int) -> bool:
    """Whether an owner's name stands beside a mark in full."""
    return _FONT.width(owner) <= width - _mark_width(mark) - INDENT - _OWNER_SPACE


def _mark_width(mark: str) -> int:
    return round(_FONT.width(mark)) + _MARK_SPACE if mark else 0


def _words(words: str, ink: str, width: int, indent: int, fill: str) -> str:
    height = HEIGHT - _DROP
    line = html.row(html.gap(indent, height), html.cell(html.text(words, _FONT, ink), width - indent, height))
    lines = html.table(html.row(html.gap(width, _DROP)), html.row(html.cell(html.table(line), width, height)))
    return html.cell(lines, width, HEIGHT, fill=fill)
