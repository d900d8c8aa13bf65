"""What a rule is: a pure function that judges a side of a map, or the whole map, and what it is called with."""

import datetime
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from typing import Literal

from procmap.analysis.numbers import SideNumbers
from procmap.model.process_map import SIDES, ProcessMap, SideName
from procmap.model.side import Side
from procmap.rules.finding import Evidence, Finding, Severity


@dataclass(frozen=True, kw_only=True)
class MapContext:
    """What every rule may look at: the map, its own thresholds, the day, and which rules there are.

    `judged` holds every side that is judged in this run.
    """

    map: ProcessMap
    today: datetime.date
    rule_ids: tuple[str, ...]
    judged: tuple[SideName, ...] = SIDES
    thresholds: Mapping[str, float] = field(default_factory=dict)


@dataclass(frozen=True, kw_only=True)
class SideContext(MapContext):
    """What a rule about a side may look at beyond that: the side with its numbers.

    `found` is what other rules leave open on the side; only a rule that weighs findings gets it.
    """

    side_name: SideName
    side: Side
    numbers: SideNumbers
    found: tuple[Finding, ...] = ()


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


Names = Literal["", "side", "metrics", "skills", "tools", "objectives", "actions", "scripts", "rules"]
Verdict = Weakness | Gap
Judge = Callable[[SideContext], Iterator[Verdict]]
MapJudge = Callable[[MapContext], Iterator[Verdict]]


@dataclass(frozen=True, eq=False)
class Rule:
    """A rule: its severity, thresholds and sides unless configured, and the function that judges.

    The docstring of the module of that function is its page. It is silent on a role that a rule
    in `yields_to` flags. One that `weighs_findings` is asked last, with what the others leave open.
    `names` is the list, of the stage or of the map, whose record the `field` of its findings names; `side` where
    it is a field of the side; nothing where it is one of what they stand on.

    A rule `roams` whose findings speak of a role, a tool or the side as a whole: the stage is where that weighs
    most, and may be another after a change. One `reckons` that flags what follows from several values: none of them
    alone closes a finding, not even the one that its `field` names.
    """

    id: str
    severity: Severity
    judge: Judge
    thresholds: Mapping[str, float] = field(default_factory=dict)
    sides: tuple[SideName, ...] = SIDES
    yields_to: tuple["Rule", ...] = ()
    weighs_findings: bool = False
    names: Names = ""
    roams: bool = False
    reckons: bool = False


@dataclass(frozen=True, eq=False)
class MapRule(Rule):
    """A rule that judges the map once, not its sides."""

    judge: MapJudge
