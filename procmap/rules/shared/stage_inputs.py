"""What the rules about figures of stages share: what is not said, once for the side where that stops it all."""

from collections.abc import Callable, Iterator, Mapping, Sequence

from procmap.analysis.numbers import StageNumbers
from procmap.model.record import Estimate
from procmap.model.stage import Stage
from procmap.rules.rule import Gap, SideContext, Verdict, Weakness


def unstated(stages: Sequence[Stage], field: str) -> tuple[str, ...]:
    """Where a field is not said, as needs; the field alone where none of the stages says it."""
    silent = [stage.id for stage in stages if not _says(stage, field)]
    return (field,) if len(silent) == len(stages) else tuple(f"{field} at {stage}" for stage in silent)


def judged_stages(
    context: SideContext,
    fields: Sequence[str],
    lacking: Callable[[StageNumbers], tuple[str, ...]],
    flagged: Callable[[Stage, StageNumbers], Weakness | None],
) -> Iterator[Verdict]:
    """What a rule says of each stage that says these fields; one gap for the side where no stage can be assessed."""
    stages, numbers = context.side.stages, context.numbers.stages
    nowhere = tuple(field for field in fields if unstated(stages, field) == (field,))
    needs = {stage.id: (*_unsaid(stage, fields), *lacking(numbers[stage.id])) for stage in stages}
    if nowhere or all(needs.values()):
        yield Gap(nowhere or _all(needs))
        return
    for stage in stages:
        if needs[stage.id]:
            yield Gap(needs[stage.id], stage=stage.id)
        elif weakness := flagged(stage, numbers[stage.id]):
            yield weakness


def daily_needs(context: SideContext, numbers: StageNumbers) -> tuple[str, ...]:
    """What the visits of a stage in a working day lack."""
    if numbers.visits is None:
        return context.numbers.volume_needs
    return ("weeks_per_year above 0",) if numbers.visits_a_day is None else ()


def _says(stage: Stage, field: str) -> bool:
    value = getattr(stage, field)
    return (value.typical if isinstance(value, Estimate) else value) is not None


def _unsaid(stage: Stage, fields: Sequence[str]) -> Iterator[str]:
    return (f"{field} at {stage.id}" for field in fields if not _says(stage, field))


def _all(needs: Mapping[str, tuple[str, ...]]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(need for of_stage in needs.values() for need in of_stage))
