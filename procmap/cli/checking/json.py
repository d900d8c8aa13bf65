"""A check as data: the JSON of the contract."""

from collections.abc import Sequence
from typing import Any

from procmap.cli.checking.forms import Question
from procmap.cli.checking.judging import Checked
from procmap.cli.printing import print_json
from procmap.export.data import check_data, report_data
from procmap.store.faults import PlacedFault


class JsonForm:
    """JSON for other programs; refused files are not in it."""

    def __init__(self, question: Question) -> None:
        self.since = question.since
        self.maps: list[dict[str, Any]] = []

    def add(self, checked: Checked) -> None:
        """Take a map in."""
        self.maps.append(report_data(checked.name, checked.report, checked.new))

    def print(self, _faults: Sequence[PlacedFault]) -> None:
        """Print all maps."""
        print_json(check_data(self.maps, self.since))


FORM = JsonForm
