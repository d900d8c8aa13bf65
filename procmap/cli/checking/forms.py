"""The forms in which a check may be said: what each is told, and what it must do."""

from collections.abc import Sequence
from dataclasses import dataclass
from importlib import import_module
from typing import Protocol

from procmap.cli.checking.judging import Checked
from procmap.rules.rule import Rule
from procmap.store.faults import PlacedFault

FORMS = ("text", "lines", "json", "github", "sarif")
"""The names of the forms, each in the module of that name here."""


@dataclass(frozen=True)
class Question:
    """What was asked: the rules, the number of files, what they are compared with."""

    rules: Sequence[Rule]
    files: int
    since: str | None


class Form(Protocol):
    """Takes in one map after the other, keeps of each only what it will print, and prints it at the end."""

    def __init__(self, question: Question) -> None:
        """Begin, with what was asked."""

    def add(self, checked: Checked) -> None:
        """Take a map in."""

    def print(self, faults: Sequence[PlacedFault]) -> None:
        """Print the whole, given the faults of the files that were refused."""


def form_named(name: str) -> type[Form]:
    """The form of a name, loaded when it is asked for."""
    form: type[Form] = import_module(f"procmap.cli.checking.{name}").FORM
    return form
