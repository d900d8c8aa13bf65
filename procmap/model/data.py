"""A map as plain data, as TOML holds it, and back; and the path that names a place in it."""

from collections.abc import Mapping
from typing import Any

from procmap.model.fault import Path
from procmap.model.process_map import ProcessMap
from procmap.model.record import Estimate, Record


def key_of(attribute: str) -> str:
    """The key of the file that an attribute of a record stands for: `from_` is `from`."""
    return attribute.rstrip("_")


def attribute_of(key: str) -> str:
    """The attribute of a record that a key of the file stands for."""
    return "from_" if key == "from" else key


def to_data(value: Any) -> Any:
    """A record, list or value as plain data: what is not said is left out, whole numbers lose their `.0`.

    Keys come in the order of the format. Every default of the format means "not said", so leaving
    defaults out loses nothing, and what a missing value counts as can never change an old file.
    """
    if isinstance(value, Estimate) and value.is_plain:
        return to_data(value.typical)
    if isinstance(value, Record):
        held = {name: (field, getattr(value, name)) for name, field in type(value).model_fields.items()}
        return {
            key_of(name): to_data(part)
            for name, (field, part) in held.items()
            if field.is_required() or part != field.default
        }
    if isinstance(value, Mapping):
        return {key: to_data(held) for key, held in value.items()}
    if isinstance(value, tuple):
        return [to_data(held) for held in value]
    if isinstance(value, float) and value.is_integer() and abs(value) < 2**53:
        return int(value)
    return value


def from_data(data: Mapping[str, Any]) -> ProcessMap:
    """The map that plain data make. Raises pydantic's ValidationError; see `faults` for people's words."""
    return ProcessMap.model_validate(data)


def value_at(value: Any, path: Path) -> Any:
    """What stands at a path of a map, a record or plain data; None where the path leads nowhere."""
    for step in path:
        if isinstance(step, int):
            if not isinstance(value, (tuple, list)) or not 0 <= step < len(value):
                return None
            value = value[step]
        elif isinstance(value, Mapping):
            value = value.get(step)
        elif isinstance(value, Record):
            value = getattr(value, attribute_of(step), None)
        else:
            return None
    return value
