"""How `procmap check` judges a map, and compares it with what it was before."""

import datetime
from collections.abc import Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from procmap.cli.checking.since import Before
from procmap.cli.checking.sources import Source
from procmap.cli.judging import judged
from procmap.model.process_map import SideName
from procmap.rules.finding import Finding, Report
from procmap.rules.rule import Rule
from procmap.rules.since import new_findings
from procmap.store.reading import MapFile


@dataclass(frozen=True)
class Checked:
    """A map with what the rules say of it, and what of that is new where it was compared."""

    file: MapFile
    report: Report
    new: frozenset[Finding] | None

    @property
    def name(self) -> str:
        """The path of the map, as it was asked for."""
        return str(self.file.path)

    @property
    def failing(self) -> tuple[Finding, ...]:
        """What may fail the check: the open findings, and only the new ones where the map was compared."""
        open_ones = (finding for finding in self.report.findings if finding.state == "open")
        return tuple(finding for finding in open_ones if self.new is None or finding in self.new)


@dataclass(frozen=True)
class Judging:
    """By what maps are judged, what they are compared with, if anything, and where they are found."""

    today: datetime.date
    rules: Sequence[Rule]
    sides: Sequence[SideName]
    before: Before | None
    source: Source

    def check(self, path: Path) -> Checked:
        """Read and judge a map. Raises Refused."""
        file = self.source.read(path)
        report = self._report(file)
        return Checked(file, report, self._new(file, report))

    def _report(self, file: MapFile) -> Report:
        return judged(file, self.today, self.rules, self.sides, self.source.configured)

    def _new(self, file: MapFile, report: Report) -> frozenset[Finding] | None:
        """What would not have been said of the map as it was, on the same day and by the same configuration."""
        if self.before is None:
            return None
        earlier = self.before(file.path)
        if earlier is None:
            return new_findings(report, Report())
        before = self._report(replace(file, map=earlier))
        return new_findings(report, before, had_target=earlier.target is not None)
