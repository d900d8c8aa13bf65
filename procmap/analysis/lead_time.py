"""How long a delivered deal takes, from where it entered to the end, loops and skips included."""

from collections.abc import Mapping, Sequence

from procmap.analysis.figures import StageNumbers
from procmap.analysis.flow import Flow
from procmap.analysis.known import product, ratio, total
from procmap.model.record import typical
from procmap.model.side import Side


def lead_time_of_delivered(
    side: Side, flow: Flow, stages: Mapping[str, StageNumbers], delivered: float | None
) -> float | None:
    """Mean working days of the deals that are delivered, or None where an input is missing.

    Σ v·p·L / delivered over the stages, and Σ v·share·p·after_days / delivered over the flows: v visits, p the
    chance to be delivered in the end from there, L the stage's lead time. The visits of a chain, given where it
    ends: Kemeny and Snell, Finite Markov Chains, chapter 3. In a straight line it is the sum of the lead times.
    """
    chances = dict(zip(stages, flow.chances(), strict=True))
    spent = [_spent(stages[name].visits, chance, stages[name].lead_time_days) for name, chance in chances.items()]
    return ratio(total([*spent, *_between(side, stages, chances)]), delivered)


def _spent(*factors: float | None) -> float | None:
    """Days of all those who are delivered in the end; what none of them passes needs no lead time."""
    return 0.0 if 0 in factors[:-1] else product(*factors)


def _between(
    side: Side, stages: Mapping[str, StageNumbers], chances: Mapping[str, float | None]
) -> Sequence[float | None]:
    """Days between leaving a stage and arriving by a flow; a flow without `after_days` arrives at once."""
    flows = (flow for flow in side.flows if flow.after_days and flow.from_ in stages and flow.to in stages)
    return [_spent(stages[flow.from_].visits, typical(flow.share), chances[flow.to], flow.after_days) for flow in flows]
