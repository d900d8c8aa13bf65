"""A check as text: map after map, the weak links in full, totals at the end."""

from collections import Counter
from collections.abc import Sequence

import click

from procmap.cli.checking.forms import Question
from procmap.cli.checking.judging import Checked
from procmap.export.check_text import check_text, new_text, one_line, totals
from procmap.rules.finding import Severity
from procmap.store.faults import PlacedFault


class TextForm:
    """Text for reading; of many maps, those without anything to mend take one line each."""

    def __init__(self, question: Question) -> None:
        self.question = question
        self.texts: list[str] = []
        self.counted: Counter[Severity] = Counter()

    def add(self, checked: Checked) -> None:
        """Take a map in."""
        self.counted.update(finding.severity for finding in checked.failing)
        self.texts.append(self._text(checked))

    def print(self, faults: Sequence[PlacedFault]) -> None:
        """Print all maps, with an empty line around each that takes more than one, and the totals of many."""
        if not self.texts:
            return
        if self.question.files > 1:
            refused = len({fault.file for fault in faults})
            self.texts.append(totals(self.counted, len(self.texts), refused, self.question.since))
        click.echo("".join(map(_joined, self.texts, [*self.texts[1:], ""])), nl=False)

    def _text(self, checked: Checked) -> str:
        file, report, since = checked.file, checked.report, self.question.since
        line = one_line(checked.name, report, checked.new, since) if self.question.files > 1 else None
        if line:
            return line
        if checked.new is None or since is None:
            return check_text(checked.name, file.map, report)
        return new_text(checked.name, file.map, report, checked.new, since)


def _joined(text: str, following: str) -> str:
    """A text and its line break, with an empty line after it where it or what follows takes more than a line."""
    return text + "\n" * (1 + (following != "" and "\n" in text + following))


FORM = TextForm
