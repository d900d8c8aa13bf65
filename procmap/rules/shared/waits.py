"""What the rules about waits share: where most of all the waiting is."""

from collections.abc import Callable, Iterator
from typing import Literal

from procmap.analysis.known import total
from procmap.model.record import typical
from procmap.rules.comparing import above, at_least
from procmap.rules.rule import Gap, SideContext, Verdict, Weakness
from procmap.rules.shared.stage_inputs import unstated
from procmap.rules.wording import quoted

Whose = Literal["our_wait", "buyer_wait"]


def judged_waits(context: SideContext, whose: Whose, said: Callable[[str, float, float], str]) -> Iterator[Verdict]:
    """Flag each stage with far more than its even share of the waiting; `said` gets its name, its days and all days."""
    stages, limits, field = context.side.stages, context.thresholds, f"{whose}_days"
    waits = [typical(getattr(stage, field)) for stage in stages]
    every = total(waits)
    if every is None:
        yield Gap(unstated(stages, field))
        return
    least = limits["times_even_share"] / len(stages) * every
    for stage, wait in zip(stages, waits, strict=True):
        if wait is not None and at_least(wait, least) and above(wait, limits["most_days"]):
            yield Weakness(
                said(quoted(stage.name), wait, every),
                stage=stage.id,
                field=field,
                evidence=((whose, wait), (f"{whose}_at_all_stages", every), ("stages", len(stages))),
            )
