"""The conflicts of a map as lines: what each is about, what both sides have, and what is chosen."""

from collections.abc import Iterator
from itertools import takewhile

from textual.content import Content

from procmap.model.text import displayed
from procmap.tui.themes import SELECTED
from procmap.workshop.cells import shortened, width_of, wrapped
from procmap.workshop.conflicts.question import Choice, Question
from procmap.workshop.conflicts.settlement import Settlement

_MOST_LINES, _OPENED_LINES = 2, 12
"""The lines that a side takes at most, and where it is looked at."""

_MORE = "…"

_BEFORE_SAID = 6
"""The cells around a side's name."""

_MOST_LABEL = 24
"""The cells that git's name of a side takes at most."""

_LEFT = "open"
"""What is said of a conflict that is left for later."""


def conflicts_pane(settlement: Settlement, position: int, width: int, height: int) -> Content:
    """As much of the conflicts as a room of so many cells and lines holds, the one that is looked at in the middle."""

    def block(place: int, lines: int = _MOST_LINES) -> tuple[Content, ...]:
        question, choice = settlement.questions[place], settlement.chosen[place]
        return (*_block(question, choice, width, lines, is_selected=place == position), Content(""))

    chosen = block(position, max(1, min(_OPENED_LINES, (height - 1) // 2)))
    above, below = list[Content](), list[Content]()
    for place in range(position - 1, -1, -1):
        if len(above) < height:
            above[:0] = block(place)
    for place in range(position + 1, len(settlement.chosen)):
        if len(below) < height:
            below += block(place)
    rows, first = [*above, *chosen, *below], len(above)
    middle = first - max(0, height - len(chosen) + 1) // 2
    start = max(0, min(middle, len(rows) - 1 - height))
    return Content("\n").join(rows[start : start + height])


def _block(
    question: Question, choice: Choice | None, width: int, lines: int, *, is_selected: bool
) -> Iterator[Content]:
    """A conflict with so many lines for each side at most."""
    yield _head(question, choice, width, is_selected=is_selected)
    names = {
        side: _name(side, label) for side, label in (("ours", question.our_label), ("theirs", question.their_label))
    }
    column = max(map(width_of, names.values()))
    room = max(8, width - column - _BEFORE_SAID)
    for side, said in zip(
        names, _parting(_lines(question.ours, room), _lines(question.theirs, room), room, lines), strict=True
    ):
        is_taken = choice in (side, "both")
        style = "bold $success" if is_taken else "$muted" if choice else "$foreground"
        head = f"  {'●' if is_taken else '○'} {names[side]}{' ' * (column - width_of(names[side]))}  "
        for line in said:
            yield Content.styled(head + line, style)
            head = " " * width_of(head)


def _head(question: Question, choice: Choice | None, width: int, *, is_selected: bool) -> Content:
    state = f"✓ {choice}" if choice else _LEFT
    about = shortened(displayed(question.about), width - width_of(state) - 4)
    gap = " " * max(1, width - width_of(about) - width_of(state) - 3)
    text = f"{'▸' if is_selected else ' '} {about}{gap}{state} "
    return Content.styled(text, SELECTED if is_selected else "bold $foreground")


def _name(side: str, label: str) -> str:
    return side if label in ("", side) else f"{side} ({shortened(displayed(label), _MOST_LABEL)})"


def _lines(said: tuple[str, ...], width: int) -> list[str]:
    return [line for text in said for line in wrapped(displayed(text), width, len(text)) or [""]]


def _parting(ours: list[str], theirs: list[str], width: int, most: int) -> tuple[list[str], list[str]]:
    """At most so many lines of each side, from where they part: what both begin with is left out where it must."""
    alike = len(list(takewhile(lambda pair: pair[0] == pair[1], zip(ours, theirs, strict=False))))
    start = max(0, min(alike, max(len(ours), len(theirs)) - most))
    return _cut(ours, start, width, most), _cut(theirs, start, width, most)


def _cut(lines: list[str], start: int, width: int, most: int) -> list[str]:
    """So many lines from one on, with a sign where some are left out."""
    shown = lines[start : start + most] or [""]
    if start:
        shown[0] = shortened(f"{_MORE} {shown[0]}", width)
    if len(lines) > start + most:
        shown[-1] = shortened(f"{shown[-1]} {_MORE}".strip(), width)
    return shown
