"""How far a map is: for each step of the workshop, what is still missing. Derived, never stored."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass

from procmap.analysis.comparison import target_changes
from procmap.model.process_map import ProcessMap, StepName
from procmap.model.record import typical
from procmap.model.side import Side
from procmap.model.stage import Stage


@dataclass(frozen=True)
class Missing:
    """Something a step still lacks: what, and the stage it lacks it at, or None."""

    what: str
    stage: str | None = None

    def __str__(self) -> str:
        return f"{self.what} at {self.stage}" if self.stage else self.what


def missing(process_map: ProcessMap, step: StepName) -> tuple[Missing, ...]:
    """What a step still lacks, in the order of its table; nothing where it is finished."""
    return tuple(_CHECKS[step](process_map))


def finished(process_map: ProcessMap) -> tuple[StepName, ...]:
    """The steps that lack nothing."""
    return tuple(step for step in _CHECKS if not missing(process_map, step))


def _of_stages(side: Side | None, wanted: tuple[tuple[str, Callable[[Stage], bool]], ...]) -> Iterator[Missing]:
    stages = side.stages if side else ()
    if not stages:
        yield Missing("the stages")
    for what, is_there in wanted:
        yield from (Missing(what, stage.name) for stage in stages if not is_there(stage))


def _goals(process_map: ProcessMap) -> Iterator[Missing]:
    process, observed = process_map.process, process_map.current.observed
    wanted = (
        ("what starts it", process.starts_when),
        ("what ends it", process.ends_when),
        ("the goal", process.goal is not None),
        ("the life cycle", process.life_cycle),
        ("what was delivered last period", observed is not None and observed.delivered is not None),
        ("the objective it serves", process_map.objectives),
    )
    return (Missing(what) for what, is_there in wanted if not is_there)


def _current(process_map: ProcessMap) -> Iterator[Missing]:
    stages = process_map.current.stages
    if len(stages) < 2:
        yield Missing("the stages" if not stages else "a second stage")


def _value(process_map: ProcessMap) -> Iterator[Missing]:
    return _of_stages(
        process_map.current,
        (
            ("what the customer gains", lambda stage: bool(stage.customer_value)),
            ("the buyer's act", lambda stage: bool(stage.exit)),
            ("whose act it is", lambda stage: stage.exit_by is not None),
        ),
    )


def _means(process_map: ProcessMap) -> Iterator[Missing]:
    yield from _of_stages(process_map.current, (("the owner", lambda stage: bool(stage.owner)),))
    working = {role for stage in process_map.current.stages for role in (stage.owner, *(stage.hours or ()))}
    for role in process_map.roles:
        if role.id not in working:
            continue
        name = process_map.role_name(role.id)
        if role.id not in process_map.current.headcount:
            yield Missing(f"the headcount of {name}")
        if role.hours_per_week is None:
            yield Missing(f"the hours a week of {name}")
        if role.selling_share is None and role.id not in process_map.current.selling_share:
            yield Missing(f"the selling share of {name}")


def _numbers(process_map: ProcessMap) -> Iterator[Missing]:
    return _of_stages(
        process_map.current,
        (
            ("how many move on", lambda stage: typical(stage.conversion) is not None),
            ("the hours", lambda stage: stage.hours_by_role is not None),
            ("our wait", lambda stage: typical(stage.our_wait_days) is not None),
            ("the buyer's wait", lambda stage: typical(stage.buyer_wait_days) is not None),
            ("what is right first time", lambda stage: typical(stage.right_first_time) is not None),
            ("a KPI", lambda stage: any(metric.is_kpi for metric in stage.metrics)),
        ),
    )


def _weak_links(process_map: ProcessMap) -> Iterator[Missing]:
    heard = [block for stage in process_map.current.stages for block in stage.roadblocks]
    if not heard:
        yield Missing("where deals stall, in their words")
    for stage in process_map.current.stages:
        if any(not block.answer or not block.owner for block in stage.roadblocks):
            yield Missing("an answer and its owner for the roadblock", stage.name)


def _target(process_map: ProcessMap) -> Iterator[Missing]:
    if process_map.target is None:
        yield Missing("the target")
        return
    if not target_changes(process_map):
        yield Missing("what changes")
    yield from _of_stages(
        process_map.target,
        (
            ("what the customer gains", lambda stage: bool(stage.customer_value)),
            ("the buyer's act", lambda stage: bool(stage.exit)),
            ("the owner", lambda stage: bool(stage.owner)),
            ("how many move on", lambda stage: typical(stage.conversion) is not None),
            ("the hours", lambda stage: stage.hours_by_role is not None),
        ),
    )


def _plan(process_map: ProcessMap) -> Iterator[Missing]:
    live = [action for action in process_map.actions if action.is_live]
    if not process_map.actions:
        yield Missing("the first action")
    for what, lacking in (
        ("an owner", [action for action in live if not action.owner]),
        ("a due date", [action for action in live if action.due is None]),
    ):
        yield from (Missing(f"{what} of “{action.title or action.id or 'an action'}”") for action in lacking)
    if not process_map.goals:
        yield Missing("what each of you will do")
    yield from (Missing(f"an owner of the parked “{item.text}”") for item in process_map.parked if not item.owner)


_CHECKS: dict[StepName, Callable[[ProcessMap], Iterator[Missing]]] = {
    "goals": _goals,
    "current": _current,
    "value": _value,
    "means": _means,
    "numbers": _numbers,
    "weak-links": _weak_links,
    "target": _target,
    "plan": _plan,
}
