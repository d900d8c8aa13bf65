"""What judging a map gives: findings with their evidence, what could not be assessed, the weak links."""

import datetime
from dataclasses import dataclass, replace
from typing import Literal, Self

Severity = Literal["error", "warning", "info"]
State = Literal["open", "answered", "waived"]

SEVERITIES: tuple[Severity, ...] = ("error", "warning", "info")
BOTH_SIDES = "current and target"
"""The side of a finding that is the same fact on both."""

Evidence = tuple[tuple[str, float | str], ...]
"""The named inputs and results behind a finding: numbers in the units of the format, or text."""


@dataclass(frozen=True)
class Finding:
    """A fact that weakens the process: where it is, how bad, the inputs behind it, what to try first."""

    rule: str
    severity: Severity
    state: State
    side: str | None
    stage: str | None
    role: str | None
    field: str | None
    message: str
    evidence: Evidence
    why: str
    fix: str

    @property
    def weakens(self) -> bool:
        """Whether it counts towards a weak link: open, and not mere tidying up."""
        return self.state == "open" and self.severity != "info"

    def is_on(self, side: str) -> bool:
        """Whether it holds on a side."""
        return self.side in (side, BOTH_SIDES)

    def on(self, side: str | None) -> Self:
        """The same of another side."""
        return replace(self, side=side)

    @property
    def fact(self) -> Self:
        """What it says of any side: its sentence and its figures, for the texts quoted behind it may differ."""
        figures = tuple((name, value) for name, value in self.evidence if not isinstance(value, str))
        return replace(self, side=None, evidence=figures)


@dataclass(frozen=True)
class NotAssessed:
    """A rule that lacks an input, and what it needs to be judged there."""

    rule: str
    side: str | None
    stage: str | None
    role: str | None
    needs: tuple[str, ...]

    def on(self, side: str | None) -> Self:
        """The same of another side."""
        return replace(self, side=side)

    @property
    def fact(self) -> Self:
        """What it says of any side."""
        return self.on(None)


@dataclass(frozen=True)
class WeakLink:
    """A stage where effort counts most: its rank on its side from 1, and the rules that say so."""

    side: str
    stage: str
    rank: int
    rules: tuple[str, ...]


@dataclass(frozen=True)
class Waived:
    """A finding that the team accepts, why, and the last day on which it does."""

    finding: Finding
    reason: str
    until: datetime.date | None

    @property
    def side(self) -> str | None:
        """The side of the finding."""
        return self.finding.side

    def on(self, side: str | None) -> Self:
        """The same of another side."""
        return replace(self, finding=self.finding.on(side))

    @property
    def fact(self) -> Self:
        """What it says of any side."""
        return replace(self, finding=self.finding.fact)


@dataclass(frozen=True)
class Report:
    """All that the rules say of a map.

    `findings` are open or answered, by the rank of their stage, then severity, then rule.
    """

    findings: tuple[Finding, ...] = ()
    waived: tuple[Waived, ...] = ()
    not_assessed: tuple[NotAssessed, ...] = ()
    weak_links: tuple[WeakLink, ...] = ()
