"""The schema, held against an independent validator and against the program's own reading."""

import copy
import datetime
import json
import tomllib
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from jsonschema import Draft202012Validator, FormatChecker

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
@settings(max_examples=8)
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


def test_every_example_is_valid() -> None:
    for kind, key, said in properties():
        for value in said.get("examples", ()):
            shape = Draft202012Validator({**said, "$defs": SCHEMA["$defs"]}, format_checker=FormatChecker())
            assert shape.is_valid(value), (kind, key)


def test_numbers_say_what_they_are_counted_in() -> None:
    stage = SCHEMA["$defs"]["Stage"]["properties"]
    assert stage["max_days"]["description"].endswith("In days. A number of at least 0.")
    assert "A share from 0 to 1" in stage["conversion"]["description"]
