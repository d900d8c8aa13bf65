"""Where in a map a finding is mended: the path of the value, record or stage that it is about."""

from collections.abc import Iterator

from procmap.model.data import value_at
from procmap.model.fault import Path
from procmap.model.process_map import SIDES, ProcessMap, SideName
from procmap.model.shape import record_type_at
from procmap.rules.finding import Finding
from procmap.rules.registry import rule_named

OF_THE_MAP = ("objectives", "actions", "scripts")
"""The lists of the map whose records a finding may name; all others are a stage's."""


def path_of(process_map: ProcessMap, finding: Finding, side: SideName | None = None) -> Path:
    """The place that a finding is about, as exact as it says; on `side` where it holds on both.

    What is missing is named all the same: a stage without an exit gives the path of its exit. A finding
    on nothing that the map has is about the process.
    """
    sides = [side] if side and finding.is_on(side) else [name for name in SIDES if finding.is_on(name)]
    whole: Path = next(((name,) for name in sides if process_map.side(name)), ("process",))
    stage = next(_stages(process_map, finding, sides), whole)
    return next(_named(process_map, finding, stage), stage) if finding.field else stage


def _stages(process_map: ProcessMap, finding: Finding, sides: list[SideName]) -> Iterator[Path]:
    """The finding's stage, on the sides where it is; on any side where the finding says none."""
    for name in sides or SIDES:
        side = process_map.side(name)
        position = side.position(finding.stage) if side and finding.stage else None
        if position is not None:
            yield (name, "stages", position)


def _named(process_map: ProcessMap, finding: Finding, holder: Path) -> Iterator[Path]:
    """What the finding's field names, on the stage or side that holds it."""
    rule, field = rule_named(finding.rule), finding.field or ""
    match rule.names if rule else "":
        case "":
            yield from _fields(process_map, finding.stage, field, holder)
        case "side":
            yield (holder[0], field, *((finding.role,) if finding.role else ()))
        case "rules":
            yield from _mentions(process_map, field)
        case records:
            yield from _records(process_map, (records,) if records in OF_THE_MAP else (*holder, records), field)
            yield from _fields(process_map, finding.stage, field, holder)


def _fields(process_map: ProcessMap, stage: str | None, field: str, holder: Path) -> Iterator[Path]:
    """The field of that name; of the flows of a stage, which stand on the side, one that leaves it."""
    if field == "flows" and stage:
        yield from _flows(process_map, stage, holder)
    record = record_type_at(holder)
    if record and field in record.model_fields:
        yield (*holder, field)


def _records(process_map: ProcessMap, path: Path, name: str) -> Iterator[Path]:
    """The records of a list that are called so."""
    for position, record in enumerate(value_at(process_map, path) or ()):
        if name in (getattr(record, "id", None), getattr(record, "name", None)):
            yield (*path, position)


def _mentions(process_map: ProcessMap, rule: str) -> Iterator[Path]:
    """The waivers, and the answers of actions, that name a rule."""
    yield from (("waivers", at) for at, waiver in enumerate(process_map.waivers) if waiver.rule == rule)
    for at, action in enumerate(process_map.actions):
        yield from (("actions", at, "answers", n) for n, answer in enumerate(action.answers) if answer.rule == rule)


def _flows(process_map: ProcessMap, stage: str, holder: Path) -> Iterator[Path]:
    """The flows that leave a stage, those that lead back first."""
    side = process_map.side("target" if holder[0] == "target" else "current")
    if side is None:
        return
    leaving = [position for position, flow in enumerate(side.flows) if flow.from_ == stage]
    here = side.position(stage) or 0
    for position in sorted(leaving, key=lambda index: (side.position(side.flows[index].to) or 0) > here):
        yield (holder[0], "flows", position)
