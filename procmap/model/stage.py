"""A stage of the process, and what is annotated on it."""

from collections.abc import Mapping
from typing import Literal

from pydantic import Field

from procmap.model.record import Estimate, Record, ShareEstimate, typical
from procmap.model.text import (
    Choice,
    Count,
    Identifier,
    Line,
    Lines,
    Name,
    Number,
    OptionalIdentifier,
    Rating,
    Share,
    Weight,
)

Phase = Literal["prospecting", "qualifying", "selling", "delivering"]
Actor = Literal["buyer", "seller"]
MetricKind = Literal["input", "throughput", "output"]
Level = Literal["individual", "team", "company"]
Direction = Literal["higher", "lower"]


class Handoff(Record):
    """What travels with the deal to the next owner, and when that owner takes it."""

    packet: Line = ""
    accepted_when: Line = ""


class Activity(Record):
    """Something done in a stage: how often per opportunity, how many minutes, what it teaches."""

    name: Line = ""
    per_opportunity: Number | None = None
    minutes: Number | None = None
    feedback: Line = ""


class Tool(Record):
    """A tool used in a stage; fit 0-5; rekeyed where its data are typed twice."""

    name: Line = ""
    fit: Rating | None = None
    rekeyed: bool | None = None


class Skill(Record):
    """A skill a stage needs, 0-5; the team's actual level, 0-5; how many people hold it."""

    name: Line = ""
    needed: Rating | None = None
    actual: Rating | None = None
    holders: Count | None = None


class Roadblock(Record):
    """An obstacle in the words heard; how often it came, the days it cost, and its countermeasure.

    `normal` says that it is normal business; `fill` is the other sale that then fills the gap.
    """

    says: Line = ""
    count: Count | None = None
    days: Number | None = None
    normal: bool | None = None
    answer: Line = ""
    owner: OptionalIdentifier = ""
    fill: Line = ""


class Loss(Record):
    """A reason for which opportunities are lost at a stage, and its share of those lost there."""

    why: Line = ""
    share: Share | None = None


class Metric(Record):
    """A figure of a stage. With a target it is a KPI; at or beyond `red`, in the bad direction, it is red."""

    id: OptionalIdentifier = ""
    name: Line = ""
    kind: Choice[MetricKind] = None
    level: Choice[Level] = None
    unit: Line = ""
    actual: Number | None = None
    target: Number | None = None
    red: Number | None = None
    better: Choice[Direction] = None
    cadence: Line = ""
    owner: OptionalIdentifier = ""
    objective: OptionalIdentifier = ""
    weight: Weight | None = None

    @property
    def is_kpi(self) -> bool:
        """Whether the metric has a target to manage by."""
        return self.target is not None

    @property
    def label(self) -> str:
        """What to call the metric: its name, or else its id."""
        return self.name or self.id


class Stage(Record):
    """One step of the process, from what the customer gains to how long it takes.

    `conversion` is the share of those entering that moves to the next stage in the list; `hours` the
    hands-on hours per opportunity entering, by role, where an empty table says none; waits and
    `max_days` are working days; `entering` are those that join here from outside, per period.
    """

    id: Identifier
    name: Name
    phase: Choice[Phase] = None
    owner: OptionalIdentifier = ""
    buyer: Line = ""
    purpose: Lines = ""
    customer_value: Line = ""
    value_proof: Line = ""
    entry: Line = ""
    exit: Line = ""
    exit_by: Choice[Actor] = None
    crucial: bool | None = None
    binding: bool | None = None
    workaround: Line = ""
    conversion: ShareEstimate | None = None
    hours: Mapping[Identifier, Estimate] | None = None
    our_wait_days: Estimate | None = None
    buyer_wait_days: Estimate | None = None
    right_first_time: ShareEstimate | None = None
    max_days: Number | None = None
    in_progress: Number | None = None
    entering: Number | None = None
    handoff: Handoff | None = None
    activities: tuple[Activity, ...] = Field(default=(), strict=False)
    tools: tuple[Tool, ...] = Field(default=(), strict=False)
    skills: tuple[Skill, ...] = Field(default=(), strict=False)
    roadblocks: tuple[Roadblock, ...] = Field(default=(), strict=False)
    losses: tuple[Loss, ...] = Field(default=(), strict=False)
    metrics: tuple[Metric, ...] = Field(default=(), strict=False)

    @property
    def hours_by_role(self) -> dict[str, float] | None:
        """Hands-on hours per opportunity by role, or None where any of them is not known."""
        if self.hours is None:
            return None
        known = {role: typical(hours) for role, hours in self.hours.items()}
        return None if None in known.values() else {role: hours for role, hours in known.items() if hours is not None}
