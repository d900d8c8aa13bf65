"""The one-line bars around the sheet: title, steps, messages, keys."""

from collections.abc import Collection, Sequence

from textual.content import Content
from textual.widgets import Static

from procmap.analysis.progress import Missing
from procmap.model.process_map import StepName
from procmap.model.text import displayed
from procmap.tui.widgets.clock_bar import clock_text
from procmap.workshop.cells import shortened, width_of
from procmap.workshop.timing.agenda import STEPS
from procmap.workshop.timing.clock import Reading

_SHORTEST_NAME = 8
"""Cells that a name keeps beside what else the title says."""


class Bar(Static):
    """A line of text that is never read as markup."""

    DEFAULT_CSS = """
    Bar { height: auto; max-height: 2; padding: 0 2; width: 100%; }
    """

    def __init__(self, *, id: str | None = None, classes: str | None = None) -> None:  # noqa: A002
        super().__init__("", id=id, classes=classes, markup=False)


def title(name: str, state: str, is_saved: bool, width: int, clock: Reading | None = None, side: str = "") -> Content:
    """The name and the side at the left; at the right what a clock shows, if any, and whether the map is saved."""
    time = clock_text(clock, width - width_of(state) - 7 - _SHORTEST_NAME) if clock else Content("")
    right = width_of(state) + (width_of(time.plain) + 1 if clock else 0)
    name = shortened(displayed(name), max(_SHORTEST_NAME, width - right - 6) - width_of(side)) + side
    gap = " " * max(2, width - width_of(name) - right - 4)
    style = "$success" if is_saved else "bold $warning"
    return Content.assemble((name, "bold $foreground"), gap, time, " " if clock else "", (displayed(state), style))


def steps(active: StepName, done: Collection[StepName], width: int) -> Content:
    """The eight steps: where one is, and which lack nothing; where there is no room, only that one by its name."""
    every = _steps(active, done, are_named=True)
    return every if len(every.plain.rstrip()) <= width else _steps(active, done, are_named=False)


def _steps(active: StepName, done: Collection[StepName], *, are_named: bool) -> Content:
    parts: list[Content | str] = []
    for number, step in enumerate(STEPS, start=1):
        head = "✓" if step.id in done else str(number)
        text = f"{head} {step.short}" if are_named or step.id == active else head
        style = "bold reverse $primary" if step.id == active else "$success" if step.id in done else "$muted"
        parts += [Content.styled(f" {text} " if step.id == active else text, style), " "]
    return Content.assemble(*parts)


def missing(items: tuple[Missing, ...]) -> Content:
    """What a step lacks, in one line."""
    if not items:
        return Content.styled("✓ Nothing is missing in this step", "$success")
    more = f", and {len(items) - 1} more" if len(items) > 1 else ""
    return Content.assemble(("Missing: ", "bold $accent"), (f"{displayed(str(items[0]))}{more}", "$foreground"))


def keys(pairs: Sequence[tuple[str, str]], width: int = 72) -> Content:
    """The keys that matter here, as many as fit, the last one always."""
    shown = list(pairs)
    while len(shown) > 1 and sum(len(key) + len(word) + 3 for key, word in shown) - 2 > width:
        del shown[-2]
    parts: list[tuple[str, str] | str] = []
    for key, word in shown:
        parts += [(key, "bold $primary"), (f" {word}", "$muted"), "  "]
    return Content.assemble(*parts[:-1])


def said(text: str, is_problem: bool) -> Content:
    """A message: what happened, or why it could not."""
    mark, style = ("✗ ", "bold $error") if is_problem else ("", "$success")
    return Content.styled(f"{mark}{displayed(text)}", style)


def hint(text: str) -> Content:
    """What a good answer looks like."""
    return Content.styled(displayed(text), "$muted")
