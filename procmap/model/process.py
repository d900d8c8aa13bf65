"""The process itself: what is sold to whom, the objectives it serves, the roles that work in it."""

from typing import Literal

from procmap.model.record import Record
from procmap.model.text import Choice, Line, Lines, Name, Number, OptionalIdentifier, Share

LifeCycle = Literal["introduction", "growth", "maturity", "decline"]
Period = Literal["week", "month", "quarter", "year"]

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
