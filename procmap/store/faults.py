"""Faults with their places, and the one exception that refuses input."""

from collections.abc import Iterable
from dataclasses import dataclass

from procmap.model.text import displayed


@dataclass(frozen=True, order=True)
class PlacedFault:
    """One thing wrong in a file; line and column count from 1, columns in code points, 1:1 where there is no place."""

    file: str
    line: int
    column: int
    message: str

    def __str__(self) -> str:
        """The fault as the one line a person reads, safe to print on a terminal."""
        line = f"{self.file}:{self.line}:{self.column}: {self.message}"
        return displayed(line).replace("\n", " ")


class Refused(Exception):
    """Input that was refused, with every reason; nothing was written."""

    def __init__(self, faults: Iterable[PlacedFault]) -> None:
        self.faults = tuple(faults)
        super().__init__("\n".join(map(str, self.faults)))


def refusal(file: object, message: str) -> Refused:
    """A refusal of a whole file, for which there is no place but 1:1."""
    return Refused([PlacedFault(str(file), 1, 1, message)])
