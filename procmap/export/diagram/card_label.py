"""A card as a label of Graphviz: the band, lines of text, a rule, and two figures at the foot."""

from collections.abc import Sequence

from procmap.export.diagram import band, html
from procmap.export.diagram.band import INDENT
from procmap.export.diagram.colours import INK, QUIET, RULE
from procmap.export.diagram.lettering import Font, fitted

Line = tuple[str, int]
"""A line of text as markup, with its height in points."""

_FIGURE = Font(12, bold=True)
_CAPTION = Font(9)

_SPACE = 5
_FOOT = 22
_CAPTIONED = 200
"""How wide a card must be, in points, for words beside its figures."""

AROUND_TEXT = band.HEIGHT + 2 * _SPACE + 1 + _FOOT
"""The height of a card without its lines, in points."""


def card_label(width: int, height: int, top: str, lines: Sequence[Line], figures: str) -> str:
    """A card of a size in points; its lines stand under the band `top`, white space follows them."""
    rest = height - AROUND_TEXT - sum(tall for _, tall in lines)
    rule = html.gap(INDENT, 1), html.gap(width - 2 * INDENT, 1, fill=RULE), html.gap(INDENT, 1)
    rows = (
        html.cell(top, width, band.HEIGHT),
        html.gap(width, _SPACE),
        *(_indented(line, width, tall) for line, tall in lines),
        html.gap(width, rest + _SPACE),
        html.cell(html.table(html.row(*rule)), width, 1),
        _indented(figures, width, _FOOT),
    )
    return html.label(html.table(*map(html.row, rows)))


def foot(width: int, conversion: str, hours: str, caption: str = "") -> str:
    """Conversion and hours, side by side, at the foot of a card as wide as this; captioned where that is asked for."""
    left = (width - INDENT) // 2 + 4
    right = width - INDENT - left
    cells = (
        html.cell(_figure(conversion, caption, left, width), left, _FOOT),
        html.cell(_figure(hours, "hands-on" if caption else "", right, width), right, _FOOT),
    )
    return html.table(html.row(*cells))


def _indented(content: str, width: int, height: int) -> str:
    cells = html.row(html.gap(INDENT, height), html.cell(content, width - INDENT, height))
    return html.cell(html.table(cells), width, height)


def _figure(figure: str, caption: str, room: int, width: int) -> str:
    """A figure with its caption, where cards are wide and the figure is no monster."""
    said = html.text(fitted(figure, _FIGURE, room - _SPACE), _FIGURE, INK)
    beside = f"  {caption}"
    has_room = caption and width >= _CAPTIONED and _FIGURE.width(figure) + _CAPTION.width(beside) <= room
    return said + html.text(beside, _CAPTION, QUIET) if has_room else said
