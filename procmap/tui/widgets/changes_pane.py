"""The pane of changes at a stage, the one that is looked at in view; and the numbers before and after in a line."""

from collections.abc import Sequence

from textual.content import Content

from procmap.export.difference.comparison import ComparedSide, Comparison
from procmap.export.difference.findings import fate_of
from procmap.export.what_if.changes import ARROW
from procmap.export.what_if.figures import SAME, Figure, outcome_figures
from procmap.model.text import displayed
from procmap.tui.themes import SELECTED
from procmap.tui.widgets.changed_lines import LINK_STYLES, Line
from procmap.workshop.cells import shortened, width_of, wrapped
from procmap.workshop.comparing.stops import Stop

_FIRST = ("deliverable", "goal", "lead time", "heads", "margin", "constraint")
"""The figures that a room asks for, by how their names begin."""

_UNKNOWN = "–/"
"""What a figure is made of that nobody can tell."""

_BETWEEN = " · "

_WEAK_LINKS = "weak links "

_MOST_LINES = 6
"""The lines that a sentence takes at most."""


def numbers_line(comparison: Comparison, side: ComparedSide, width: int, lines: int) -> Content:
    """The figures before and after that a room asks for first, as many as so many lines of a width hold."""
    every = outcome_figures(comparison.after.map, side.was, side.now)
    told = [row for row in every if (row.before + row.after).strip(_UNKNOWN)]
    rows: list[list[Content]] = [[]]
    for piece in (_figure(row) for start in _FIRST for row in told if row.label.startswith(start)):
        used = sum(width_of(it.plain) + len(_BETWEEN) for it in rows[-1])
        if not used or used + width_of(piece.plain) <= width:
            rows[-1].append(piece)
        elif len(rows) < lines:
            rows.append([piece])
    return Content("\n").join(Content.styled(_BETWEEN, "$muted").join(row) for row in rows)


def weak_links_line(comparison: Comparison, width: int) -> Content:
    """The weak links that were, each with its rank and whether it is closed; nothing where there were none."""
    told = [(link, fate_of(comparison, link).mark) for link in comparison.weak_links]
    room = (width - width_of(_WEAK_LINKS)) // max(1, len(told)) - len(_BETWEEN)
    maps = comparison.maps_of(comparison.sides[0])
    pieces = (
        Content.styled(
            shortened(f"{mark} {link.rank} {displayed(maps.stage_name(link.stage))}", room), f"bold {LINK_STYLES[mark]}"
        )
        for link, mark in told
    )
    return (
        Content.assemble((_WEAK_LINKS, "$foreground"), Content.styled(_BETWEEN, "$muted").join(pieces))
        if told
        else Content("")
    )


def _figure(row: Figure) -> Content:
    is_same = row.mark == SAME
    value = f"{row.after} {SAME}" if is_same else f"{row.before} {ARROW} {row.after} {row.mark}"
    return Content.assemble((f"{row.label} ", "$foreground"), (value, "$foreground" if is_same else "bold $accent"))


def change_pane(lines: Sequence[Line], stop: Stop, width: int, height: int) -> Content:
    """As many lines as a room of so many cells and lines holds: the first ones, or those of the change looked at."""
    rows: list[Content] = []
    chosen: list[int] = []
    for line in lines:
        drawn = _drawn(line, width, is_selected=line.stop == stop)
        if line.stop == stop:
            chosen += range(len(rows), len(rows) + len(drawn))
        rows += drawn
    # A line of what comes next stays in view, so that nobody thinks that this was all.
    first = max(0, min(chosen[0], chosen[-1] + 2 - height)) if chosen else 0
    return Content("\n").join(rows[first : first + height])


def _drawn(line: Line, width: int, *, is_selected: bool) -> list[Content]:
    style = SELECTED if is_selected else line.style
    told = wrapped(line.text, max(10, width - 5), _MOST_LINES) or [""]
    heads = [f"{'▸' if is_selected else ' '} {line.mark} ", *["    "] * (len(told) - 1)]
    texts = [f"{head}{text}" for head, text in zip(heads, told, strict=True)]
    return [Content.styled(text + " " * max(0, width - width_of(text)), style) for text in texts]
