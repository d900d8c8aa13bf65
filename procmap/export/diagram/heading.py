"""The head of a drawing: what it shows, and the three numbers that judge it."""

from collections.abc import Sequence
from dataclasses import dataclass

from procmap.analysis.numbers import SideNumbers
from procmap.export.diagram import html
from procmap.export.diagram.colours import INK, QUIET, RULE
from procmap.export.diagram.drawing import Block
from procmap.export.diagram.lettering import Font, fitted, wrapped
from procmap.export.what_if.comparing import deals
from procmap.export.wording import UNKNOWN, amount_text
from procmap.model.process import Process
from procmap.model.process_map import ProcessMap, SideName

_TITLE = Font(20, bold=True)
_TITLE_LINES = 2
_SUBTITLE = Font(11)
_SUBTITLE_HEIGHT = _SUBTITLE.leading + 3
_FIGURE = Font(18, bold=True)
_CAPTION = Font(9)
_CAPTION_HEIGHT = _CAPTION.leading + 4
_BESIDE = 22
_ABOVE_RULE = 5


@dataclass(frozen=True)
class Figure:
    """A figure in a head with its caption; `widest` is what it may take, in points."""

    text: str
    caption: str
    widest: int = 100


def title(process_map: ProcessMap, side_name: SideName, numbers: SideNumbers | None, width: int) -> Block:
    """The process's name, its side and organisation, and at the right its goal, deliverable and constraint."""
    under = f"{side_name.capitalize()} process"
    return head(process_map.process, under, _figures(process_map, side_name, numbers), width)


def head(process: Process, under: str, figures: Sequence[Figure], width: int) -> Block:
    """The process's name over what is shown of it and the organisation; figures at the right; a rule below."""
    columns = [_column(figure) for figure in figures]
    room = width - sum(_BESIDE + column.width for column in columns)
    names = _names(process, under, room)
    height = max(block.height for block in (names, *columns))
    cells = [html.cell(names.label, room, height)]
    for column in columns:
        cells += [html.gap(_BESIDE, height), html.cell(column.label, column.width, height)]
    rows = (
        html.cell(html.table(html.row(*cells)), width, height),
        html.gap(width, _ABOVE_RULE),
        html.gap(width, 1, fill=RULE),
    )
    return Block(html.label(html.table(*map(html.row, rows))), width, height + _ABOVE_RULE + 1)


def _names(process: Process, under: str, width: float) -> Block:
    lines = wrapped(process.name, _TITLE, width, _TITLE_LINES)
    below = " · ".join(filter(None, (under, process.organisation)))
    cells = [html.cell(html.text(line, _TITLE, INK), width, _TITLE.leading) for line in lines]
    cells.append(html.cell(html.text(fitted(below, _SUBTITLE, width), _SUBTITLE, QUIET), width, _SUBTITLE_HEIGHT))
    return Block(html.table(*map(html.row, cells)), width, len(lines) * _TITLE.leading + _SUBTITLE_HEIGHT)


def _figures(process_map: ProcessMap, side_name: SideName, numbers: SideNumbers | None) -> tuple[Figure, ...]:
    roles = numbers.constraint if numbers else ()
    return (
        Figure(amount_text(process_map.goal(side_name)), f"goal, deals a {process_map.process.period_or_default}"),
        Figure(deals(numbers.deliverable if numbers else None), "deliverable"),
        Figure(", ".join(map(process_map.role_name, roles)) or UNKNOWN, "constraint", 200),
    )


def _column(figure: Figure) -> Block:
    """A figure over its caption."""
    shown = fitted(figure.text, _FIGURE, figure.widest)
    width = round(max(_FIGURE.width(shown), _CAPTION.width(figure.caption))) + 2
    cells = (
        html.cell(html.text(shown, _FIGURE, INK), width, _FIGURE.leading),
        html.cell(html.text(figure.caption, _CAPTION, QUIET), width, _CAPTION_HEIGHT),
    )
    return Block(html.table(*map(html.row, cells)), width, _FIGURE.leading + _CAPTION_HEIGHT)
