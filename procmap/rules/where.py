"""Where in a map a finding is mended: the path of the value, record or stage that it is about."""

from collections.abc import Iterator, Mapping

from procmap.model.data import value_at
from procmap.model.fault import Path
from procmap.model.process_map import SIDES, ProcessMap, SideName
from procmap.model.shape import record_type_at
from procmap.rules.finding import Finding

HIRING = ("hire-before-fix", "hire-without-need")
"""The rules that are about the people planned for a role."""

OF_A_SIDE = ("demand-gap",)
"""The rules that stand at a stage, but whose `field` is the side's."""

RECORDS_OF_RULES: Mapping[str, tuple[str, ...]] = {
    "red-zone": ("metrics",),
    "kpi-without-plan": ("metrics",),
    "skill-gap": ("skills",),
    "single-holder": ("skills",),
    "poor-tool": ("tools",),
    "unmanaged-activity": ("activities",),
    "loose-objective": ("objectives",),
    "overdue-action": ("actions",),
    "script-weights": ("scripts",),
    "script-gap": ("scripts",),
    "unknown-rule": ("waivers", "actions"),
}
"""Where a rule's `field` is the name of a record: a metric may be called as a field is, such as `conversion`."""

LISTS_OF_A_STAGE = ("metrics", "skills", "tools", "activities", "roadblocks", "losses")
LISTS_OF_A_MAP = ("objectives", "actions", "scripts", "waivers")

NAMES = ("id", "name", "says", "why", "rule")
"""The fields by which a finding may call a record."""


def path_of(process_map: ProcessMap, finding: Finding, side: SideName | None = None) -> Path:
    """The place that a finding is about, as exact as it says; on `side` where it holds on both.

    What is missing is named all the same: a stage without an exit gives the path of its exit. A finding
    on nothing that the map has is about the process.
    """
    if finding.rule in HIRING and finding.role:
        return ("target", "headcount", finding.role)
    sides = [side] if side and finding.is_on(side) else [name for name in SIDES if finding.is_on(name)]
    stage = None if finding.rule in OF_A_SIDE else next(_stages(process_map, finding, sides), None)
    holder = stage or next(((name,) for name in sides if process_map.side(name)), ("process",))
    return next(_named(process_map, finding, holder), holder)


def _stages(process_map: ProcessMap, finding: Finding, sides: list[SideName]) -> Iterator[Path]:
    """The finding's stage, on the sides where it is; on any side where the finding says none."""
    for name in sides or SIDES:
        side = process_map.side(name)
        position = side.position(finding.stage) if side and finding.stage else None
        if position is not None:
            yield (name, "stages", position)


def _named(process_map: ProcessMap, finding: Finding, holder: Path) -> Iterator[Path]:
    """What the finding's field may name: the rule's own kind of record, a field, any record, in this order."""
    if not finding.field:
        return
    yield from _records(process_map, finding.field, holder, RECORDS_OF_RULES.get(finding.rule, ()))
    if finding.field == "flows" and finding.stage:
        yield from _flows(process_map, finding.stage, holder)
    record = record_type_at(holder)
    if record and finding.field in record.model_fields:
        yield (*holder, finding.field)
    yield from _records(process_map, finding.field, holder, (*LISTS_OF_A_STAGE, *LISTS_OF_A_MAP))


def _records(process_map: ProcessMap, name: str, holder: Path, lists: tuple[str, ...]) -> Iterator[Path]:
    """The records called so in these lists of the holder or of the map; of an action also what it answers."""
    for key in lists:
        path = (key,) if key in LISTS_OF_A_MAP else (*holder, key)
        for position, record in enumerate(value_at(process_map, path) or ()):
            if name in (getattr(record, attribute, None) for attribute in NAMES):
                yield (*path, position)
            for index, answer in enumerate(getattr(record, "answers", ())):
                if answer.rule == name:
                    yield (*path, position, "answers", index)


def _flows(process_map: ProcessMap, stage: str, holder: Path) -> Iterator[Path]:
    """The flows that leave a stage, those that lead back first."""
    side = process_map.side("target" if holder[0] == "target" else "current")
    if side is None:
        return
    leaving = [position for position, flow in enumerate(side.flows) if flow.from_ == stage]
    here = side.position(stage) or 0
    for position in sorted(leaving, key=lambda index: (side.position(side.flows[index].to) or 0) > here):
        yield (holder[0], "flows", position)
