"""A map at one moment of its history, and the figures that are followed."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import cached_property

from procmap.analysis.outcome import Outcome, outcome_of
from procmap.model.process_map import ProcessMap, SideName
from procmap.model.record import typical
from procmap.rules.finding import Report, Severity

SHORT = 7
"""Characters of the id of a commit by which people call it."""


@dataclass(frozen=True)
class Moment:
    """A commit, or the file as it is now where `commit` is empty; `map` is None where none could be read."""

    commit: str
    day: str
    subject: str
    side: SideName
    map: ProcessMap | None
    report: Report

    @cached_property
    def outcome(self) -> Outcome | None:
        """What comes out of the side; None where it is not there."""
        return outcome_of(self.map, self.side) if self.map else None

    @cached_property
    def conversions(self) -> Mapping[str, float | None]:
        """The share that moves on, by stage."""
        side = self.map.side(self.side) if self.map else None
        return {stage.id: typical(stage.conversion) for stage in side.stages} if side else {}

    @cached_property
    def weak_links(self) -> Mapping[str, int]:
        """The ranks of the weak links by their stages, the weakest first."""
        return {link.stage: link.rank for link in self.report.weak_links if link.side == self.side}

    @property
    def when(self) -> str:
        """The day and the commit."""
        return f"{self.day} {self.commit[:SHORT]}" if self.commit else "now, not committed"

    def open_findings(self, severity: Severity) -> int | None:
        """How many findings of a severity are open on the side; None where there is no such side."""
        if self.outcome is None:
            return None
        findings = (found for found in self.report.findings if found.state == "open" and found.is_on(self.side))
        return sum(found.severity == severity for found in findings)


@dataclass(frozen=True)
class Figure:
    """A figure that is followed: what heads its column, what it is called in a line, and how it is read."""

    head: str
    label: str
    read: Callable[[Moment], float | None]


def _of_outcome(key: str) -> Callable[[Moment], float | None]:
    return lambda moment: getattr(moment.outcome, key) if moment.outcome else None


FIGURES: Mapping[str, Figure] = {
    "deliverable": Figure("deals", "deliverable", _of_outcome("deliverable")),
    "goal": Figure("goal", "goal", _of_outcome("goal")),
    "lead_time_days": Figure("days", "days a deal", _of_outcome("lead_time_days")),
    "headcount": Figure("heads", "heads there", _of_outcome("headcount")),
    "headcount_needed": Figure("needed", "heads needed", _of_outcome("headcount_needed")),
    "errors": Figure("✗", "✗ errors", lambda moment: moment.open_findings("error")),
    "warnings": Figure("⚠", "⚠ warnings", lambda moment: moment.open_findings("warning")),
}
"""The figures that are followed, by their key in the data."""
