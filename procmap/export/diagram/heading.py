"""The head of a drawing: what it shows, and the three numbers that judge it."""

from procmap.analysis.numbers import SideNumbers
from procmap.export.diagram import html
from procmap.export.diagram.colours import INK, QUIET, RULE
from procmap.export.diagram.drawing import Block
from procmap.export.diagram.lettering import Font, fitted, wrapped
from procmap.export.diagram.wording import UNKNOWN, volume_text
from procmap.model.process_map import ProcessMap, SideName

_TITLE = Font(20, bold=True)
_SUBTITLE = Font(11)
_NUMBER = Font(18, bold=True)
_SMALL = Font(9)
_SPACING = 22


def title(process_map: ProcessMap, side_name: SideName, numbers: SideNumbers | None, width: float) -> Block:
    """The process's name, its side and organisation, and at the right its goal, deliverable and constraint."""
    figures = _figures(process_map, side_name, numbers)
    columns = [_column(*figure) for figure in figures]
    taken = sum(wide + _SPACING for wide, _ in columns)
    room = width - taken
    names = wrapped(process_map.process.name, _TITLE, room, 2)
    side = f"{side_name.capitalize()} process"
    under = fitted(" · ".join(filter(None, (side, process_map.process.organisation))), _SUBTITLE, room)
    lines = [(html.text(line, _TITLE, INK), _TITLE.leading) for line in names]
    lines.append((html.text(under, _SUBTITLE, QUIET), _SUBTITLE.leading + 3))
    left = html.table(*(html.row(html.cell(line, room, tall)) for line, tall in lines))
    height = max(sum(tall for _, tall in lines), _NUMBER.leading + _SMALL.leading + 4)
    cells = [
        html.cell(left, room, height),
        *(cell for wide, made in columns for cell in (html.gap(_SPACING, height), made)),
    ]
    body = html.table(html.row(*cells))
    rows = (
        html.row(html.cell(body, width, height)),
        html.row(html.gap(width, 5)),
        html.row(html.gap(width, 1, fill=RULE)),
    )
    return Block(html.label(html.table(*rows)), width, height + 6)


def _figures(process_map: ProcessMap, side_name: SideName, numbers: SideNumbers | None) -> list[tuple[str, str]]:
    period = process_map.process.period_or_default
    figures = [(volume_text(process_map.goal(side_name)), f"goal, deals a {period}")]
    if numbers is None:
        return figures
    constraint = ", ".join(process_map.role_name(role) for role in numbers.constraint)
    return [
        *figures,
        (volume_text(numbers.deliverable), "deliverable"),
        (constraint or UNKNOWN, "constraint"),
    ]


def _column(figure: str, caption: str) -> tuple[float, str]:
    shown = fitted(figure, _NUMBER, 200)
    width = round(max(_NUMBER.width(shown), _SMALL.width(caption))) + 2
    rows = (
        html.row(html.cell(html.text(shown, _NUMBER, INK), width, _NUMBER.leading)),
        html.row(html.cell(html.text(caption, _SMALL, QUIET), width, _SMALL.leading + 4)),
    )
    return width, html.cell(html.table(*rows), width, _NUMBER.leading + _SMALL.leading + 4)
