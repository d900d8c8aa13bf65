"""What stands around the cards: the two events, the owners' colours, how to read a card."""

from procmap.export.diagram import html
from procmap.export.diagram.colours import INK, QUIET, Band
from procmap.export.diagram.drawing import Block
from procmap.export.diagram.lettering import Font, fitted, wrapped
from procmap.model.process_map import ProcessMap

_SMALL = Font(9)
_EVENT = Font(10)
_EVENT_LINES = 2
_EVENT_LEAST = 130
"""So wide, in points, that the arrow at the middle of a card meets it."""

_SWATCH = 11
_NOTE = "Under each name: what the customer gains. Below: the share that moves on, and hands-on hours per opportunity."
_MARKED = " Black mark: a weak link, 1 the weakest."


def event(words: str, most: float) -> Block:
    """What starts or ends the process, as a small terminal no wider than `most`."""
    lines = wrapped(words, _EVENT, most - 24, _EVENT_LINES)
    width = max(_EVENT_LEAST, round(max(_EVENT.width(line) for line in lines)) + 24)
    rows = (html.row(html.cell(html.text(line, _EVENT, INK), width - 20, _EVENT.leading, "CENTER")) for line in lines)
    return Block(html.label(html.table(*rows)), width, len(lines) * _EVENT.leading + 8)


def legend(process_map: ProcessMap, bands: dict[str, Band], marked: bool, width: float) -> Block:
    """The owners with their colours, in as many rows as they need, and under them how to read a card."""
    rows: list[list[tuple[float, str]]] = [[]]
    for role, band in bands.items():
        item = _owner(process_map.role_name(role), band, width)
        if rows[-1] and sum(wide for wide, _ in rows[-1]) + item[0] > width:
            rows.append([])
        rows[-1].append(item)
    note = _NOTE + (_MARKED if marked else "")
    lines = wrapped(note, _SMALL, width, 3)
    height = _SMALL.leading + 6
    tables = [_filled(items, width, height) for items in rows if items]
    shown = [html.row(html.cell(made, width, height)) for made in tables]
    shown += [html.row(html.cell(html.text(line, _SMALL, QUIET), width, _SMALL.leading)) for line in lines]
    return Block(html.label(html.table(*shown)), width, height * len(tables) + _SMALL.leading * len(lines))


def _filled(items: list[tuple[float, str]], width: float, height: int) -> str:
    """A row of items, and white space to the end of it: without that Graphviz would spread them."""
    rest = width - sum(wide for wide, _ in items)
    return html.table(html.row(*(made for _, made in items), html.gap(rest, height)))


def _owner(name: str, band: Band, most: float) -> tuple[float, str]:
    shown = fitted(name, _SMALL, most - _SWATCH - 24)
    text = round(_SMALL.width(shown)) + 2
    height = _SMALL.leading + 6
    swatch = html.table(html.row(html.gap(_SWATCH, _SWATCH, fill=band.fill)))
    cells = (
        html.cell(swatch, _SWATCH, height),
        html.gap(6, height),
        html.cell(html.text(shown, _SMALL, INK), text, height),
    )
    width = _SWATCH + 6 + text + 18
    return width, html.cell(html.table(html.row(*cells, html.gap(18, height))), width, height)


def empty(width: float) -> Block:
    """What a side without stages shows in place of cards."""
    words = "No stages yet. The drawing fills as the team names them."
    rows = html.row(html.cell(html.text(words, Font(12), QUIET), width - 8, 60, "CENTER"))
    return Block(html.label(html.table(rows)), width, 70)
