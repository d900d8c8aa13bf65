"""The schema, held against an independent validator and against the program's own reading."""

import copy
import datetime
import json
import re
import tomllib
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from jsonschema import Draft202012Validator, FormatChecker
from pydantic import ValidationError

from procmap.model.faults import read_data
from procmap.model.process import Process
from procmap.model.process_map import ProcessMap
from procmap.model.record import Record
from procmap.model.stage import Stage
from procmap.store.starters import SCHEMA_FILE
from procmap.workshop.fields.every import FIELDS
from procmap.workshop.fields.schema import map_schema
from tests.samples import example
from tests.strategies import map_data

ROOT = Path(__file__).parents[3]
SHIPPED = (*ROOT.glob("maps/*.toml"), *ROOT.glob("procmap/store/starters/*.toml"))
SCHEMA = map_schema()
VALIDATOR = Draft202012Validator(SCHEMA, format_checker=FormatChecker())


def as_json(value: Any) -> Any:
    """The data of TOML as those of JSON, which has no dates."""
    if isinstance(value, dict):
        return {key: as_json(held) for key, held in value.items()}
    if isinstance(value, list):
        return [as_json(held) for held in value]
    return value.isoformat() if isinstance(value, datetime.date) else value


def faults(data: Any) -> list[str]:
    return [error.json_path for error in VALIDATOR.iter_errors(as_json(data))]


def test_it_is_a_schema_itself() -> None:
    Draft202012Validator.check_schema(SCHEMA)


@pytest.mark.parametrize("path", SHIPPED, ids=lambda path: path.stem)
def test_the_maps_that_ship_are_valid(path: Path) -> None:
    assert faults(tomllib.loads(path.read_text(encoding="utf-8"))) == []


@pytest.mark.parametrize("folder", ["maps", "procmap/store/starters"])
def test_the_maps_that_ship_name_it_in_their_first_line_and_it_lies_beside_them(folder: str) -> None:
    written = json.loads((ROOT / folder / SCHEMA_FILE).read_text(encoding="utf-8"))
    assert written == SCHEMA, f"procmap schema > {folder}/{SCHEMA_FILE} renews it"
    for path in (ROOT / folder).glob("*.toml"):
        assert path.read_text(encoding="utf-8").startswith(f"#:schema ./{SCHEMA_FILE}\n"), path


@given(map_data())
def test_every_map_is_valid(data: dict[str, Any]) -> None:
    assert faults(data) == []


@pytest.mark.parametrize(
    ("path", "value", "place"),
    [
        (("format",), 2, "$.format"),
        (("colour",), "red", "$"),
        (("process",), {}, "$.process"),
        (("process", "goal"), "many", "$.process.goal"),
        (("process", "goal"), -1, "$.process.goal"),
        (("process", "period"), "decade", "$.process.period"),
        (("process", "name"), "a\u001bb", "$.process.name"),
        (("process", "name"), "a\nb", "$.process.name"),
        (("process", "name"), " ", "$.process.name"),
        (("roles", 0, "id"), "Big Role", "$.roles[0].id"),
        (("roles", 0, "selling_share"), 1.1, "$.roles[0].selling_share"),
        (("current", "headcount"), {"Not An Id": 1}, "$.current.headcount"),
        (("target",), {"observed": {}}, "$.target"),
        (("current", "stages", 0, "conversion"), 2, "$.current.stages[0].conversion"),
        (("current", "stages", 0, "conversion"), {"typicl": 0.2}, "$.current.stages[0].conversion"),
        (("current", "stages", 0, "hours"), {"sdr": -1}, "$.current.stages[0].hours.sdr"),
        (("current", "stages", 0, "crucial"), "yes", "$.current.stages[0].crucial"),
        (("current", "stages", 0, "tools"), [{"fit": 6}], "$.current.stages[0].tools[0].fit"),
        (("current", "stages", 0, "buyer"), None, "$.current.stages[0].buyer"),
        (("actions",), [{"due": "soon"}], "$.actions[0].due"),
    ],
)
def test_a_planted_fault_is_found_where_it_is(path: tuple[str | int, ...], value: Any, place: str) -> None:
    data: Any = copy.deepcopy(example())
    *way, key = path
    holder = data
    for step in way:
        holder = holder[step]
    holder[key] = value
    assert faults(data) == [place]


WHOLE: dict[type[Record], dict[str, Any]] = {
    ProcessMap: {"format": 1, "process": {"name": "Sale"}},
    Process: {"name": "Sale"},
    Stage: {"id": "a", "name": "A"},
}
VALUES: tuple[Any, ...] = (
    *("", "x", "A b", " ", "a\x1bb", "a\u2028b", "a\x85b", "two\nlines", "a" * 64, "a" * 65, "a/b", "sell", "selling"),
    *(0, 1, -1, 5, 6, 100, 101, 0.5, 1.5, -0.5, 2**70, True, datetime.date(2027, 1, 31)),
    *([], ["x"], ["two\nlines"], [1], [6], [-1], [[]], [{}], [{"unknown": 1}], {}, {"unknown": 1}, {"x": 1}, {"x": -1}),
    *({"Not An Id": 1}, {"typical": 0.5}, {"typical": 2}, {"typical": -1}, {"basis": "guess"}, {"n": 0.5}, {"id": "A"}),
)
"""What might be put into any field, good in some and bad in others."""


@pytest.mark.parametrize("kind", FIELDS, ids=lambda kind: kind.__name__)
def test_it_takes_of_any_value_what_reading_takes(kind: type[Record]) -> None:
    record = SCHEMA["$defs"].get(kind.__name__, SCHEMA)
    validator = Draft202012Validator({**record, "$defs": SCHEMA["$defs"]}, format_checker=FormatChecker())
    for key in (*record["properties"], "unknown"):
        for value in VALUES:
            if not only_toml_tells(key, record, value):
                data = {**WHOLE.get(kind, {}), key: value}
                assert validator.is_valid(as_json(data)) == is_read(kind, data), (key, value)


def only_toml_tells(key: str, record: dict[str, Any], value: Any) -> bool:
    """Whether JSON cannot say what TOML does: a date is text there; and blanks are no choice to complete."""
    said = record["properties"].get(key, {})
    return (isinstance(value, datetime.date) and said.get("format") != "date") or (value == " " and "enum" in said)


def is_read(kind: type[Record], data: dict[str, Any]) -> bool:
    if kind is ProcessMap:
        return read_data(data).map is not None
    try:
        kind.model_validate(data)
    except ValidationError:
        return False
    return True


def properties() -> Iterator[tuple[str, str, dict[str, Any]]]:
    for kind in FIELDS:
        record = SCHEMA["$defs"].get(kind.__name__, SCHEMA)
        for key, said in record["properties"].items():
            yield kind.__name__, key, said


def test_every_field_is_described_and_has_an_example() -> None:
    for kind, key, said in properties():
        assert len(said["description"]) > 3, (kind, key)
        holds_records = "$ref" in said or "$ref" in said.get("items", {})
        assert "examples" in said or holds_records, (kind, key)


def test_no_description_tells_how_to_type_on_a_screen() -> None:
    typing = re.compile(r"beginning|semicolon|new name|\b(?<!')[b-z] [a-z]+[,.]|\bNone\b|example")
    for kind, key, said in properties():
        assert not typing.search(said["description"]), (kind, key, said["description"])
    assert SCHEMA["$defs"]["Metric"]["properties"]["kind"]["description"] == (
        "Kind. What is put in, what is done on the way, or what comes out."
    )


def test_every_example_is_valid() -> None:
    for kind, key, said in properties():
        for value in said.get("examples", ()):
            shape = Draft202012Validator({**said, "$defs": SCHEMA["$defs"]}, format_checker=FormatChecker())
            assert shape.is_valid(value), (kind, key)


def test_numbers_say_what_they_are_counted_in() -> None:
    stage = SCHEMA["$defs"]["Stage"]["properties"]
    assert stage["max_days"]["description"].endswith("In days. A number of at least 0.")
    assert "A share from 0 to 1" in stage["conversion"]["description"]
