"""A check as lines, `FILE:LINE:COLUMN: severity: finding (rule)`, as compilers write them and editors read them."""

from collections.abc import Sequence

import click

from procmap.cli.checking.forms import Question
from procmap.cli.checking.judging import Checked
from procmap.rules.finding import Finding
from procmap.rules.where import path_of
from procmap.rules.wording import UNBROKEN
from procmap.store.faults import PlacedFault
from procmap.store.places import place_of


class LinesForm:
    """A line for each open finding, of those that are new where the maps are compared, in the order of the file."""

    def __init__(self, _question: Question) -> None:
        self.lines: list[PlacedFault] = []

    def add(self, checked: Checked) -> None:
        """Take a map in."""
        self.lines += sorted((_line(checked, finding) for finding in checked.failing), key=_place)

    def print(self, _faults: Sequence[PlacedFault]) -> None:
        """Print all lines; faults of files that were refused are said in the same form on standard error."""
        for line in self.lines:
            click.echo(str(line))


def _line(checked: Checked, finding: Finding) -> PlacedFault:
    line, column = place_of(checked.file.text, path_of(checked.file.map, finding))
    message = f"{finding.severity}: {finding.message} ({finding.rule})".replace(UNBROKEN, " ")
    return PlacedFault(checked.name, line, column, message)


def _place(line: PlacedFault) -> tuple[int, int]:
    return line.line, line.column


FORM = LinesForm
