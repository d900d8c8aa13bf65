"""The two panes of the what-if screen as text: levers with what they stand at, figures before and after."""

from collections.abc import Sequence
from dataclasses import dataclass

from textual.content import Content

from procmap.analysis.levers import Lever
from procmap.analysis.what_if import WhatIf
from procmap.export.levers import group_title, lever_text, value_text
from procmap.export.what_if.changes import ARROW
from procmap.export.what_if.figures import SAME, Figure
from procmap.tui.themes import SELECTED
from procmap.workshop.cells import shortened, width_of
from procmap.workshop.what_if.trial import Trial

CHANGED = "●"
_TOP = "deliverable"
_NARROWEST = 7
_LABEL = 24
"""The cells that a figure's name and its mark take at least, where there is room."""


@dataclass(frozen=True)
class _Line:
    """A line of the list of levers: a title, or a lever."""

    title: str
    lever: Lever | None = None


def lever_pane(trial: Trial, width: int, height: int) -> Content:
    """As many levers as a height holds, by stage, the selected one among them."""
    if not trial.levers:
        return Content.styled("No number is stated on this side yet: step 5 asks for them.", "$muted")
    lines = _lines(trial.tried)
    selected = next(at for at, line in enumerate(lines) if line.lever == trial.lever)
    first = _first(selected, len(lines), height)
    shown = [_line(trial, line, width) for line in lines[first : first + height]]
    if height > 2 and lines[first].lever and lines[first + 1].lever:
        # The stage of the levers that are seen stays above them.
        title = next(line for line in reversed(lines[:first]) if line.lever is None)
        shown[0] = _line(trial, title, width)
    return Content("\n").join(shown)


def _first(selected: int, count: int, height: int) -> int:
    """The first line shown, so that the selected one has company above and below."""
    return max(0, min(selected - height // 2, count - height))


def _lines(tried: WhatIf) -> list[_Line]:
    lines: list[_Line] = []
    title = None
    for lever in tried.stated:
        group = group_title(tried.base, tried.side, lever)
        if group != title:
            title = group
            lines.append(_Line(group))
        lines.append(_Line(lever_text(tried.base, tried.side, lever), lever))
    return lines


def _line(trial: Trial, line: _Line, width: int) -> Content:
    if line.lever is None:
        return Content.styled(shortened(line.title, width), "bold $secondary")
    is_selected, is_changed = line.lever == trial.lever, line.lever in trial.tried.changes
    value = _value(trial.tried, line.lever)
    mark = CHANGED if is_changed else " "
    name = shortened(line.title, max(4, width - width_of(value) - 6))
    gap = " " * max(1, width - width_of(name) - width_of(value) - 5)
    text = f"{'▸' if is_selected else ' '} {mark} {name}{gap}{value} "
    style = SELECTED if is_selected else "bold $accent" if is_changed else "$foreground"
    return Content.styled(text, style)


def _value(tried: WhatIf, lever: Lever) -> str:
    before = value_text(lever, tried.stated[lever].value)
    return f"{before} {ARROW} {value_text(lever, tried.changes[lever])}" if lever in tried.changes else before


def figure_pane(rows: Sequence[Figure], width: int, height: int) -> Content:
    """As many figures as a height holds: the first are those that a room asks for first."""
    is_headed = height > 1
    shown = rows[: max(1, height - is_headed)]
    widest = max(width_of(text) for row in shown for text in (row.before, row.after))
    column = max(_NARROWEST, min(widest, (width - _LABEL) // 2))
    head = [Content.styled(_columns("", "before", "after", "", width, column), "$muted")] if is_headed else []
    return Content("\n").join([*head, *(_figure(row, width, column) for row in shown)])


def _figure(row: Figure, width: int, column: int) -> Content:
    is_long = max(width_of(row.before), width_of(row.after)) > column
    text = _across(row, width) if is_long else _columns(row.label, row.before, row.after, row.mark, width, column)
    style = "$muted" if row.mark in (SAME, "") else "bold $accent"
    return Content.styled(text, "bold $foreground" if row.label.startswith(_TOP) and row.mark == SAME else style)


def _across(row: Figure, width: int) -> str:
    """A figure that is too long for a column takes both: as it is, or as it is now."""
    label = row.label if row.mark == SAME else f"{row.label} {ARROW}"
    text = shortened(row.after, max(4, width - width_of(label) - 4))
    return f"{label} {' ' * (width - width_of(label) - width_of(text) - 4)}{text} {row.mark or ' '} "


def _columns(label: str, before: str, after: str, mark: str, width: int, column: int) -> str:
    room = width - 2 * column - 5
    name = shortened(label, room)
    figures = (_right(text, column) for text in (before, after))
    return f"{name}{' ' * (room - width_of(name))} {' '.join(figures)} {mark or ' '} "


def _right(text: str, width: int) -> str:
    cut = shortened(text, width)
    return " " * (width - width_of(cut)) + cut
