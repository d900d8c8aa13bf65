"""What is said of a real deal, one line a move: a day and a note, skipped, back to a stage, the end."""

import datetime
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal

from procmap.workshop.typed.choosing import meant
from procmap.workshop.typed.figures import Unreadable, read_position
from procmap.workshop.typed.spans import read_span

Kind = Literal["enters", "skips", "ends"]

_SKIPS, _BACK, _ENDS = ("s", "skip", "skipped"), ("b", "back"), ("e", "end", "ended")


@dataclass(frozen=True)
class Move:
    """The deal enters a stage (its position, from 0), skips it, or ends; the day and a note where they are known."""

    kind: Kind
    stage: int
    day: datetime.date | None = None
    note: str = ""


def read_move(text: str, names: Sequence[str], expected: int, before: datetime.date | None) -> Move:
    """A line about the stage that comes next; past the last stage a day is that of the end. Raises Unreadable.

    `2026-03-02 a note`, `+2w` from the day before, `skip`, `back 2 2026-03-20 why`, `end 2026-05-01 why`.
    """
    word, _, rest = text.partition(" ")
    head = word.casefold()
    if head in _SKIPS and expected < len(names):
        return Move("skips", expected, None, rest.strip())
    if head in _BACK:
        stage, rest = _stage_of(rest.strip(), names)
        return Move("enters", stage, *_day_and_note(rest, before))
    if head in _ENDS:
        return Move("ends", expected, *_day_and_note(rest, before))
    return Move("enters" if expected < len(names) else "ends", expected, *_day_and_note(text, before))


def _stage_of(text: str, names: Sequence[str]) -> tuple[int, str]:
    """The position of the stage that a text begins with, by its number or by as many words as name one; the rest."""
    words = text.removeprefix("to ").split()
    number = read_position(words[0], len(names)) if words else None
    if number:
        return number - 1, " ".join(words[1:])
    by_position = {str(position): name for position, name in enumerate(names)}
    for count in range(len(words), 0, -1):
        found = [key for key in meant(" ".join(words[:count]), by_position) if key != " ".join(words[:count])]
        if len(found) == 1:
            return int(found[0]), " ".join(words[count:])
    raise Unreadable(f"expected the number or the name of a stage to go back to, 1 to {len(names)}: back 2")


def _day_and_note(text: str, before: datetime.date | None) -> tuple[datetime.date | None, str]:
    """The day that a text begins with, if it does, and the rest of it as a note."""
    first, _, rest = text.strip().partition(" ")
    if not first[:1].isdigit() and not first.startswith("+"):
        return None, text.strip()
    day = _read_day(first.rstrip(",;:"), before)
    if before and day < before:
        raise Unreadable(f"{day} is before {before}, the day last said: expected the days in their order")
    return day, rest.strip()


def _read_day(text: str, before: datetime.date | None) -> datetime.date:
    span = read_span(text)
    try:
        if span is not None and before:
            return before + span
        return datetime.date.fromisoformat(text)
    except (ValueError, OverflowError):
        after = " or +2w, +10d from the day before" if before else ""
        raise Unreadable(f"expected a day such as 2027-01-31{after}; a note begins with a letter") from None
