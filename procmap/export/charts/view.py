"""What charts are made from: a side, its numbers, and those of the other side where there is one."""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from typing import TypeVar

from procmap.analysis.figures import RoleNumbers, SideNumbers, StageNumbers
from procmap.analysis.holding import held_back_by
from procmap.export.wording import grouped
from procmap.model.process_map import ProcessMap, SideName
from procmap.model.side import Side
from procmap.model.stage import Stage
from procmap.rules.needs import told_needs
from procmap.rules.wording import quoted

Numbers = TypeVar("Numbers")
Figure = Callable[[Numbers], float | None]
"""Which of the numbers of a stage, a role or a side is meant."""


@dataclass(frozen=True)
class View:
    """A side with stages, its numbers, and the other side's numbers or None."""

    process_map: ProcessMap
    name: SideName
    side: Side
    numbers: SideNumbers
    other: SideNumbers | None = None

    def stages(self, figure: Figure[StageNumbers]) -> Iterator[tuple[Stage, StageNumbers, float | None]]:
        """The stages with their numbers, and one figure of the same stage on the other side."""
        others = self.other.stages if self.other else {}
        for stage in self.side.stages:
            yield stage, self.numbers.stages[stage.id], figure(others[stage.id]) if stage.id in others else None

    def roles(self, figure: Figure[RoleNumbers]) -> Iterator[tuple[str, RoleNumbers, float | None]]:
        """The roles with their numbers, and one figure of the same role on the other side."""
        others = self.other.roles if self.other else {}
        for role, of in self.numbers.roles.items():
            yield role, of, figure(others[role]) if role in others else None

    def needed(self, needs: Iterable[str]) -> tuple[str, ...]:
        """The note that says what a chart lacks; none where it lacks nothing."""
        lacking = tuple(grouped(told_needs(self.process_map, needs)))
        return (f"Needs {'; '.join(lacking)}.",) if lacking else ()

    def beside(self, figure: Figure[SideNumbers]) -> float | None:
        """One figure of the other side."""
        return figure(self.other) if self.other else None

    @property
    def constraint(self) -> tuple[str, ...]:
        """The roles that hold the side back; none where the people are enough for what flows."""
        return held_back_by(self.numbers)

    @property
    def money(self) -> str:
        """The currency, to write behind an amount; nothing where the map does not say."""
        currency = self.process_map.process.currency
        return f" {quoted(currency)}" if currency else ""
