"""What a bar chart is: rows of a label, a bar and figures, and the lines that all bars are held against."""

from dataclasses import dataclass
from typing import Literal

Fill = Literal["bar", "over", "work", "ours", "buyer"]
Emphasis = Literal["", "most", "near", "over", "constraint"]

ROOM = 1.02
"""The full bar, relative to the longest: a mark at its end stays inside."""


@dataclass(frozen=True)
class Part:
    """A piece of a bar: its share of the full bar, and what it stands for."""

    share: float
    fill: Fill = "bar"


@dataclass(frozen=True)
class Line:
    """A line across all bars: where, as a share of the full bar, and the character that draws it."""

    at: float
    glyph: str


@dataclass(frozen=True)
class Row:
    """A row: its value, None where unknown, its figures as text, the bar, and where the other side's bar ends."""

    label: str
    value: float | None
    figures: tuple[str, ...]
    parts: tuple[Part, ...] = ()
    mark: float | None = None
    emphasis: Emphasis = ""


@dataclass(frozen=True)
class Chart:
    """A chart: headings stand above the figures, the most telling first; notes say what is missing or meant."""

    title: str
    headings: tuple[str, ...]
    rows: tuple[Row, ...]
    lines: tuple[Line, ...] = ()
    notes: tuple[str, ...] = ()


def full_bar(*values: float | None) -> float:
    """The value of the full bar: a little more than the largest that is known, and never 0."""
    return ROOM * max((value for value in values if value is not None), default=0.0) or 1.0


def simple(
    label: str,
    value: float | None,
    figures: tuple[str, ...],
    full: float,
    *,
    other: float | None = None,
    emphasis: Emphasis = "",
) -> Row:
    """A row with a bar of one piece, none where the value is unknown or 0, and the mark of the other side's value."""
    parts = (Part(value / full),) if value else ()
    return Row(label, value, figures, parts, end(other, full), emphasis)


def end(value: float | None, full: float) -> float | None:
    """Where a bar ends."""
    return None if value is None else value / full
