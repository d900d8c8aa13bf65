"""What stands around the cards: the two events, the owners' colours, how to read a card."""

from collections.abc import Iterable, Mapping, Sequence

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

_SWATCH, _BESIDE, _AFTER = 11, 6, 18
"""An owner in the legend: the side of the coloured square, the space beside it and after the name."""

_OWNER_HEIGHT = _SMALL.leading + 6
_NOTE_LINES = 3
_NOTE = "Under each name: what the customer gains. Below: the share that moves on, and hands-on hours per opportunity."
_EMPTY = "No stages yet. The drawing fills as the team names them."
_EMPTY_FONT = Font(12)
_MARKED = " Black mark: a weak link, 1 the weakest."


def event(words: str, most: float) -> Block:
    """What starts or ends the process, as a small terminal no wider than `most`."""
    lines = wrapped(words, _EVENT, most - 24, _EVENT_LINES)
    width = max(_EVENT_LEAST, round(max(_EVENT.width(line) for line in lines)) + 24)
    rows = (html.row(html.cell(html.text(line, _EVENT, INK), width - 20, _EVENT.leading, "CENTER")) for line in lines)
    return Block(html.label(html.table(*rows)), width, len(lines) * _EVENT.leading + 8)


def legend(process_map: ProcessMap, bands: Mapping[str, Band], has_marks: bool, width: float) -> Block:
    """The owners with their colours, in as many rows as they need, and under them how to read a card."""
    owners = [_owner(process_map.role_name(role), band, width) for role, band in bands.items()]
    rows = [_row(blocks, width) for blocks in _in_rows(owners, width)]
    notes = wrapped(_NOTE + (_MARKED if has_marks else ""), _SMALL, width, _NOTE_LINES)
    cells = [
        *(html.cell(row, width, _OWNER_HEIGHT) for row in rows),
        *(html.cell(html.text(note, _SMALL, QUIET), width, _SMALL.leading) for note in notes),
    ]
    height = len(rows) * _OWNER_HEIGHT + len(notes) * _SMALL.leading
    return Block(html.label(html.table(*map(html.row, cells))), width, height)


def _owner(name: str, band: Band, most: float) -> Block:
    """A swatch, the owner's name, and white space after it."""
    shown = fitted(name, _SMALL, most - _SWATCH - _BESIDE - _AFTER)
    words = round(_SMALL.width(shown)) + 2
    swatch = html.table(html.row(html.gap(_SWATCH, _SWATCH, fill=band.fill)))
    cells = (
        html.cell(swatch, _SWATCH, _OWNER_HEIGHT),
        html.gap(_BESIDE, _OWNER_HEIGHT),
        html.cell(html.text(shown, _SMALL, INK), words, _OWNER_HEIGHT),
        html.gap(_AFTER, _OWNER_HEIGHT),
    )
    return Block(html.table(html.row(*cells)), _SWATCH + _BESIDE + words + _AFTER, _OWNER_HEIGHT)


def _in_rows(blocks: Iterable[Block], width: float) -> list[list[Block]]:
    rows: list[list[Block]] = []
    for block in blocks:
        if not rows or sum(one.width for one in rows[-1]) + block.width > width:
            rows.append([])
        rows[-1].append(block)
    return rows


def _row(blocks: Sequence[Block], width: float) -> str:
    """Blocks, and white space to the end of the row: without that Graphviz would spread them."""
    rest = html.gap(width - sum(block.width for block in blocks), _OWNER_HEIGHT)
    return html.table(html.row(*(html.cell(block.label, block.width, _OWNER_HEIGHT) for block in blocks), rest))


def empty(width: float) -> Block:
    """What a side without stages shows in place of cards."""
    words = html.cell(html.text(_EMPTY, _EMPTY_FONT, QUIET), width - 8, 60, "CENTER")
    return Block(html.label(html.table(html.row(words))), width, 70)
