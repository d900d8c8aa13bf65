"""A whole map: the process, its two sides, and what the team agreed on beside them."""

from typing import Literal

from pydantic import Field

from procmap.model.process import Objective, Process, Role
from procmap.model.record import Record
from procmap.model.side import CurrentSide, Side
from procmap.model.text import Choice, Count, Date, Line, Number, OptionalIdentifier, Percent, Rating

SideName = Literal["current", "target"]
Status = Literal["open", "doing", "done", "dropped"]
StepName = Literal["goals", "current", "value", "means", "numbers", "weak-links", "target", "plan"]

SIDES: tuple[SideName, ...] = ("current", "target")


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
    """A workshop that was held: the day, who led it, who took part, the real deals walked through, what took longer."""

    on: Date | None = None
    facilitator: Line = ""
    participants: tuple[Line, ...] = Field(default=(), strict=False)
    deals: tuple[Line, ...] = Field(default=(), strict=False)
    overruns: tuple[Line, ...] = Field(default=(), strict=False)


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
