"""What is wrong with the data of a map, in people's words, every fault at once, each with its path."""

import difflib
import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from pydantic import ValidationError
from pydantic_core import ErrorDetails

from procmap.model.coherence import incoherences
from procmap.model.data import from_data, key_of
from procmap.model.fault import Fault, Path
from procmap.model.process_map import ProcessMap
from procmap.model.record import Record
from procmap.model.shape import record_type_at
from procmap.model.text import displayed

_EXPECTED = {
    "string_type": "text in quotes",
    "string_pattern_mismatch": "an id of lower-case letters, digits, `-` and `_`, at most 64 long",
    "float_type": "a number",
    "float_parsing": "a number",
    "finite_number": "a finite number",
    "int_type": "a whole number",
    "int_from_float": "a whole number",
    "int_parsing_size": "a smaller number",
    "bool_type": "true or false",
    "date_type": "a date such as 2027-01-31",
    "date_from_datetime_inexact": "a date such as 2027-01-31",
    "date_from_datetime_parsing": "a date such as 2027-01-31",
    "tuple_type": "a list",
    "mapping_type": "a table",
    "dict_type": "a table",
}
_MOST = {1: "a share from 0 to 1", 5: "0 to 5", 100: "a weight from 0 to 100"}


@dataclass(frozen=True)
class Reading:
    """What reading data gave: the map, or None and every fault."""

    map: ProcessMap | None
    faults: tuple[Fault, ...]


def read_data(data: Mapping[str, Any]) -> Reading:
    """The map that plain data make, or all their faults, of form and of meaning."""
    faults: list[Fault] = []
    process_map = None
    try:
        process_map = from_data(data)
    except ValidationError as error:
        faults.extend(faults_of_form(error))
    faults.extend(incoherences(data))
    unique = tuple(dict.fromkeys(faults))
    return Reading(None if unique else process_map, unique)


def faults_of_form(error: ValidationError, model: type[Record] = ProcessMap) -> tuple[Fault, ...]:
    """The faults that pydantic found in data for a model, in people's words."""
    return tuple(_fault(details, model) for details in error.errors(include_url=False))


def _fault(details: ErrorDetails, model: type[Record]) -> Fault:
    kind, context = details["type"], details.get("ctx", {})
    path: Path = tuple(step for step in details["loc"] if step != "[key]")
    key = next((str(step) for step in reversed(path) if isinstance(step, str)), "")
    if kind == "missing":
        return Fault(path[:-1], f"`{key}` is missing: {_required(path)}", missing=True)
    if kind == "extra_forbidden":
        return Fault(path, f"unknown key `{shown_key(key)}`: {_nearest(key, path[:-1], model)}")
    if kind == "value_error":
        return Fault(path, f"`{key}` {context['error']}")
    if kind == "too_short":
        return Fault(path, f"`{key}` is empty: {_required(path)}")
    if len(path) > 1 and path[-1] == "typical":
        key = str(path[-2])
    if kind == "float_type" and isinstance(details["input"], int) and not isinstance(details["input"], bool):
        kind = "int_parsing_size"
    what = f"the id `{shown_key(key)}`" if details["loc"][-1] == "[key]" else f"`{key}` is {shown(details['input'])}"
    return Fault(path, f"{what}: expected {_expected(kind, context)}")


def _required(path: Path) -> str:
    expected = {
        "format": "`format = 1`",
        "id": "an id",
        "name": "a name",
        "process": "a table `[process]` with a `name`",
    }
    return f"expected {expected.get(str(path[-1]), 'a value')}"


def _expected(kind: str, context: Mapping[str, Any]) -> str:
    if kind == "literal_error":
        return str(context["expected"]).replace("'", "`")
    if kind in ("less_than_equal", "greater_than_equal"):
        return _bounds(kind, context)
    if kind in ("model_type", "model_attributes_type"):
        return "a number or a table" if str(context.get("class_name", "")).endswith("Estimate") else "a table"
    return _EXPECTED.get(kind, "another value")


def _bounds(kind: str, context: Mapping[str, Any]) -> str:
    if kind == "greater_than_equal":
        return "1 to 5" if context["ge"] == 1 else "a number of at least 0"
    return _MOST.get(context["le"], "a smaller number")


def shown(value: Any) -> str:
    """A value as a fault names it: one short line, quoted where it is text."""
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, str):
        return f'"{_short(value)}"'
    if isinstance(value, Mapping):
        return "a table"
    if isinstance(value, Sequence):
        return "a list"
    if isinstance(value, int) and abs(value) >= 10**15:
        return "too large a number"
    return str(value)


def shown_key(key: str) -> str:
    """A key as a fault names it."""
    return _short(key)


def _short(text: str) -> str:
    line = re.sub(r"\s+", " ", displayed(text))
    return line if len(line) <= 40 else line[:39] + "…"


def _nearest(key: str, parent: Path, model: type[Record]) -> str:
    keys = [key_of(name) for name in (record_type_at(parent, model) or model).model_fields]
    return f"the nearest known one is `{difflib.get_close_matches(key, keys, n=1, cutoff=0)[0]}`"
