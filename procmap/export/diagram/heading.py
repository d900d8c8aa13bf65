"""The head of a drawing: what it shows, and the three numbers that judge it."""

from procmap.analysis.numbers import SideNumbers
from procmap.export.diagram import html
from procmap.export.diagram.colours import INK, QUIET, RULE
from procmap.export.diagram.drawing import Block
from procmap.export.diagram.lettering import Font, fitted, wrapped
from procmap.export.wording import UNKNOWN, amount_text
from procmap.model.process import Process
from procmap.model.process_map import ProcessMap, SideName

_TITLE = Font(20, bold=True)
_TITLE_LINES = 2
_SUBTITLE = Font(11)
_SUBTITLE_HEIGHT = _SUBTITLE.leading + 3
_FIGURE = Font(18, bold=True)
_WIDEST_FIGURE = {"constraint": 200}
_WIDE_FIGURE = 100
_CAPTION = Font(9)
_CAPTION_HEIGHT = _CAPTION.leading + 4
_BESIDE = 22
_ABOVE_RULE = 5


def title(process_map: ProcessMap, side_name: SideName, numbers: SideNumbers | None, width: int) -> Block:
    """The process's name, its side and organisation, and at the right its goal, deliverable and constraint."""
    columns = [_column(*figure) for figure in _figures(process_map, side_name, numbers)]
    room = width - sum(_BESIDE + column.width for column in columns)
    names = _names(process_map.process, side_name, room)
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


def _names(process: Process, side_name: SideName, width: float) -> Block:
    """The process's name over its side and organisation."""
    lines = wrapped(process.name, _TITLE, width, _TITLE_LINES)
    under = " · ".join(filter(None, (f"{side_name.capitalize()} process", process.organisation)))
    cells = [html.cell(html.text(line, _TITLE, INK), width, _TITLE.leading) for line in lines]
    cells.append(html.cell(html.text(fitted(under, _SUBTITLE, width), _SUBTITLE, QUIET), width, _SUBTITLE_HEIGHT))
    return Block(html.table(*map(html.row, cells)), width, len(lines) * _TITLE.leading + _SUBTITLE_HEIGHT)


def _figures(process_map: ProcessMap, side_name: SideName, numbers: SideNumbers | None) -> tuple[tuple[str, str], ...]:
    """The figures that stand in the head, each with its caption."""
    roles = numbers.constraint if numbers else ()
    return (
        (amount_text(process_map.goal(side_name)), f"goal, deals a {process_map.process.period_or_default}"),
        (amount_text(numbers.deliverable if numbers else None), "deliverable"),
        (", ".join(map(process_map.role_name, roles)) or UNKNOWN, "constraint"),
    )


def _column(figure: str, caption: str) -> Block:
    """A figure over its caption."""
    shown = fitted(figure, _FIGURE, _WIDEST_FIGURE.get(caption, _WIDE_FIGURE))
    width = round(max(_FIGURE.width(shown), _CAPTION.width(caption))) + 2
    cells = (
        html.cell(html.text(shown, _FIGURE, INK), width, _FIGURE.leading),
        html.cell(html.text(caption, _CAPTION, QUIET), width, _CAPTION_HEIGHT),
    )
    return Block(html.table(*map(html.row, cells)), width, _FIGURE.leading + _CAPTION_HEIGHT)
