"""What a rule is: a pure function that judges one side of a map, and what it is called with."""

import datetime
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field

from procmap.analysis.numbers import SideNumbers
from procmap.model.process_map import SIDES, ProcessMap, SideName
from procmap.model.side import Side
from procmap.rules.finding import Evidence, Severity


@dataclass(frozen=True)
class SideContext:
    """What a rule may look at: a side with its numbers, the map around it, its own thresholds, the day.

    `judged` holds every side that is judged in this run, the one at hand included.
    """

    map: ProcessMap
    side_name: SideName
    side: Side
    numbers: SideNumbers
    thresholds: Mapping[str, float]
    today: datetime.date
    judged: tuple[SideName, ...] = SIDES


@dataclass(frozen=True)
class Weakness:
    """What a rule flags: where, in one sentence, with the inputs behind it; a severity other than the rule's."""

    message: str
    stage: str | None = None
    role: str | None = None
    field: str | None = None
    evidence: Evidence = ()
    severity: Severity | None = None


@dataclass(frozen=True)
class Gap:
    """What a rule needs before it can judge a stage or a role, or the whole side."""

    needs: tuple[str, ...]
    stage: str | None = None
    role: str | None = None


Verdict = Weakness | Gap
Judge = Callable[[SideContext], Iterator[Verdict]]


@dataclass(frozen=True, eq=False)
class Rule:
    """A rule: its severity, thresholds and sides unless configured, and the function that judges.

    The docstring of the module of that function is its page. It is silent on a role that a rule
    in `yields_to` flags.
    """

    id: str
    severity: Severity
    judge: Judge
    thresholds: Mapping[str, float] = field(default_factory=dict)
    sides: tuple[SideName, ...] = SIDES
    yields_to: tuple["Rule", ...] = ()
