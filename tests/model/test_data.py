import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from pydantic import ValidationError

from procmap.model.data import attribute_of, from_data, key_of, to_data, value_at
from procmap.model.faults import read_data
from procmap.model.process_map import ProcessMap
from procmap.model.record import Record
from tests.strategies import map_data, process_maps


@given(process_maps())
@settings(max_examples=36)
def test_data_of_a_map_make_the_same_map_and_the_same_data(process_map):
    data = to_data(process_map)
    assert read_data(data).faults == ()
    again = from_data(data)
    assert again == process_map
    assert to_data(again) == data


def described(value):
    """The paths and values of plain data, without what says nothing: empty texts and lists."""
    found = {}
    for key, held in value.items() if isinstance(value, dict) else enumerate(value):
        if isinstance(held, (dict, list)) and held:
            found |= {(key, *path): inner for path, inner in described(held).items()}
        elif held not in ("", [], {}) and not (isinstance(held, str) and not held.strip()):
            found[(key,)] = held
    return found


@given(map_data())
@settings(max_examples=36)
def test_nothing_that_a_file_says_is_lost_or_added(data):
    said = described(data)
    plain = {path[:-1]: held for path, held in said.items() if path[-1] == "typical"}
    kept = described(to_data(from_data(data)))
    assert {path: held for path, held in kept.items() if path in said} == {p: v for p, v in said.items() if p in kept}
    assert all(kept[path[:-1]] == said[path] for path in said.keys() - kept.keys())
    assert kept.keys() - said.keys() <= plain.keys()


def test_what_is_absent_and_what_is_empty_are_the_same_map():
    absent = {"format": 1, "process": {"name": "Sale"}}
    empty = absent | {"roles": [], "actions": [], "current": {"stages": [], "headcount": {}}}
    empty["process"] = {"name": "Sale", "notes": " \n", "organisation": ""}
    assert from_data(empty) == from_data(absent)
    assert to_data(from_data(empty)) == absent


def test_a_target_without_content_is_there_and_no_hours_are_not_unknown_hours():
    stage = {"id": "a", "name": "A", "hours": {}}
    data = {"format": 1, "process": {"name": "Sale"}, "current": {"stages": [stage]}, "target": {}}
    process_map = from_data(data)
    assert process_map.target is not None
    assert process_map.current.stages[0].hours_by_role == {}
    assert to_data(process_map) == data


@pytest.mark.parametrize(
    ("written", "kept"),
    [
        (0.2, 0.2),
        (1.0, 1),
        ({"typical": 0.2}, 0.2),
        ({"typical": 0.2, "source": ""}, 0.2),
        ({"typical": 0.2, "n": 4}, {"typical": 0.2, "n": 4}),
        ({"low": 0.1}, {"low": 0.1}),
    ],
)
def test_an_estimate_that_is_a_plain_number_stays_one(written, kept):
    data = {"format": 1, "process": {"name": "S"}, "current": {"stages": [{"id": "a", "name": "A"}]}}
    data["current"]["stages"][0]["conversion"] = written
    assert to_data(from_data(data))["current"]["stages"][0]["conversion"] == kept


@given(process_maps(), st.data())
@settings(max_examples=18)
def test_every_path_of_the_data_leads_to_its_value_in_the_map(process_map, data):
    paths = list(described(to_data(process_map)))
    path = data.draw(st.sampled_from(paths))
    assert value_at(process_map, path) is not None
    assert value_at(process_map, (*path, "deeper", 3)) is None


def test_every_attribute_has_a_key_and_every_key_its_attribute():
    records = [record for record in Record.__subclasses__() if record is not ProcessMap]
    for record in [ProcessMap, *records]:
        for name, field in record.model_fields.items():
            assert key_of(name) == (field.alias or name)
            assert attribute_of(key_of(name)) == name


def test_a_map_cannot_be_changed_in_place():
    process_map = from_data({"format": 1, "process": {"name": "Sale"}})
    with pytest.raises(ValidationError):
        process_map.process.name = "Deal"
