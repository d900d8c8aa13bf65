"""Puts the history of a map together: commit by commit, at a glance, by stage."""

from collections.abc import Callable, Iterator, Sequence

from procmap.analysis.outcome import Outcome
from procmap.export.charts.spark import sparkline
from procmap.export.history.moment import FIGURES, Moment
from procmap.export.page import Item, Page, Section
from procmap.export.wording import UNKNOWN, amount_text
from procmap.model.process_map import ProcessMap
from procmap.rules.wording import listed, percent, quoted

Moments = Sequence[Moment]


def history_page(moments: Moments) -> Page:
    """How a side of a map moved, the oldest commit first."""
    read = [moment for moment in moments if moment.map]
    last = read[-1].map if read else None
    name = quoted(last.process.name) if last else "A map"
    sections = tuple(section for section in _sections(moments, read) if section.says)
    return Page(f"{name}: how the {moments[-1].side} process moved", sections)


def _sections(moments: Moments, read: Moments) -> Iterator[Section]:
    yield Section("Commit by commit", rows=(("commit", *(head for head, _ in FIGURES.values())), *map(_row, moments)))
    if len(read) > 1:
        yield Section("At a glance", rows=(_HEAD, *_figures(read)))
        yield Section("Moves on, by stage", rows=(_HEAD, *_stages(read)))
    yield Section("The constraint", tuple(_turns(moments, _constraint)))
    yield Section("The weakest link", tuple(_turns(moments, _weakest)))


_HEAD = ("", "", "first", "last")


def _row(moment: Moment) -> tuple[str, ...]:
    said = quoted(moment.subject) if moment.map else f"(no map to read) {quoted(moment.subject)}"
    return (f"{moment.when} {said}".rstrip(), *(amount_text(read(moment)) for _, read in FIGURES.values()))


def _figures(moments: Moments) -> Iterator[tuple[str, ...]]:
    for head, read in FIGURES.values():
        yield _line(head, [read(moment) for moment in moments], amount_text)


def _stages(moments: Moments) -> Iterator[tuple[str, ...]]:
    """The stages in the order of the last map; then those that are gone."""
    for stage_id in dict.fromkeys(name for moment in reversed(moments) for name in moment.conversions):
        name = next(found for moment in reversed(moments) if (found := _stage_name(moment, stage_id)))
        shares = [moment.conversions.get(stage_id) for moment in moments]
        yield _line(name, shares, lambda share: UNKNOWN if share is None else percent(share))


def _line(label: str, values: Sequence[float | None], text: Callable[[float | None], str]) -> tuple[str, ...]:
    return (label, sparkline(values), text(values[0]), text(values[-1]))


def _turns(moments: Moments, told: Callable[[Moment], str]) -> Iterator[Item]:
    """What holds from when on: the moments at which something else is told than before."""
    before = ""
    for moment in moments:
        now = told(moment) if moment.map else before
        if now != before:
            yield Item(f"{moment.when}: {now or 'none'}")
        before = now


def _constraint(moment: Moment) -> str:
    return _roles(moment.map, moment.outcome) if moment.map and moment.outcome else ""


def _roles(process_map: ProcessMap, outcome: Outcome) -> str:
    return listed(quoted(process_map.role_name(role)) for role in outcome.constraint)


def _weakest(moment: Moment) -> str:
    return _stage_name(moment, moment.weakest)


def _stage_name(moment: Moment, stage_id: str) -> str:
    side = moment.map.side(moment.side) if moment.map else None
    stage = side.stage(stage_id) if side else None
    return quoted(stage.name) if stage else ""
