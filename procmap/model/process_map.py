"""A whole map: the process, its two sides, and what the team agreed on beside them."""

from collections.abc import Mapping
from typing import Literal

from pydantic import Field

from procmap.model.record import Record, ShareEstimate
from procmap.model.stage import Stage
from procmap.model.text import (
    Choice,
    Count,
    Date,
    Identifier,
    Line,
    Lines,
    Name,
    Number,
    OptionalIdentifier,
    Percent,
    Rating,
    Share,
)

SideName = Literal["current", "target"]
LifeCycle = Literal["introduction", "growth", "maturity", "decline"]
Period = Literal["week", "month", "quarter", "year"]
Status = Literal["open", "doing", "done", "dropped"]
StepName = Literal["goals", "current", "value", "means", "numbers", "weak-links", "target", "plan"]

SIDES: tuple[SideName, ...] = ("current", "target")
DEFAULT_PERIOD: Period = "year"
DEFAULT_WEEKS_PER_YEAR = 46.0
DEFAULT_PLANNED_UTILISATION = 0.85
PERIODS_PER_YEAR: dict[Period, int] = {"month": 12, "quarter": 4, "year": 1}


class Process(Record):
    """What is sold to whom, when it starts and ends, and what must come out of it in a period."""

    name: Name
    organisation: Line = ""
    starts_when: Line = ""
    ends_when: Line = ""
    life_cycle: Choice[LifeCycle] = None
    period: Choice[Period] = None
    weeks_per_year: Number | None = None
    goal: Number | None = None
    deal_value: Number | None = None
    margin: Share | None = None
    currency: Line = ""
    planned_utilisation: Share | None = None
    notes: Lines = ""

    @property
    def period_or_default(self) -> Period:
        """The period of every volume of the map."""
        return self.period or DEFAULT_PERIOD

    @property
    def weeks_in_period(self) -> float:
        """Working weeks in the period: of a year 46 unless said, a quarter a fourth, a month a twelfth."""
        if self.period == "week":
            return 1.0
        weeks = DEFAULT_WEEKS_PER_YEAR if self.weeks_per_year is None else self.weeks_per_year
        return weeks / PERIODS_PER_YEAR[self.period_or_default]

    @property
    def planned_utilisation_or_default(self) -> float:
        """The share of the available hours to plan with."""
        return DEFAULT_PLANNED_UTILISATION if self.planned_utilisation is None else self.planned_utilisation


class Objective(Record):
    """A strategic objective, the one it supports, and what its success hangs on."""

    id: OptionalIdentifier = ""
    name: Line = ""
    supports: OptionalIdentifier = ""
    success_factor: Line = ""


class Role(Record):
    """A role: paid hours a week, the share of them spent on this process, the cost of an hour."""

    id: OptionalIdentifier = ""
    name: Line = ""
    hours_per_week: Number | None = None
    selling_share: Share | None = None
    cost_per_hour: Number | None = None


class Observed(Record):
    """What really happened last period: deals delivered, working days from start to end."""

    delivered: Number | None = None
    lead_time_days: Number | None = None


class Flow(Record):
    """A move other than on to the next stage in the list: its share, and the days after which it comes."""

    from_: OptionalIdentifier = Field(default="", alias="from")
    to: OptionalIdentifier = ""
    share: ShareEstimate | None = None
    after_days: Number | None = None
    why: Line = ""


class Side(Record):
    """One side of the map: its stages in order, the moves between them, and the people who work there.

    `goal`, `deal_value` and `life_cycle` override the process's; `selling_share` overrides the role's.
    """

    entering: Number | None = None
    goal: Number | None = None
    deal_value: Number | None = None
    life_cycle: Choice[LifeCycle] = None
    headcount: Mapping[Identifier, Number] = Field(default={}, strict=False)
    selling_share: Mapping[Identifier, Share] = Field(default={}, strict=False)
    stages: tuple[Stage, ...] = Field(default=(), strict=False)
    flows: tuple[Flow, ...] = Field(default=(), strict=False)

    def stage(self, stage_id: str) -> Stage | None:
        """The stage with this id, or None."""
        return next((stage for stage in self.stages if stage.id == stage_id), None)

    def position(self, stage_id: str) -> int | None:
        """Where the stage with this id stands in the list, from 0, or None."""
        return next((i for i, stage in enumerate(self.stages) if stage.id == stage_id), None)


class CurrentSide(Side):
    """The process as it is, with what was observed of it."""

    observed: Observed | None = None


class Answer(Record):
    """The finding that an action answers: a rule, at a stage."""

    rule: Line = ""
    stage: OptionalIdentifier = ""


class Action(Record):
    """Who does what by when, which findings it answers, and the KPI (`STAGE/METRIC`) that shows it first."""

    id: OptionalIdentifier = ""
    title: Line = ""
    answers: tuple[Answer, ...] = Field(default=(), strict=False)
    metric: Line = ""
    owner: Line = ""
    due: Date | None = None
    status: Choice[Status] = None
    objective: OptionalIdentifier = ""
    expect: Line = ""

    @property
    def is_live(self) -> bool:
        """Whether somebody still works on it: open, the default, or doing."""
        return self.status in (None, "open", "doing")


class Goal(Record):
    """What a person means to reach, set by that person: the metric, its value, the day."""

    id: OptionalIdentifier = ""
    who: Line = ""
    metric: Line = ""
    to: Number | None = None
    by: Date | None = None


class Vote(Record):
    """What the room thinks of a field or rule at a stage: fist of five 0-5, guessed numbers, dots."""

    side: Choice[SideName] = None
    stage: OptionalIdentifier = ""
    topic: Line = ""
    scores: tuple[Rating, ...] = Field(default=(), strict=False)
    guesses: tuple[Number, ...] = Field(default=(), strict=False)
    dots: Count | None = None
    concern: Line = ""


class Decision(Record):
    """Something the room decided, and the step in which it did."""

    step: Choice[StepName] = None
    text: Line = ""


class Parked(Record):
    """An item in the parking lot, and who takes it."""

    text: Line = ""
    owner: Line = ""


class Waiver(Record):
    """A finding that the team accepts: the rule, where, why, and the last day on which it holds."""

    rule: Line = ""
    side: Choice[SideName] = None
    stage: OptionalIdentifier = ""
    role: OptionalIdentifier = ""
    field: Line = ""
    reason: Line = ""
    until: Date | None = None


class Section(Record):
    """A section of a script: its weight of 100, and what doing it well looks like."""

    id: OptionalIdentifier = ""
    name: Line = ""
    weight: Percent | None = None
    looks_like: Line = ""


class Script(Record):
    """A script for the calls of a stage, in weighted sections."""

    id: OptionalIdentifier = ""
    stage: OptionalIdentifier = ""
    name: Line = ""
    sections: tuple[Section, ...] = Field(default=(), strict=False)


class Workshop(Record):
    """A workshop that was held: the day, who led it, who took part, the real deals walked through."""

    on: Date | None = None
    facilitator: Line = ""
    participants: tuple[Line, ...] = Field(default=(), strict=False)
    deals: tuple[Line, ...] = Field(default=(), strict=False)


class ProcessMap(Record):
    """One process, its current and its target side, and everything agreed about it."""

    format: Literal[1]
    process: Process
    objectives: tuple[Objective, ...] = Field(default=(), strict=False)
    roles: tuple[Role, ...] = Field(default=(), strict=False)
    current: CurrentSide = CurrentSide()
    target: Side | None = None
    actions: tuple[Action, ...] = Field(default=(), strict=False)
    goals: tuple[Goal, ...] = Field(default=(), strict=False)
    votes: tuple[Vote, ...] = Field(default=(), strict=False)
    decisions: tuple[Decision, ...] = Field(default=(), strict=False)
    parked: tuple[Parked, ...] = Field(default=(), strict=False)
    waivers: tuple[Waiver, ...] = Field(default=(), strict=False)
    scripts: tuple[Script, ...] = Field(default=(), strict=False)
    workshops: tuple[Workshop, ...] = Field(default=(), strict=False)

    def side(self, name: SideName) -> Side | None:
        """The side of this name; None where the map has no target."""
        return self.current if name == "current" else self.target

    def role(self, role_id: str) -> Role | None:
        """The role with this id, or None."""
        return next((role for role in self.roles if role.id == role_id), None)

    def role_name(self, role_id: str) -> str:
        """What to call a role: its name, or else its id."""
        role = self.role(role_id)
        return role.name if role and role.name else role_id

    def goal(self, name: SideName) -> float | None:
        """Deals to deliver in a period on this side."""
        side = self.side(name)
        return side.goal if side and side.goal is not None else self.process.goal

    def deal_value(self, name: SideName) -> float | None:
        """Money a deal brings on this side."""
        side = self.side(name)
        return side.deal_value if side and side.deal_value is not None else self.process.deal_value
