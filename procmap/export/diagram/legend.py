"""What stands around the cards: the two events, the owners' colours, how to read a card."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from procmap.export.diagram import html
from procmap.export.diagram.colours import INK, QUIET, Band
from procmap.export.diagram.drawing import Block
from procmap.export.diagram.lettering import Font, fitted, wrapped
from procmap.model.process_map import ProcessMap

_SMALL = Font(9)
_SIGN = Font(9, bold=True)
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
MARKED = " Black mark: a weak link, 1 the weakest."


def event(words: str, most: float) -> Block:
    """What starts or ends the process, as a small terminal no wider than `most`."""
    lines = wrapped(words, _EVENT, most - 24, _EVENT_LINES)
    width = max(_EVENT_LEAST, round(max(_EVENT.width(line) for line in lines)) + 24)
    rows = (html.row(html.cell(html.text(line, _EVENT, INK), width - 20, _EVENT.leading, "CENTER")) for line in lines)
    return Block(html.label(html.table(*rows)), width, len(lines) * _EVENT.leading + 8)


def legend(process_map: ProcessMap, bands: Mapping[str, Band], has_marks: bool, width: float) -> Block:
    """The owners with their colours, in as many rows as they need, and under them how to read a card."""
    owners = [Entry(process_map.role_name(role), band) for role, band in bands.items()]
    return key(owners, _NOTE + (MARKED if has_marks else ""), width)


@dataclass(frozen=True)
class Entry:
    """What a colour means, and the sign that stands for it in print."""

    name: str
    band: Band
    sign: str = ""


def key(entries: Iterable[Entry], note: str, width: float) -> Block:
    """What colours mean, in as many rows as it takes, and a note below."""
    rows = [_row(blocks, width) for blocks in _in_rows([_entry(entry, width) for entry in entries], width)]
    notes = wrapped(note, _SMALL, width, _NOTE_LINES)
    cells = [
        *(html.cell(row, width, _OWNER_HEIGHT) for row in rows),
        *(html.cell(html.text(note, _SMALL, QUIET), width, _SMALL.leading) for note in notes),
    ]
    height = len(rows) * _OWNER_HEIGHT + len(notes) * _SMALL.leading
    return Block(html.label(html.table(*map(html.row, cells))), width, height)


def _entry(entry: Entry, most: float) -> Block:
    """A swatch, what it means, and white space after it."""
    shown = fitted(entry.name, _SMALL, most - _SWATCH - _BESIDE - _AFTER)
    words = round(_SMALL.width(shown)) + 2
    sign = html.text(entry.sign, _SIGN, entry.band.ink)
    swatch = html.table(html.row(html.cell(sign, _SWATCH, _SWATCH, "CENTER" if sign else "LEFT", fill=entry.band.fill)))
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


def empty(width: float, words: str = _EMPTY) -> Block:
    """What a side without stages shows in place of cards."""
    said = html.cell(html.text(words, _EMPTY_FONT, QUIET), width - 8, 60, "CENTER")
    return Block(html.label(html.table(html.row(said))), width, 70)
