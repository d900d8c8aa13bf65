"""What a value that was typed does to the record it is typed into: it may name it, or empty it."""

from typing import Any

from procmap.model.data import value_at
from procmap.model.fault import Path
from procmap.model.process_map import ProcessMap
from procmap.model.shape import is_in_stage, is_stage, record_path
from procmap.workshop.edits.edit import checked, placed, removed, with_value
from procmap.workshop.edits.identities import with_id_from_name
from procmap.workshop.edits.references import reference_to, references_to
from procmap.workshop.fields.naming import names_its_record


def filled(process_map: ProcessMap, path: Path, value: Any) -> ProcessMap:
    """The map with a typed value at a path; None clears it. Raises Unacceptable.

    A record that is named for the first time gets an id of its name. A record within a stage that says
    nothing any more is removed, because the grid of the stages made it when its first cell was typed.
    """
    at = record_path(path)
    if value is None and is_in_stage(at) and not is_stage(at):
        return checked(_without_emptied(placed(process_map, path, None), at))
    if isinstance(value, str) and names_its_record(path):
        process_map = with_id_from_name(process_map, at, value)
    return with_value(process_map, path, value)


def _without_emptied(process_map: ProcessMap, at: Path) -> ProcessMap:
    record, reference = value_at(process_map, at), reference_to(process_map, at)
    says = {name for name, field in type(record).model_fields.items() if getattr(record, name) != field.default}
    is_needed = reference is not None and references_to(process_map, *reference)
    return process_map if says - {"id"} or is_needed else removed(process_map, at)
