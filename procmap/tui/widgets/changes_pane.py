"""The pane of changes at a stage, the one that is looked at in view; and the numbers before and after in a line."""

from collections.abc import Iterable

from textual.content import Content

from procmap.export.what_if.changes import ARROW
from procmap.export.what_if.figures import SAME, Figure, outcome_figures
from procmap.tui.compared import Compared
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
_MOST_LINKS = 3
"""The weak links that are named."""

_MOST_LINES = 6
"""The lines that a sentence takes at most."""


def numbers_line(seen: Compared, width: int, lines: int) -> Content:
    """The figures before and after that a room asks for first, as many as so many lines of a width hold."""
    every = outcome_figures(seen.comparison.after.map, seen.side.was, seen.side.now)
    told = [row for row in every if (row.before + row.after).strip(_UNKNOWN)]
    rows: list[list[Content]] = [[]]
    for piece in (_figure(row) for start in _FIRST for row in told if row.label.startswith(start)):
        used = sum(width_of(it.plain) + len(_BETWEEN) for it in rows[-1])
        if not used or used + width_of(piece.plain) <= width:
            rows[-1].append(piece)
        elif len(rows) < lines:
            rows.append([piece])
    return Content("\n").join(Content.styled(_BETWEEN, "$muted").join(row) for row in rows)


def weak_links_line(seen: Compared, width: int) -> Content:
    """The weakest links that were, each with its rank and whether it is closed; how many others there are."""
    named, more = list(seen.fates.items())[:_MOST_LINKS], len(seen.fates) - _MOST_LINKS
    rest = [Content.styled(f"and {more} more", "$muted")] if more > 0 else []
    used = width_of(_WEAK_LINKS) + sum(width_of(it.plain) + len(_BETWEEN) for it in rest)
    room = (width - used) // max(1, len(named)) - len(_BETWEEN)
    texts = ((f"{fate.mark} {link.rank} {seen.name(link.stage)}", LINK_STYLES[fate.mark]) for link, fate in named)
    pieces = [*(Content.styled(shortened(text, room), f"bold {colour}") for text, colour in texts), *rest]
    return Content.assemble((_WEAK_LINKS, "$foreground"), Content.styled(_BETWEEN, "$muted").join(pieces))


def _figure(row: Figure) -> Content:
    is_same = row.mark == SAME
    value = f"{row.after} {SAME}" if is_same else f"{row.before} {ARROW} {row.after} {row.mark}"
    return Content.assemble((f"{row.label} ", "$foreground"), (value, "$foreground" if is_same else "bold $accent"))


def change_pane(lines: Iterable[Line], stop: Stop, width: int, height: int) -> Content:
    """As many lines as a room of so many cells and lines holds: the first ones, or those of the change looked at."""
    rows: list[Content] = []
    chosen: list[int] = []
    for line in lines:
        if len(rows) > (chosen[-1] if chosen else 0) + height and line.stop != stop:
            break
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
