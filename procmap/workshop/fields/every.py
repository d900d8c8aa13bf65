"""Every field of the format as data: from this one table come grids, forms, lists and their help."""

from procmap.model.record import Record
from procmap.workshop.fields.agreed import AGREED_FIELDS
from procmap.workshop.fields.field import Field
from procmap.workshop.fields.process import PROCESS_FIELDS
from procmap.workshop.fields.stage import STAGE_FIELDS

FIELDS: dict[type[Record], tuple[Field, ...]] = {**PROCESS_FIELDS, **STAGE_FIELDS, **AGREED_FIELDS}
"""The fields of every record, in the order in which a form shows them."""


def field_of(record: type[Record], key: str) -> Field:
    """One field of a kind of record by its key. Raises KeyError where there is no such field."""
    for field in FIELDS[record]:
        if field.key == key:
            return field
    raise KeyError(key)
