"""One side of a map, current or target: its stages, the moves between them, the people who work there."""

from collections.abc import Mapping

from pydantic import Field

from procmap.model.process import LifeCycle
from procmap.model.record import Record, ShareEstimate
from procmap.model.stage import Stage
from procmap.model.text import Choice, Identifier, Line, Number, OptionalIdentifier, Share


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
