"""The format as a JSON Schema: shapes and bounds from the models, words from the table of fields.

What it cannot say, such as whether a reference leads somewhere, is left to reading the map.
"""

import datetime
from collections.abc import Iterator, Mapping
from typing import Any

from procmap.model.data import key_of, to_data
from procmap.model.process_map import ProcessMap
from procmap.model.record import Estimate, Record
from procmap.model.side import Side
from procmap.store.reading import parse_map
from procmap.store.starters import sample_text
from procmap.workshop.fields.every import FIELDS
from procmap.workshop.fields.field import Field, Kind
from procmap.workshop.fields.in_file import hint_in_file

_CONTROL = r"\u0000-\u001f\u007f-\u009f\u2028\u2029"
_LINE = rf"^[^{_CONTROL}]*$"
_NAME = rf"^[^{_CONTROL}]*[^\s{_CONTROL}][^{_CONTROL}]*$"
_LINES = r"^[^\u0000-\u0009\u000b-\u001f\u007f-\u009f\u2028\u2029]*$"
_BY_NAME = {kind.__name__: kind for kind in FIELDS}

_UNITS: Mapping[Kind, str] = {
    "share": "A share from 0 to 1.",
    "share estimate": "A share from 0 to 1, or a table with its range and source.",
    "estimate": "A number, or a table with its range and source.",
    "hours": "Hours by role; an empty table says none.",
    "by role": "By the id of a role.",
    "percent": "Of 100.",
    "rating": "0 to 5.",
    "weight": "1 to 5.",
    "count": "A whole number.",
    "number": "A number of at least 0.",
    "rating list": "Each 0 to 5.",
    "role": "The id of a role.",
    "stage": "The id of a stage.",
    "objective": "The id of an objective.",
    "metric": "STAGE/METRIC, by their ids.",
    "who": "The id of a role, or any name.",
    "date": "A date such as 2027-01-31.",
    "lines": "Line breaks are allowed.",
}
"""What the values of a kind are counted in, or name."""


def map_schema() -> dict[str, Any]:
    """The JSON Schema of a map file, of the draft 2020-12, for the data as TOML holds them, dates as text."""
    whole = ProcessMap.model_json_schema()
    kinds = {name: _record(whole["$defs"][name], kind) for name, kind in _BY_NAME.items() if name in whole["$defs"]}
    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "title": "A map of a sales process",
        **_record(whole, ProcessMap),
        "$defs": dict(sorted(kinds.items())),
    }


def _record(schema: Mapping[str, Any], kind: type[Record]) -> dict[str, Any]:
    fields = {field.key: field for field in FIELDS[kind]}
    examples = _examples(kind)
    properties = {
        key: {**_shape(shape, fields[key].kind), "description": _words(kind, fields[key]), **examples.get(key, {})}
        for key, shape in schema["properties"].items()
    }
    said = (kind.__doc__ or "").split("\n\n", maxsplit=1)[0]
    required = {"required": schema["required"]} if "required" in schema else {}
    return {
        "description": " ".join(said.split()),
        "type": "object",
        "properties": properties,
        **required,
        "additionalProperties": False,
    }


def _shape(shape: Mapping[str, Any], kind: Kind) -> dict[str, Any]:
    """What pydantic says of a value, without what TOML has not: no null, and no default that is written out."""
    plain = {key: held for key, held in shape.items() if key not in ("title", "default")}
    if "anyOf" in plain:
        (plain,) = (dict(option) for option in plain["anyOf"] if option.get("type") != "null")
    if "patternProperties" in plain:
        by_role = {name: _shape(held, kind) for name, held in plain["patternProperties"].items()}
        plain |= {"patternProperties": by_role, "additionalProperties": False}
    if "items" in plain:
        plain["items"] = _shape(plain["items"], kind)
    if "enum" in plain:
        plain["enum"] = [*plain["enum"], ""]
    name = plain.get("$ref", "").rpartition("/")[2]
    if name and issubclass(_BY_NAME[name], Estimate):
        bounds = {"maximum": 1} if name == "ShareEstimate" else {}
        plain = {"anyOf": [{"type": "number", "minimum": 0, **bounds}, plain]}
    if plain.get("type") == "string" and not plain.keys() & {"enum", "format", "pattern"}:
        one_line = _NAME if "minLength" in plain else _LINE
        plain["pattern"] = _LINES if kind == "lines" else one_line
    return plain


def _words(kind: type[Record], field: Field) -> str:
    """What a field is, and its unit."""
    hint = hint_in_file(kind, field)
    ended = hint if not hint or hint.endswith(".") else f"{hint}."
    unit = f"In {field.unit}." if field.unit else ""
    counted = _UNITS.get(field.kind, "")
    return " ".join(filter(None, (f"{field.label}.", ended, unit, "" if counted in ended else counted)))


def _examples(kind: type[Record]) -> dict[str, dict[str, Any]]:
    """A value of the sample map for each field of a kind of record, but for those that hold records."""
    found: dict[str, dict[str, Any]] = {}
    for record in _records(parse_map(sample_text(), "sample")):
        if isinstance(record, kind) or (isinstance(record, Side) and issubclass(kind, Side)):
            for name in type(record).model_fields:
                value = getattr(record, name)
                if value not in (None, "", (), {}) and not any(_records(value, Estimate)):
                    found.setdefault(key_of(name), {"examples": [_plain(to_data(value))]})
    return found


def _records(value: Any, passed: type[Record] | None = None) -> Iterator[Record]:
    """Every record in a value, itself included, but for those of a kind that is passed over."""
    if isinstance(value, Record):
        if passed is None or not isinstance(value, passed):
            yield value
        value = tuple(getattr(value, name) for name in type(value).model_fields)
    elif isinstance(value, Mapping):
        value = tuple(value.values())
    if isinstance(value, tuple):
        for part in value:
            yield from _records(part, passed)


def _plain(value: Any) -> Any:
    return value.isoformat() if isinstance(value, datetime.date) else value
