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

    @property
    def weakest(self) -> str:
        """The id of the weakest link; empty where there is none."""
        return next((link.stage for link in self.report.weak_links if link.side == self.side), "")

    @property
    def when(self) -> str:
        """The day and the commit."""
        return f"{self.day} {self.commit[:SHORT]}" if self.commit else "now, not committed"

    def open_findings(self, severity: Severity) -> float | None:
        """How many findings of a severity are open on the side; None where there is no such side."""
        if self.outcome is None:
            return None
        findings = (found for found in self.report.findings if found.state == "open" and found.is_on(self.side))
        return float(sum(found.severity == severity for found in findings))


def _of_outcome(key: str) -> Callable[[Moment], float | None]:
    return lambda moment: getattr(moment.outcome, key) if moment.outcome else None


FIGURES: Mapping[str, tuple[str, Callable[[Moment], float | None]]] = {
    "deliverable": ("deliverable", _of_outcome("deliverable")),
    "lead_time_days": ("days", _of_outcome("lead_time_days")),
    "headcount": ("heads", _of_outcome("headcount")),
    "headcount_needed": ("needed", _of_outcome("headcount_needed")),
    "errors": ("errors", lambda moment: moment.open_findings("error")),
    "warnings": ("warnings", lambda moment: moment.open_findings("warning")),
}
"""The figures that are followed, by their key in the data: what heads their column, and how they are read."""
