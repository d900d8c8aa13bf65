"""How what was typed is read, by the kind of its field. Every reader gives a value or raises Unreadable."""

import datetime
import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any

from procmap.model.text import ID_PATTERN, identifier_from
from procmap.workshop.consensus.tally import read_scores
from procmap.workshop.fields.field import Field, Kind
from procmap.workshop.typed.choosing import Place, meant, metric_names, objective_names, role_names, stage_names
from procmap.workshop.typed.estimates import read_estimate, read_hours
from procmap.workshop.typed.figures import Unreadable, read_number, read_share

Reader = Callable[[str, Field, Place, Any], Any]
"""From a text that is not empty, its field, its place and what stood there to a value."""


@dataclass(frozen=True)
class NewRole:
    """A role that was typed as an owner and is not in the map yet."""

    name: str


def read_line(text: str, _field: Field, _place: Place, _old: Any) -> str:
    """A text as it is."""
    return text


def _read_whole(text: str, bounds: range | None, expected: str) -> int:
    is_whole = text.isascii() and text.isdigit() and len(text) <= 12
    if not is_whole or (bounds and int(text) not in bounds):
        raise Unreadable(f"expected {expected}")
    return int(text)


def _read_flag(text: str, _field: Field, _place: Place, _old: Any) -> bool:
    for word, value in (("yes", True), ("true", True), ("no", False), ("false", False)):
        if word.startswith(text.casefold()):
            return value
    raise Unreadable("expected yes or no")


def _read_choice(text: str, field: Field, _place: Place, _old: Any) -> str:
    return _the_one(text, {word: word for word in field.choices}, "choice")


def _read_date(text: str, _field: Field, _place: Place, _old: Any) -> datetime.date:
    try:
        return datetime.date.fromisoformat(text)
    except ValueError:
        raise Unreadable("expected a date such as 2027-01-31, or +3w from today") from None


def _read_identifier(text: str, _field: Field, _place: Place, _old: Any) -> str:
    if not re.fullmatch(ID_PATTERN, text):
        example = identifier_from(text, fallback="win-rate")
        raise Unreadable(f"expected an id of lower-case letters, digits, - and _, such as {example}")
    return text


def _read_role(text: str, _field: Field, place: Place, _old: Any) -> str | NewRole:
    names = role_names(place)
    return _the_one(text, names, "role") if meant(text, names) else NewRole(text)


def _read_who(text: str, _field: Field, place: Place, _old: Any) -> str:
    found = meant(text, role_names(place))
    return found[0] if len(found) == 1 else text


def _read_lines(text: str, _field: Field, _place: Place, old: Any) -> tuple[str, ...]:
    # A semicolon within an item that was there before does not part it.
    for item in old or ():
        if ";" in item.strip("; "):
            text = text.replace(item, item.replace(";", "\0"))
    return tuple(part.strip().replace("\0", ";") for part in text.split(";") if part.strip())


def _read_numbers(text: str, _field: Field, _place: Place, _old: Any) -> tuple[float, ...]:
    return tuple(read_number(part, "numbers: 10 12 9.5") for part in re.split(r"[;\s]+|,\s+", text) if part)


def _the_one(text: str, names: Mapping[str, str], noun: str) -> str:
    """The id that a text means. Raises Unreadable, naming what there is, where it means none or several."""
    found = meant(text, names)
    if len(found) == 1:
        return found[0]
    if not names:
        raise Unreadable(f"there is no {noun} yet")
    known = found or list(names.values())
    raise Unreadable("expected one of " + ", ".join(known[:8]) + (", …" if len(known) > 8 else ""))


def _reader_of(noun: str, names: Callable[[Place], Mapping[str, str]]) -> Reader:
    return lambda text, _field, place, _old: _the_one(text, names(place), noun)


def _whole(bounds: range | None, expected: str) -> Reader:
    return lambda text, _field, _place, _old: _read_whole(text, bounds, expected)


READERS: Mapping[Kind, Reader] = {
    "line": read_line,
    "lines": read_line,
    "number": lambda text, *_: read_number(text),
    "percent": lambda text, *_: read_number(text.removesuffix("%")),
    "share": lambda text, *_: read_share(text),
    "count": _whole(None, "a whole number"),
    "rating": _whole(range(6), "a whole number from 0 to 5"),
    "weight": _whole(range(1, 6), "a whole number from 1 to 5"),
    "estimate": read_estimate,
    "share estimate": read_estimate,
    "hours": read_hours,
    "flag": _read_flag,
    "choice": _read_choice,
    "date": _read_date,
    "identifier": _read_identifier,
    "role": _read_role,
    "who": _read_who,
    "stage": _reader_of("stage", stage_names),
    "objective": _reader_of("objective", objective_names),
    "metric": _reader_of("metric", metric_names),
    "line list": _read_lines,
    "number list": _read_numbers,
    "rating list": lambda text, *_: read_scores(text),
}
"""The reader of each kind whose values are typed."""
