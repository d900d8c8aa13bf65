"""Paints the lines of a sheet as strips of styled text."""

from collections.abc import Callable

from rich.segment import Segment
from rich.style import Style
from textual.strip import Strip

from procmap.tui.sheet_layout import Line, Run
from procmap.workshop.cells import shortened, width_of
from procmap.workshop.typed.line_editor import LineEditor

TYPING_WIDTH = 16
"""The least width in which a line is typed."""

Styles = Callable[[str], Style]
"""The style of a part by its name, such as `cell` or `title`."""


def painted(line: Line, width: int, style: Styles, *, selected: int | None, marks: bool, is_new: bool) -> Strip:
    """A line of a sheet; `selected` is the selected column, or None, `marks` sets the mark of the row."""
    base = style("base") + style("row") if selected is not None else style("base")
    segments, x = [], 0
    for run in line.runs:
        if run.x > x:
            gutter = "▸" if marks and x == 0 else " "
            segments.append(Segment(gutter.ljust(run.x - x), base))
        segments.append(Segment(_fitted(run), base + _run_style(line, run, style, selected, is_new)))
        x = run.x + run.width
    return Strip(segments).adjust_cell_length(width, base)


def _run_style(line: Line, run: Run, style: Styles, selected: int | None, is_new: bool) -> Style:
    if line.kind != "row":
        return style(line.kind)
    if selected is not None and run.column == selected:
        return style("cell")
    if run.column < 0:
        return style("label")
    return style("new" if is_new else "changed" if run.is_changed else "text")


def _fitted(run: Run) -> str:
    text = shortened(run.text, run.width)
    return text + " " * max(0, run.width - width_of(text))


def with_typing(strip: Strip, run: Run, typing: LineEditor, ghost: str, width: int, style: Styles) -> Strip:
    """A line with what is being typed over its cell, wide enough to read; `ghost` is what would complete it."""
    room = min(max(run.width, TYPING_WIDTH), width)
    x = max(0, min(run.x, width - room))
    typed = Strip(typing_segments(typing, ghost, room, style)).adjust_cell_length(room, style("typing"))
    return Strip([*strip.crop(0, x), *typed, *strip.crop(x + room, width)])


def typing_segments(typing: LineEditor, ghost: str, room: int, style: Styles) -> list[Segment]:
    """A line that is being typed with its cursor, and in another style what would complete it."""
    start = 0
    while width_of(typing.text[start : typing.cursor]) > room - 2:
        start += 1
    before, rest = typing.text[start : typing.cursor], typing.text[typing.cursor :] or ghost or " "
    tail = shortened(rest[1:], max(0, room - width_of(before) - width_of(rest[0])))
    is_ghost = typing.cursor == len(typing.text) and bool(ghost)
    return [
        Segment(before, style("typing")),
        Segment(rest[0], style("cursor")),
        Segment(tail, style("ghost" if is_ghost else "typing")),
    ]
