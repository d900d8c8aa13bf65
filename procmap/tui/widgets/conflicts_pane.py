"""The conflicts of a map as lines: what each is about, what both sides have, and what is chosen."""

from collections.abc import Iterator

from textual.content import Content

from procmap.model.text import displayed
from procmap.workshop.cells import shortened, width_of, wrapped
from procmap.workshop.conflicts.question import Choice, Question
from procmap.workshop.conflicts.settlement import Settlement

_MOST_LINES, _OPENED_LINES = 2, 12
"""The lines that one thing of a side takes at most, and where it is looked at."""

_MOST_LABEL = 24
"""The cells that git's name of a side takes at most."""

_LEFT = "open"
"""What is said of a conflict that is left for later."""


def conflicts_pane(settlement: Settlement, position: int, width: int, height: int) -> Content:
    """As much of the conflicts as a room of so many cells and lines holds, the one that is looked at among them."""
    rows: list[Content] = []
    first = last = 0
    for place, (question, choice) in enumerate(zip(settlement.questions, settlement.chosen, strict=True)):
        if place == position:
            first = len(rows)
        rows += _block(question, choice, width, is_selected=place == position)
        if place == position:
            last = len(rows)
        rows.append(Content(""))
    middle = first - max(0, height - (last - first)) // 2
    start = max(0, min(middle, len(rows) - 1 - height))
    return Content("\n").join(rows[start : start + height])


def _block(question: Question, choice: Choice | None, width: int, *, is_selected: bool) -> Iterator[Content]:
    yield _head(question, choice, width, is_selected=is_selected)
    names = {
        side: _name(side, label) for side, label in (("ours", question.our_label), ("theirs", question.their_label))
    }
    column = max(map(width_of, names.values()))
    for side, said in (("ours", question.ours), ("theirs", question.theirs)):
        is_taken = choice in (side, "both")
        style = "bold $success" if is_taken else "$muted" if choice else "$foreground"
        head = f"  {'●' if is_taken else '○'} {names[side]}{' ' * (column - width_of(names[side]))}  "
        for line in _said(said, width - width_of(head), is_selected=is_selected):
            yield Content.styled(head + line, style)
            head = " " * width_of(head)


def _head(question: Question, choice: Choice | None, width: int, *, is_selected: bool) -> Content:
    state = f"✓ {choice}" if choice else _LEFT
    about = shortened(displayed(question.about), width - width_of(state) - 4)
    gap = " " * max(1, width - width_of(about) - width_of(state) - 3)
    text = f"{'▸' if is_selected else ' '} {about}{gap}{state} "
    return Content.styled(text, "bold $cursor-text on $cursor-cell" if is_selected else "bold $foreground")


def _name(side: str, label: str) -> str:
    return side if label in ("", side) else f"{side} ({shortened(displayed(label), _MOST_LABEL)})"


def _said(said: tuple[str, ...], width: int, *, is_selected: bool) -> Iterator[str]:
    lines = _OPENED_LINES if is_selected else _MOST_LINES
    for text in said if is_selected else said[:_MOST_LINES]:
        yield from wrapped(displayed(text), max(8, width), lines) or [""]
