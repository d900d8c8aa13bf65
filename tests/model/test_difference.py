"""Law: what differs between two maps, put on the first, gives the second."""

from hypothesis import given, settings

from procmap.model.data import to_data
from procmap.model.difference import Difference, apply_difference, differences, keys_of, path_of_keys
from procmap.model.faults import read_data
from procmap.model.process_map import ProcessMap
from tests.neighbours import neighbours
from tests.samples import example, sound, stages_map
from tests.strategies import process_maps


def make_the_second_of_the_first(old: ProcessMap, new: ProcessMap) -> None:
    data = to_data(old)
    assert all(apply_difference(data, difference) for difference in differences(old, new))
    assert read_data(data).map == new
    assert not list(differences(new, new))


@given(neighbours, neighbours)
def test_the_differences_of_neighbours_make_the_second_of_the_first(old: ProcessMap, new: ProcessMap) -> None:
    make_the_second_of_the_first(old, new)


@given(process_maps(), process_maps())
@settings(max_examples=10)
def test_the_differences_of_any_maps_make_the_second_of_the_first(old: ProcessMap, new: ProcessMap) -> None:
    make_the_second_of_the_first(old, new)


def test_one_field_changed_is_one_small_difference() -> None:
    data = example()
    old = sound(data)
    data["current"]["stages"][2]["conversion"] = 0.4
    [difference] = differences(old, sound(data))
    assert difference == Difference(("current", "stages", "sell", "conversion"), 0.3, 0.4)


def test_a_stage_inserted_is_one_record_and_an_order_of_ids() -> None:
    old = stages_map({"id": "a"}, {"id": "c"})
    new = stages_map({"id": "a"}, {"id": "b", "name": "Test plan"}, {"id": "c", "name": "Stage 2"})
    added, order = differences(old, new)
    assert (added.before, added.after) == (None, {"id": "b", "name": "Test plan"})
    assert (order.before, order.after, order.is_order) == (["a", "c"], ["a", "b", "c"], True)


def test_what_was_changed_otherwise_meanwhile_does_not_fit_and_is_left_alone() -> None:
    data = to_data(stages_map({"id": "a", "exit": "Theirs"}))
    before = to_data(stages_map({"id": "a", "exit": "Theirs"}))
    path = ("current", "stages", "a", "exit")
    assert not apply_difference(data, Difference(path, "Before", "Mine"))
    assert not apply_difference(data, Difference(("current", "stages", "gone", "exit"), None, "Mine"))
    assert not apply_difference(data, Difference(("current", "stages", "a"), {"id": "a"}, None))
    assert not apply_difference(data, Difference(("target", "stages"), ["a"], ["a"], is_order=True))
    assert data == before
    assert apply_difference(data, Difference(path, "Before", "Theirs")), "it is what it was to become"


def test_a_stage_that_others_added_stays_behind_the_one_it_followed() -> None:
    data = to_data(stages_map({"id": "a"}, {"id": "theirs"}, {"id": "b"}))
    assert apply_difference(data, Difference(("current", "stages"), ["a", "b"], ["b", "a"], is_order=True))
    assert [stage["id"] for stage in data["current"]["stages"]] == ["b", "a", "theirs"]


def test_a_record_is_found_again_by_its_ids_where_it_has_moved() -> None:
    old, new = stages_map({"id": "a"}, {"id": "b"}), stages_map({"id": "x"}, {"id": "a"}, {"id": "b"})
    keys = keys_of(old, ("current", "stages", 1, "tools", 0, "name"))
    assert keys == ("current", "stages", "b", "tools", 0, "name")
    assert path_of_keys(new, keys) == ("current", "stages", 2, "tools", 0, "name")
    assert path_of_keys(new, ("current", "stages", "gone")) == ("current", "stages", 3)
