"""What a field of the format is to the room: its label, how it is typed, what a good answer looks like."""

from dataclasses import dataclass
from typing import Literal, get_args

Kind = Literal[
    "line",
    "lines",
    "number",
    "share",
    "percent",
    "count",
    "rating",
    "weight",
    "estimate",
    "share estimate",
    "hours",
    "choice",
    "flag",
    "date",
    "identifier",
    "role",
    "stage",
    "objective",
    "metric",
    "who",
    "line list",
    "number list",
    "rating list",
    "by role",
    "record",
    "records",
]

NARROW: frozenset[Kind] = frozenset(
    ("number", "share", "percent", "count", "rating", "weight", "estimate", "share estimate", "hours", "flag")
)
"""Kinds whose values are short figures: their columns are narrow and set to the right."""


@dataclass(frozen=True)
class Field:
    """One field of a record: its key in the file, and all that a screen needs to show and take it.

    `short` heads a column; `hint` says what a good answer looks like; `choices` are the words that a
    choice may be; `columns` are the keys shown where the records of a list stand in a table.
    """

    key: str
    label: str
    kind: Kind
    hint: str = ""
    short: str = ""
    unit: str = ""
    choices: tuple[str, ...] = ()
    columns: tuple[str, ...] = ()

    @property
    def heading(self) -> str:
        """What to write above a column."""
        return self.short or self.label


def choice(key: str, label: str, options: object, hint: str = "", short: str = "") -> Field:
    """A field whose value is one of the words of a Literal."""
    return Field(key, label, "choice", hint, short, choices=get_args(options))


ID = Field("id", "Id", "identifier", "Lower-case letters, digits, - and _; others refer to it by this.")
"""The id that many kinds of records have."""
