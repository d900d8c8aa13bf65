"""Puts the history of a map together: commit by commit, at a glance, by stage."""

from collections.abc import Callable, Iterator, Sequence
from functools import partial

from procmap.export.history.lines import (
    HEAD,
    called,
    conversion_lines,
    figure_lines,
    step_of,
    text_of,
    weak_link_lines,
)
from procmap.export.history.moment import FIGURES, Moment
from procmap.export.page import Item, Page, Section
from procmap.export.what_if.figures import holders
from procmap.model.text import plural
from procmap.rules.wording import quoted

Moments = Sequence[Moment]


def history_page(moments: Moments) -> Page:
    """How a side of a map moved, the oldest commit first."""
    last = next((moment.map for moment in reversed(moments) if moment.map), None)
    name = quoted(last.process.name) if last else "A map"
    sections = tuple(section for section in _sections(moments) if section.says)
    return Page(f"{name}: how the {moments[-1].side} process moved", sections)


def _sections(moments: Moments) -> Iterator[Section]:
    heads = ("commit", *(figure.head for figure in FIGURES.values()))
    yield Section("Commit by commit", rows=(heads, *_commits(moments)))
    if not any(moment.outcome for moment in moments):
        yield Section("At a glance", paragraphs=(f"There is no {moments[-1].side} side in any of these commits.",))
    elif sum(moment.map is not None for moment in moments) > 1:
        yield Section("At a glance", paragraphs=_scale(moments), rows=(HEAD, *figure_lines(moments)))
        yield Section("Moves on, by stage", rows=(HEAD, *conversion_lines(moments)))
        if weak := weak_link_lines(moments):
            yield Section("Weak links by rank, 1 the weakest", rows=(("", "", "last"), *weak))
    yield Section("The constraint", tuple(_turns(moments, _constraint, "not known")))
    yield Section("The weakest link", tuple(_turns(moments, partial(_weakest, moments), "none")))


def _commits(moments: Moments) -> Iterator[tuple[str, ...]]:
    columns = [[figure.read(moment) for moment in moments] for figure in FIGURES.values()]
    texts = [text_of(figure.head, values) for figure, values in zip(FIGURES.values(), columns, strict=True)]
    for moment, *values in zip(moments, *columns, strict=True):
        said = quoted(moment.subject) if moment.map else f"(no map) {quoted(moment.subject)}"
        yield (f"{moment.when} {said}".rstrip(), *(text(value) for text, value in zip(texts, values, strict=True)))


def _scale(moments: Moments) -> tuple[str, ...]:
    step = step_of(moments)
    return (f"Each sign of a line is {plural(step, 'commit')}, as the last of them left it.",) if step > 1 else ()


def _turns(moments: Moments, told: Callable[[Moment], str], nothing: str) -> Iterator[Item]:
    """What holds from when on: the moments at which something else is told than before, and what was done then."""
    before = ""
    for moment in moments:
        now = told(moment) if moment.map else before
        if now != before:
            subject = f" – {quoted(moment.subject)}" if moment.subject else ""
            yield Item(f"{moment.when}: {now or nothing}{subject}")
        before = now


def _constraint(moment: Moment) -> str:
    """Who holds the deals back, or the flow; nothing where that is not known."""
    return holders(moment.map, moment.outcome) if moment.map and moment.outcome and moment.outcome.constraint else ""


def _weakest(moments: Moments, moment: Moment) -> str:
    stage = next(iter(moment.weak_links), "")
    return called(moments, stage) if stage else ""
