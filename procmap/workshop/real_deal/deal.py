"""A real deal as it went: which stage it entered when, how it ended, how many working days each took."""

import datetime
from collections.abc import Sequence
from dataclasses import dataclass, replace

from procmap.workshop.real_deal.moves import Move

_WEEK, _WORKDAYS = 7, 5


@dataclass(frozen=True)
class Deal:
    """A deal: what became of it, its name, its moves; `expected` is the stage that would come next, from 0."""

    outcome: str
    name: str
    moves: tuple[Move, ...] = ()
    expected: int = 0

    def after(self, move: Move) -> "Deal":
        """The deal after one more move."""
        expected = self.expected if move.kind == "ends" else move.stage + 1
        return replace(self, moves=(*self.moves, move), expected=expected)

    @property
    def title(self) -> str:
        """What it is called: “Won: Plant A, March”."""
        return f"{self.outcome}: {self.name}"

    @property
    def is_won(self) -> bool:
        """Whether it was won, so that it went all the way."""
        return self.outcome == "Won"

    @property
    def is_ended(self) -> bool:
        """Whether its end has been said."""
        return bool(self.moves) and self.moves[-1].kind == "ends"

    @property
    def last_day(self) -> datetime.date | None:
        """The last day that was said."""
        return next((move.day for move in reversed(self.moves) if move.day), None)

    @property
    def visits(self) -> tuple[Move, ...]:
        """The stages that it entered, in the order in which it did."""
        return tuple(move for move in self.moves if move.kind == "enters")

    def days(self) -> tuple[int | None, ...]:
        """The working days of each visit, up to the next one or the end; None where a day is not known."""
        stops = [move for move in self.moves if move.kind != "skips"]
        ends = [*(move.day for move in stops[1:]), None]
        return tuple(_between(move.day, end) for move, end in zip(self.visits, ends, strict=False))

    def all_days(self) -> int | None:
        """The working days from its first stage to its end, or None where either is not known."""
        return _between(self.visits[0].day, self.moves[-1].day) if self.visits and self.is_ended else None

    def line(self, names: Sequence[str]) -> str:
        """The deal in one line of a map: its name, its days, its detours."""
        told = [_told(move, names) for move in self.moves]
        return " – ".join(part for part in (self.title, " → ".join(told)) if part)


def _told(move: Move, names: Sequence[str]) -> str:
    name = {"enters": "", "skips": "without ", "ends": "end"}[move.kind]
    name += "" if move.kind == "ends" else names[move.stage]
    return name + (f" {move.day}" if move.day else "") + (f" ({move.note})" if move.note else "")


def _between(first: datetime.date | None, last: datetime.date | None) -> int | None:
    return working_days(first, last) if first and last else None


def working_days(first: datetime.date, last: datetime.date) -> int:
    """The days from Monday to Friday from one day on until before another."""
    weeks, rest = divmod((last - first).days, _WEEK)
    return weeks * _WORKDAYS + sum((first.weekday() + day) % _WEEK < _WORKDAYS for day in range(rest))
