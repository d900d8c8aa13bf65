"""A check as commands of a GitHub workflow, which shows each finding at its line."""

from collections import Counter
from collections.abc import Sequence

import click

from procmap.cli.checking.forms import Question
from procmap.cli.checking.judging import Checked
from procmap.export.check_text import totals
from procmap.export.github import fault_command, finding_commands
from procmap.rules.finding import Severity
from procmap.store.faults import PlacedFault


class GithubForm:
    """A command for each open finding, of those that are new where the maps are compared; then one line of totals."""

    def __init__(self, question: Question) -> None:
        self.since = question.since
        self.maps = 0
        self.commands: list[str] = []
        self.counted: Counter[Severity] = Counter()

    def add(self, checked: Checked) -> None:
        """Take a map in."""
        self.maps += 1
        self.counted.update(finding.severity for finding in checked.failing)
        self.commands += finding_commands(checked.name, checked.file.text, checked.file.map, checked.failing)

    def print(self, faults: Sequence[PlacedFault]) -> None:
        """Print the faults, the findings and the totals."""
        refused = len({fault.file for fault in faults})
        last = totals(self.counted, self.maps, refused, self.since)
        click.echo("\n".join([*map(fault_command, faults), *self.commands, last]))


FORM = GithubForm
