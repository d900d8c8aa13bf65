"""What is still to be asked, of whom: everything that the eight steps lack, and what makes a KPI one to act on."""

from collections.abc import Iterator
from dataclasses import replace

from procmap.analysis.progress import missing
from procmap.model.data import value_at
from procmap.model.fault import Path
from procmap.model.process import Role
from procmap.model.process_map import SIDES, ProcessMap
from procmap.model.shape import is_by_role, is_in_stage, record_path, side_at
from procmap.model.stage import Stage
from procmap.model.text import displayed
from procmap.rules.finding import BOTH_SIDES
from procmap.store.homework_sheet import Question
from procmap.workshop.edits.observed import OBSERVED
from procmap.workshop.homework.addresses import Address, Gone, address_of, cell_of, naming, path_of
from procmap.workshop.homework.wording import NOBODY, example_of, is_answerable, label_in_sheet, question_of
from procmap.workshop.timing.agenda import STEPS

_OF_A_KPI = ("better", "red", "owner", "cadence")
"""What a KPI needs besides its target, for somebody to act on it."""


def questions(process_map: ProcessMap) -> tuple[Question, ...]:
    """Everything that homework can fill in, by owner and then by stage; those without owner last.

    What a stage lacks on both sides is asked once, for both.
    """
    made = [(_question(process_map, address, path), path) for address, path in _asked(process_map).items()]
    roles = [process_map.role_name(role.id) for role in process_map.roles]
    others = sorted({question.owner for question, _ in made}.difference(roles, [NOBODY]))
    owners = [*roles, *others, NOBODY]
    made.sort(key=lambda item: (owners.index(item[0].owner), _stage_first(item[1])))
    return tuple(question for question, _ in made)


def _asked(process_map: ProcessMap) -> dict[Address, Path]:
    asked: dict[Address, Path] = {}
    for path in _missing(process_map):
        if not is_answerable(process_map, cell_of(process_map, path)):
            continue
        address = address_of(process_map, path)
        if _target_lacks_it_too(process_map, address, path):
            address = replace(address, side=BOTH_SIDES)
        if replace(address, side=BOTH_SIDES) not in asked:
            asked.setdefault(address, path)
    return asked


def _target_lacks_it_too(process_map: ProcessMap, address: Address, path: Path) -> bool:
    """Whether the same stage of the target lacks the same, and is not without it because it was only observed."""
    if side_at(path) == "target" or not is_in_stage(path) or path[3] in OBSERVED[Stage]:
        return False
    try:
        twin = path_of(process_map, replace(address, side="target"))
    except Gone:
        return False
    is_same_new = naming(address) is None or twin[3:] == path[3:]
    return is_same_new and value_at(process_map, twin) in (None, "", ())


def _stage_first(path: Path) -> tuple[bool, int, bool]:
    """What stages are sorted by, before all that is in none: their order, the current side first."""
    return (True, 0, False) if not is_in_stage(path) else (False, int(path[2]), side_at(path) == "target")


def _question(process_map: ProcessMap, address: Address, path: Path) -> Question:
    cell = cell_of(process_map, path)
    stage = value_at(process_map, path[:3]) if is_in_stage(path) else None
    return Question(
        owner=_owner(process_map, path),
        stage=displayed(stage.name) if isinstance(stage, Stage) else "",
        stage_id=address.stage,
        side=address.side,
        field=label_in_sheet(process_map, path),
        key=address.key,
        question=question_of(cell),
        example=example_of(process_map, cell),
        now=cell.text,
    )


def _owner(process_map: ProcessMap, path: Path) -> str:
    """Who is asked: the owner of the record that lacks it, or else of its stage; of a role's figures, the role."""
    record, stage = value_at(process_map, record_path(path)), value_at(process_map, path[:3])
    own = record.id if isinstance(record, Role) else getattr(record, "owner", "")
    if is_by_role(path[:-1]) and not is_in_stage(path):
        own = str(path[-1])
    of_stage = stage.owner if isinstance(stage, Stage) else ""
    return displayed(process_map.role_name(own or of_stage)) or NOBODY


def for_the_room(process_map: ProcessMap) -> tuple[str, ...]:
    """What is missing that no single person can answer: the stages themselves, and what shall change."""
    found = (str(item) for step in STEPS for item in missing(process_map, step.id) if not item.paths)
    return tuple(dict.fromkeys(found))


def _missing(process_map: ProcessMap) -> Iterator[Path]:
    for step in STEPS:
        for item in missing(process_map, step.id):
            yield from item.paths
        if step.id == "numbers":
            yield from _of_kpis(process_map)


def _of_kpis(process_map: ProcessMap) -> Iterator[Path]:
    for name in SIDES:
        side = process_map.side(name)
        for position, stage in enumerate(side.stages if side else ()):
            path: Path = (name, "stages", position, "metrics")
            yield from (
                (*path, at, key) for at, key in _lacking_of_kpis(stage) if at < len(stage.metrics) or name == "current"
            )


def _lacking_of_kpis(stage: Stage) -> Iterator[tuple[int, str]]:
    if not stage.metrics:
        yield from ((0, key) for key in _OF_A_KPI)
    for at, metric in enumerate(stage.metrics):
        is_to_be = at == 0 and not any(other.is_kpi for other in stage.metrics)
        if metric.is_kpi or is_to_be:
            yield from ((at, key) for key in _OF_A_KPI if getattr(metric, key) in (None, ""))
