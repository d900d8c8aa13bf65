"""Where the room mends a finding: the field that decides it, and the form in which that field stands."""

from collections.abc import Mapping

from procmap.model.data import value_at
from procmap.model.fault import Path
from procmap.model.process_map import ProcessMap, SideName
from procmap.model.shape import is_in_stage, record_path
from procmap.rules.finding import Finding
from procmap.rules.where import path_of
from procmap.workshop.sheets.sheet import sheet_of

_FIELDS: Mapping[str, tuple[str, ...]] = {
    "constraint": ("hours",),
    "kpi-without-plan": ("owner", "objective", "red", "cadence"),
    "loose-objective": ("supports",),
    "near-capacity": ("hours",),
    "over-capacity": ("hours",),
    "overdue-action": ("due",),
    "poor-tool": ("fit",),
    "red-zone": ("actual",),
    "script-weights": ("sections",),
    "single-holder": ("holders",),
    "skill-gap": ("actual",),
}
"""The fields that decide a finding of a rule, beneath the record that it is about; the first empty one is mended."""


def mended_at(process_map: ProcessMap, finding: Finding, side: SideName) -> Path:
    """The path of what is typed to mend a finding: a field, or the record or list that it is about."""
    record = path_of(process_map, finding, side)
    fields = _FIELDS.get(finding.rule)
    if not fields or not isinstance(record[-1], int):
        return record
    empty = (field for field in fields if value_at(process_map, (*record, field)) in (None, ""))
    path = (*record, next(empty, fields[0]))
    return (*path, finding.role) if path[-1] == "hours" and finding.role else path


def form_of(process_map: ProcessMap, path: Path) -> Path:
    """The path of the form to mend something in: the stage's, where its form shows it, or else the record's own."""
    record = record_path(path)
    if not is_in_stage(path):
        return record or path[:1]
    is_shown = any(
        cell.path == path for block in sheet_of(process_map, path[:3]) for row in block.rows for cell in row.cells
    )
    return path[:3] if is_shown or record != path[: len(path) - 1] else record
