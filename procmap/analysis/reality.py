"""What the map says of last period, held against what really happened."""

from dataclasses import dataclass

from procmap.analysis.figures import SideNumbers
from procmap.model.process_map import ProcessMap


@dataclass(frozen=True)
class Comparison:
    """One observed figure, deals or working days, and what the map expects; `needs` says why it expects none."""

    observed: float
    expected: float | None
    needs: tuple[str, ...] = ()


@dataclass(frozen=True)
class Reality:
    """Deliveries and lead time of last period; None is what nobody counted."""

    delivered: Comparison | None
    lead_time_days: Comparison | None

    @property
    def comparisons(self) -> tuple[tuple[str, Comparison], ...]:
        """What was counted, each with its name in the map."""
        named = (("delivered", self.delivered), ("lead_time_days", self.lead_time_days))
        return tuple((name, comparison) for name, comparison in named if comparison)


def reality_of(process_map: ProcessMap, numbers: SideNumbers) -> Reality:
    """The current side's numbers against what was observed.

    Expected deliveries are what the roles let through of what enters. Volumes that follow from the
    goal say nothing of last period: they need `entering`.
    """
    observed = process_map.current.observed
    counted, days = (observed.delivered, observed.lead_time_days) if observed else (None, None)
    return Reality(
        None if counted is None else _deliveries(counted, numbers),
        None if days is None else _comparison(days, numbers.lead_time_days, numbers.lead_time_needs),
    )


def _deliveries(counted: float, numbers: SideNumbers) -> Comparison:
    if numbers.volumes_at == "goal":
        return Comparison(counted, None, ("entering",))
    return _comparison(counted, numbers.deliverable, numbers.deliverable_needs)


def _comparison(observed: float, expected: float | None, needs: tuple[str, ...]) -> Comparison:
    return Comparison(observed, expected, needs if expected is None else ())
