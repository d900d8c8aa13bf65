"""The base of every record of a map, and the estimate that many of their numbers are."""

from typing import Any, Literal

from pydantic import BaseModel, ConfigDict, model_validator

from procmap.model.text import Choice, Count, Line, Number, Share

Basis = Literal["estimate", "measured"]


class Record(BaseModel):
    """A frozen piece of a map. Every default means "not said"; an unknown key is a fault."""

    model_config = ConfigDict(frozen=True, extra="forbid", strict=True)


class Estimate(Record):
    """A number, and what the team knows of it: its range, its basis and its source.

    In the file a plain number stands for a table that says `typical` alone. Calculations use `typical`.
    """

    typical: Number | None = None
    low: Number | None = None
    high: Number | None = None
    basis: Choice[Basis] = None
    n: Count | None = None
    source: Line = ""

    @model_validator(mode="before")
    @classmethod
    def _from_number(cls, data: Any) -> Any:
        if isinstance(data, (int, float)) and not isinstance(data, bool):
            return {"typical": data}
        return data

    @property
    def is_plain(self) -> bool:
        """Whether a plain number says all there is."""
        return self.typical is not None and {self.low, self.high, self.basis, self.n} == {None} and not self.source


class ShareEstimate(Estimate):
    """An estimate of a share from 0 to 1."""

    typical: Share | None = None
    low: Share | None = None
    high: Share | None = None


def typical(estimate: Estimate | None) -> float | None:
    """The number to calculate with, or None where there is none."""
    return None if estimate is None else estimate.typical
