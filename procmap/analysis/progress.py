"""How far a map is: for each step of the workshop, what is still missing. Derived, never stored."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass

from procmap.analysis.side_changes import target_changes_of
from procmap.model.fault import Path
from procmap.model.process_map import ProcessMap, SideName, StepName
from procmap.model.record import Estimate, typical
from procmap.model.stage import Stage


@dataclass(frozen=True)
class Missing:
    """Something a step still lacks: what, and the stage it lacks it at, or None.

    `paths` are the values that would fill it in; none where the room has to work it out together.
    """

    what: str
    stage: str | None = None
    paths: tuple[Path, ...] = ()

    def __str__(self) -> str:
        return f"{self.what} at {self.stage}" if self.stage else self.what


def missing(process_map: ProcessMap, step: StepName) -> tuple[Missing, ...]:
    """What a step still lacks, in the order of its table; nothing where it is finished."""
    return tuple(_CHECKS[step](process_map))


def finished(process_map: ProcessMap) -> tuple[StepName, ...]:
    """The steps that lack nothing."""
    return tuple(step for step in _CHECKS if not missing(process_map, step))


_Wanted = tuple[tuple[str, str], ...]
"""What is wanted of each stage, and the key that holds it."""

_VALUE: _Wanted = (
    ("what the customer gains", "customer_value"),
    ("the buyer's act", "exit"),
    ("whose act it is", "exit_by"),
)
_NUMBERS: _Wanted = (
    ("how many move on", "conversion"),
    ("the hours", "hours"),
    ("our wait", "our_wait_days"),
    ("the buyer's wait", "buyer_wait_days"),
    ("what is right first time", "right_first_time"),
    ("a KPI", "metrics"),
)
_TARGET: _Wanted = (*_VALUE[:2], ("the owner", "owner"), *_NUMBERS[:2])

_PEOPLE = ("headcount", "selling_share")
"""What a target changes of a side beside its stages and moves; another goal alone changes no process."""


def _of_stages(process_map: ProcessMap, side_name: SideName, wanted: _Wanted) -> Iterator[Missing]:
    side = process_map.side(side_name)
    stages = side.stages if side else ()
    if not stages:
        yield Missing("the stages")
    for what, key in wanted:
        for position, stage in enumerate(stages):
            if not _is_said(stage, key):
                yield Missing(what, stage.name, _paths(stage, (side_name, "stages", position, key)))


def _is_said(stage: Stage, key: str) -> bool:
    if key == "hours":
        return stage.hours_by_role is not None
    if key == "metrics":
        return any(metric.is_kpi for metric in stage.metrics)
    value = getattr(stage, key)
    return typical(value) is not None if isinstance(value, Estimate) else bool(value)


def _paths(stage: Stage, path: Path) -> tuple[Path, ...]:
    """The values that fill in a key of a stage: more than one where it holds a table or a list."""
    if path[-1] == "hours":
        unknown = [role for role, hours in (stage.hours or {}).items() if hours.typical is None]
        return tuple((*path, role) for role in unknown) or (path,)
    if path[-1] == "metrics":
        keys = ("target",) if stage.metrics else ("name", "target")
        return tuple((*path, 0, key) for key in keys)
    return (path,)


def _goals(process_map: ProcessMap) -> Iterator[Missing]:
    process, observed = process_map.process, process_map.current.observed
    delivered = observed is not None and observed.delivered is not None
    wanted: tuple[tuple[str, object, Path], ...] = (
        ("what starts it", process.starts_when, ("process", "starts_when")),
        ("what ends it", process.ends_when, ("process", "ends_when")),
        ("the goal", process.goal is not None, ("process", "goal")),
        ("the life cycle", process.life_cycle, ("process", "life_cycle")),
        ("what was delivered last period", delivered, ("current", "observed", "delivered")),
        ("the objective it serves", process_map.objectives, ("objectives", 0, "name")),
    )
    return (Missing(what, paths=(path,)) for what, is_there, path in wanted if not is_there)


def _current(process_map: ProcessMap) -> Iterator[Missing]:
    stages = process_map.current.stages
    if len(stages) < 2:
        yield Missing("the stages" if not stages else "a second stage")


def _means(process_map: ProcessMap) -> Iterator[Missing]:
    yield from _of_stages(process_map, "current", (("the owner", "owner"),))
    current = process_map.current
    working = {role for stage in current.stages for role in (stage.owner, *(stage.hours or ()))}
    for position, role in enumerate(process_map.roles):
        if role.id not in working:
            continue
        name = process_map.role_name(role.id)
        if role.id not in current.headcount:
            yield Missing(f"the headcount of {name}", paths=(("current", "headcount", role.id),))
        if role.hours_per_week is None:
            yield Missing(f"the hours a week of {name}", paths=(("roles", position, "hours_per_week"),))
        if role.selling_share is None and role.id not in current.selling_share:
            yield Missing(f"the selling share of {name}", paths=(("roles", position, "selling_share"),))


def _weak_links(process_map: ProcessMap) -> Iterator[Missing]:
    lists: list[Path] = [
        ("current", "stages", position, "roadblocks") for position in range(len(process_map.current.stages))
    ]
    if not any(stage.roadblocks for stage in process_map.current.stages):
        heard = tuple((*path, 0, key) for path in lists for key in ("says", "answer", "owner"))
        yield Missing("where deals stall, in their words", paths=heard)
    for stage, path in zip(process_map.current.stages, lists, strict=True):
        unanswered = tuple(
            (*path, position, key)
            for position, block in enumerate(stage.roadblocks)
            for key in ("answer", "owner")
            if not getattr(block, key)
        )
        if unanswered:
            yield Missing("an answer and its owner for the roadblock", stage.name, unanswered)


def _target(process_map: ProcessMap) -> Iterator[Missing]:
    if process_map.target is None:
        yield Missing("the target")
        return
    changes = target_changes_of(process_map)
    if not changes or not (changes.stages or changes.flows or any(it.key in _PEOPLE for it in changes.fields)):
        yield Missing("what changes")
    yield from _of_stages(process_map, "target", _TARGET)


def _plan(process_map: ProcessMap) -> Iterator[Missing]:
    if not process_map.actions:
        yield Missing("the first action", paths=tuple(("actions", 0, key) for key in ("title", "owner", "due")))
    for key, what in (("owner", "an owner"), ("due", "a due date")):
        for position, action in enumerate(process_map.actions):
            if action.is_live and not getattr(action, key):
                name = action.title or action.id or "an action"
                yield Missing(f"{what} of “{name}”", paths=(("actions", position, key),))
    if not process_map.goals:
        yield Missing("what each of you will do", paths=tuple(("goals", 0, key) for key in ("who", "metric", "to")))
    for position, item in enumerate(process_map.parked):
        if not item.owner:
            yield Missing(f"an owner of the parked “{item.text}”", paths=(("parked", position, "owner"),))


_CHECKS: dict[StepName, Callable[[ProcessMap], Iterator[Missing]]] = {
    "goals": _goals,
    "current": _current,
    "value": lambda process_map: _of_stages(process_map, "current", _VALUE),
    "means": _means,
    "numbers": lambda process_map: _of_stages(process_map, "current", _NUMBERS),
    "weak-links": _weak_links,
    "target": _target,
    "plan": _plan,
}
