"""A check as SARIF, in which analysers report to other programs."""

from collections.abc import Sequence
from typing import Any

from procmap.cli.checking.forms import Question
from procmap.cli.checking.judging import Checked
from procmap.cli.printing import print_json
from procmap.export.sarif import sarif_log, sarif_results
from procmap.store.faults import PlacedFault


class SarifForm:
    """One run with the results of all maps, and the files that were refused as notifications."""

    def __init__(self, question: Question) -> None:
        self.rules = question.rules
        self.results: list[dict[str, Any]] = []

    def add(self, checked: Checked) -> None:
        """Take a map in."""
        file = checked.file
        self.results += sarif_results(checked.name, file.text, file.map, checked.report, self.rules, checked.new)

    def print(self, faults: Sequence[PlacedFault]) -> None:
        """Print the log."""
        print_json(sarif_log(self.rules, self.results, faults))


FORM = SarifForm
