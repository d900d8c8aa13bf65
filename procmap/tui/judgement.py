"""What the rules and the numbers say of the map as it is now, worked out once for each edit."""

import datetime
from collections.abc import Mapping

from procmap.analysis.numbers import SideNumbers, numbers_of
from procmap.analysis.progress import finished
from procmap.analysis.side_changes import SideChanges, target_changes_of
from procmap.model.process_map import SIDES, ProcessMap, SideName, StepName
from procmap.rules.check import check_map
from procmap.rules.finding import Report
from procmap.rules.judging import Setting


class Judgement:
    """Report and numbers of a map, what its target changes and how far it is, kept until the map is another."""

    def __init__(self, today: datetime.date, settings: Mapping[str, Setting]) -> None:
        self.today = today
        self.settings = settings
        self._map: ProcessMap | None = None
        self._report = Report()
        self._numbers: dict[SideName, SideNumbers | None] = {}
        self._changes: SideChanges | None = None
        self._finished: tuple[StepName, ...] = ()

    def report(self, process_map: ProcessMap) -> Report:
        """What the rules say."""
        self._follow(process_map)
        return self._report

    def numbers(self, process_map: ProcessMap, side: SideName) -> SideNumbers | None:
        """The numbers of a side."""
        self._follow(process_map)
        return self._numbers[side]

    def changes(self, process_map: ProcessMap) -> SideChanges | None:
        """What the target changes; None where there is none."""
        self._follow(process_map)
        return self._changes

    def finished(self, process_map: ProcessMap) -> tuple[StepName, ...]:
        """The steps that lack nothing."""
        self._follow(process_map)
        return self._finished

    def _follow(self, process_map: ProcessMap) -> None:
        if process_map is self._map:
            return
        self._map = process_map
        self._changes = target_changes_of(process_map)
        self._finished = finished(process_map)
        self._report = check_map(process_map, today=self.today, settings=self.settings)
        self._numbers = {name: numbers_of(process_map, name) for name in SIDES}
