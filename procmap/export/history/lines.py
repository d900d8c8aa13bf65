"""How figures moved, as small lines: one sign for each commit, or for a few where there are many."""

from collections.abc import Callable, Iterator, Sequence
from math import ceil
from typing import TypeVar

from procmap.export.charts.spark import UNKNOWN as NOT_KNOWN
from procmap.export.charts.spark import sparkline
from procmap.export.history.moment import FIGURES, Moment
from procmap.export.what_if.comparing import deals, is_same
from procmap.export.wording import UNKNOWN, amount_text, stage_name
from procmap.rules.wording import percent

MOST_SIGNS = 30
"""Signs of a line, so that it stands in 80 columns beside its figures."""

MOST_RANKS = 9
"""Ranks that one sign can tell."""

Row = tuple[str, ...]
Rows = tuple[Row, ...]
Text = Callable[[float | None], str]
Values = Sequence[float | None]
Value = TypeVar("Value")

HEAD = ("", "", "first", "last", "least", "most")


def step_of(moments: Sequence[Moment]) -> int:
    """How many commits a sign stands for."""
    return ceil(len(moments) / MOST_SIGNS)


def figure_lines(moments: Sequence[Moment]) -> Rows:
    """The figures of a side; a commit in which no map could be read knows none."""
    columns = ((figure, [figure.read(moment) for moment in moments]) for figure in FIGURES.values())
    return tuple(_line(moments, figure.label, values, text_of(figure.head, values)) for figure, values in columns)


def conversion_lines(moments: Sequence[Moment]) -> Rows:
    """The share that moves on by stage: those of the last map in its order, then those that are gone."""
    columns = ((name, [moment.conversions.get(name) for moment in moments]) for name in _stages(moments))
    return tuple(_line(moments, called(moments, name), values, _share) for name, values in columns)


def weak_link_lines(moments: Sequence[Moment]) -> Rows:
    """The rank of each stage that was a weak link, 1 the weakest, in the order of the process."""
    weak = [name for name in _stages(moments) if any(name in moment.weak_links for moment in moments)]
    return tuple((called(moments, name), *_ranks(moments, name)) for name in weak)


def text_of(head: str, values: Values) -> Text:
    """How the values of a column are written: deals whole, as people count them, unless that hides a difference."""
    if head != FIGURES["deliverable"].head:
        return amount_text
    known = [value for value in values if value is not None]
    hides = any(round(a) == round(b) and not is_same(a, b) for a in known for b in known)
    return amount_text if hides else deals


def _line(moments: Sequence[Moment], label: str, values: Values, text: Text) -> Row:
    """A figure as a line from the least to the most of it, level where those read alike; the first that was known."""
    known = [value for value in values if value is not None]
    last = next((value for moment, value in zip(reversed(moments), reversed(values), strict=True) if moment.map), None)
    ends = (known[0], last, min(known), max(known)) if known else (None, None, None, None)
    is_level = text(ends[2]) == text(ends[3])
    signs = [0.0 if is_level and value is not None else value for value in _thinned(values)]
    return (label, sparkline(signs), *map(text, ends))


def _ranks(moments: Sequence[Moment], stage_id: str) -> Iterator[str]:
    ranks = [moment.weak_links.get(stage_id) for moment in moments]
    signs = (NOT_KNOWN if rank is None else str(rank) if rank <= MOST_RANKS else "+" for rank in _thinned(ranks))
    yield "".join(signs)
    now = next((moment.weak_links.get(stage_id) for moment in reversed(moments) if moment.map), None)
    yield UNKNOWN if now is None else str(now)


def _thinned(values: Sequence[Value], most: int = MOST_SIGNS) -> Sequence[Value]:
    """Every so many of the values, counted back from the last, so that no more than the most are left."""
    return values[::-1][:: ceil(len(values) / most)][::-1]


def _stages(moments: Sequence[Moment]) -> Iterator[str]:
    yield from dict.fromkeys(name for moment in reversed(moments) for name in moment.conversions)


def called(moments: Sequence[Moment], stage_id: str) -> str:
    """What a stage was called last, and whether the last map has it no more."""
    read = [moment for moment in moments if moment.map]
    last = next(moment for moment in reversed(read) if stage_id in moment.conversions)
    name = stage_name(last.map, last.side, stage_id) if last.map else stage_id
    return name if last is read[-1] else f"{name} (gone)"


def _share(share: float | None) -> str:
    return UNKNOWN if share is None else percent(share)
