"""The order in which a room took up the findings: it holds until the room asks anew, so that no line jumps."""

from dataclasses import dataclass

from procmap.model.process_map import SideName
from procmap.rules.finding import Finding, Report, WeakLink

Fact = tuple[str | None, ...]
"""What a finding is about, whatever its figures are."""


@dataclass(frozen=True)
class Order:
    """The weak links of a side, the weakest first, and what was open there, as they stood when they were taken up."""

    side: SideName
    links: tuple[WeakLink, ...]
    facts: tuple[Fact, ...]

    def place(self, finding: Finding) -> int:
        """The place of a finding among those that were open; what is new comes after them."""
        fact = fact_of(finding)
        return self.facts.index(fact) if fact in self.facts else len(self.facts)

    def has(self, finding: Finding) -> bool:
        """Whether a finding was open when the order was taken."""
        return fact_of(finding) in self.facts

    def rank(self, stage: str) -> int | None:
        """The rank that a stage had; None where it was not called weak."""
        return next((link.rank for link in self.links if link.stage == stage), None)


def order_of(report: Report, side: SideName) -> Order:
    """The order of what is open on a side now."""
    still_open = (finding for finding in report.findings if finding.state == "open" and concerns(finding, side))
    links = tuple(link for link in report.weak_links if link.side == side)
    return Order(side, links, tuple(dict.fromkeys(map(fact_of, still_open))))


def fact_of(finding: Finding) -> Fact:
    """The rule, and the stage, role and field that it names."""
    return (finding.rule, finding.stage, finding.role, finding.field)


def concerns(finding: Finding, side: SideName) -> bool:
    """Whether a finding is about a side, or about the whole map."""
    return finding.side is None or finding.is_on(side)
