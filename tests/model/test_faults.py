import copy

import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from procmap.model.faults import read_data
from tests.strategies import map_data

STAGE = {
    "id": "a",
    "name": "A",
    "owner": "ae",
    "conversion": 0.5,
    "metrics": [{"id": "m", "target": 5, "red": 3, "better": "higher"}],
}

SOUND = {
    "format": 1,
    "process": {"name": "Sale"},
    "objectives": [{"id": "top"}, {"id": "low", "supports": "top"}],
    "roles": [{"id": "ae"}],
    "current": {
        "headcount": {"ae": 2},
        "stages": [STAGE, {"id": "b", "name": "B"}, {"id": "c", "name": "C", "conversion": 1}],
        "flows": [{"from": "b", "to": "a", "share": 0.2}],
    },
    "actions": [{"id": "x", "metric": "a/m", "answers": [{"rule": "no-exit", "stage": "a"}]}],
    "votes": [{"side": "current", "stage": "a", "scores": [3]}],
    "scripts": [{"id": "s", "stage": "a", "sections": [{"id": "o", "weight": 100}]}],
}

FIRST = ("current", "stages", 0)


def changed(path, value):
    """The sound data with another value at a path; a list item behind the last is added."""
    data = copy.deepcopy(SOUND)
    place = data
    for step in path[:-1]:
        place = place.setdefault(step, {}) if isinstance(place, dict) else place[step]
    if isinstance(place, list) and path[-1] == len(place):
        place.append(value)
    else:
        place[path[-1]] = value
    return data


def test_the_sound_map_is_sound():
    assert read_data(SOUND).faults == ()


@pytest.mark.parametrize(
    ("path", "value", "at", "words"),
    [
        (("format",), 2, ("format",), "expected 1"),
        (("format",), True, ("format",), "`format` is true: expected 1"),
        (("format",), 1.0, ("format",), "`format` is 1.0: expected 1"),
        (("process", "name"), "", ("process", "name"), "expected a name"),
        (("process", "goal"), -1, ("process", "goal"), "at least 0"),
        (("process", "goal"), float("inf"), ("process", "goal"), "finite"),
        (("process", "goal"), float("nan"), ("process", "goal"), ""),
        (("process", "goal"), 10**400, ("process", "goal"), "expected a smaller number"),
        ((*FIRST, "skills"), [{"holders": 2**63}], (*FIRST, "skills", 0, "holders"), "expected a smaller number"),
        (("process", "goal"), "many", ("process", "goal"), "expected a number"),
        (("process", "goal"), True, ("process", "goal"), "expected a number"),
        (("process", "margin"), 1.01, ("process", "margin"), "a share from 0 to 1"),
        (("process", "period"), "day", ("process", "period"), "`week`, `month`, `quarter` or `year`"),
        (("process", "notes"), "a\x07", ("process", "notes"), "U+0007"),
        (("process", "currency"), "a\nb", ("process", "currency"), "U+000A"),
        (("process", "currency"), "a\u2028", ("process", "currency"), "U+2028"),
        (("process", "gaol"), 3, ("process", "gaol"), "nearest known one is `goal`"),
        (("roles",), {}, ("roles",), "expected a list"),
        (("roles", 1), {"id": "ae"}, ("roles", 1, "id"), "there twice"),
        (("roles", 0, "id"), "A E", ("roles", 0, "id"), "lower-case"),
        (("objectives", 0, "supports"), "low", ("objectives", 0, "supports"), "circle"),
        (("objectives", 0, "supports"), "top", ("objectives", 0, "supports"), "circle"),
        (("objectives", 1, "supports"), "no", ("objectives", 1, "supports"), "expected one of `top`, `low`"),
        (("current", "headcount", "no"), 1, ("current", "headcount", "no"), "there is no role"),
        ((*FIRST, "owner"), "no", (*FIRST, "owner"), "there is no role `no`"),
        ((*FIRST, "hours"), {"no": 1}, (*FIRST, "hours", "no"), "there is no role `no`"),
        ((*FIRST, "hours"), {"ae": "x"}, (*FIRST, "hours", "ae"), "a number or a table"),
        ((*FIRST, "conversion"), 1.5, (*FIRST, "conversion", "typical"), "`conversion` is 1.5: expected a share"),
        ((*FIRST, "conversion"), {"n": 1.5}, (*FIRST, "conversion", "n"), "a whole number"),
        ((*FIRST, "purpose"), "a\nb\x1b", (*FIRST, "purpose"), "U+001B"),
        ((*FIRST, "crucial"), "yes", (*FIRST, "crucial"), "true or false"),
        ((*FIRST, "tools"), [{"fit": 6}], (*FIRST, "tools", 0, "fit"), "0 to 5"),
        ((*FIRST, "tools"), ["CRM"], (*FIRST, "tools", 0), "a table"),
        ((*FIRST, "metrics", 0, "red"), 6, (*FIRST, "metrics", 0, "red"), "good side of the target"),
        ((*FIRST, "metrics", 0, "weight"), 0, (*FIRST, "metrics", 0, "weight"), "1 to 5"),
        (("current", "stages", 1, "id"), "a", ("current", "stages", 1, "id"), "there twice"),
        (("current", "flows", 0, "to"), "c", ("current", "flows", 0, "to"), "next stage"),
        (("current", "flows", 0, "to"), "no", ("current", "flows", 0, "to"), "there is no stage"),
        (("current", "flows", 1), {"from": "b", "to": "a"}, ("current", "flows", 1, "from"), "there twice"),
        (("current", "flows", 1), {"from": "a", "to": "a", "share": 0.6}, (*FIRST, "conversion"), "add up to 1.1"),
        (("current", "flows", 0, "share"), 1.2, ("current", "flows", 0, "share", "typical"), "`share` is 1.2"),
        (("current", "flows", 1), {"from": "c", "to": "c", "share": 1}, ("current", "stages", 2, "conversion"), "to 2"),
        (("actions", 0, "metric"), "a/no", ("actions", 0, "metric"), "there is no metric"),
        (("actions", 0, "answers", 0, "stage"), "no", ("actions", 0, "answers", 0, "stage"), "there is no stage"),
        (("actions", 0, "due"), "2027-01-31", ("actions", 0, "due"), "a date such as"),
        (("votes", 0, "stage"), "no", ("votes", 0, "stage"), "there is no stage"),
        (("votes", 0, "scores"), [6], ("votes", 0, "scores", 0), "0 to 5"),
        (("scripts", 0, "sections", 0, "weight"), 101, ("scripts", 0, "sections", 0, "weight"), "0 to 100"),
        (("scripts", 0, "stage"), "no", ("scripts", 0, "stage"), "there is no stage"),
    ],
)
def test_a_planted_fault_is_found_where_it_is(path, value, at, words):
    faults = read_data(changed(path, value)).faults
    assert any(fault.path == at and words in fault.message for fault in faults), faults


def test_a_loop_that_nothing_leaves_is_refused():
    data = changed((*FIRST, "conversion"), 1)
    data["current"]["stages"][1]["conversion"] = 0
    data["current"]["flows"] = [{"from": "b", "to": "a", "share": 1}]
    (fault,) = read_data(data).faults
    assert "nothing ever leaves the loop of `a`, `b`" in fault.message


def test_a_stage_that_only_leads_to_a_loop_is_no_part_of_it():
    data = changed((*FIRST, "conversion"), 1)
    data["current"]["stages"][1]["conversion"] = 0
    data["current"]["flows"] = [{"from": "b", "to": "b", "share": 1}]
    (fault,) = read_data(data).faults
    assert "nothing ever leaves the loop of `b`" in fault.message


@pytest.mark.parametrize(
    ("path", "value"),
    [
        (("current", "flows", 0, "share"), 1.2),
        ((*FIRST, "conversion"), 1.2),
        ((*FIRST, "owner"), "The AE"),
        ((*FIRST, "owner"), "ae "),
        ((*FIRST, "hours"), {"The AE": 1}),
        ((*FIRST, "metrics", 0, "red"), -3),
        ((*FIRST, "metrics", 0, "target"), -3),
        (("format",), True),
        (("votes", 0, "side"), "other"),
    ],
)
def test_one_fact_is_one_fault(path, value):
    assert len(read_data(changed(path, value)).faults) == 1


def test_a_role_that_is_not_there_and_its_wrong_hours_are_two_facts():
    assert len(read_data(changed((*FIRST, "hours"), {"no": -1})).faults) == 2


def test_an_empty_text_or_list_is_the_same_as_nothing():
    data = copy.deepcopy(SOUND)
    data["process"] |= {"life_cycle": "", "period": "", "organisation": " ", "notes": ""}
    data["current"]["stages"][1] |= {"owner": "", "phase": "", "exit_by": "", "tools": [], "metrics": [], "exit": ""}
    data["goals"] = []
    assert read_data(data).map == read_data(SOUND).map


def test_a_vote_is_about_a_stage_of_its_side_and_a_waiver_about_one_of_either():
    data = changed(("waivers",), [{"side": "target", "stage": "a"}])
    assert read_data(data).faults == ()
    (fault,) = read_data(changed(("votes", 0, "side"), "target")).faults
    assert "there is no stage of the target side `a`: there is none yet" in fault.message


def test_what_is_missing_names_the_table_that_lacks_it():
    faults = read_data({"current": {"stages": [{}]}}).faults
    assert {(fault.path, fault.missing) for fault in faults} == {((), True), (("current", "stages", 0), True)}
    assert len(faults) == 4


def test_faults_of_form_and_of_meaning_come_together():
    data = changed(("process", "goal"), -1)
    data["roles"] = []
    paths = {fault.path for fault in read_data(data).faults}
    assert paths == {("process", "goal"), (*FIRST, "owner"), ("current", "headcount", "ae")}


VALUES = st.one_of(
    st.none(),
    st.booleans(),
    st.integers(-5, 10),
    st.floats(),
    st.text(max_size=3),
    st.just([]),
    st.just({}),
    st.just([{}]),
)


@given(map_data(), st.data())
@settings(max_examples=50)
def test_any_value_anywhere_is_read_or_explained_in_one_line(data, draw):
    place = data
    while True:
        keys = list(place) if isinstance(place, dict) else list(range(len(place)))
        assume(keys)
        key = draw.draw(st.sampled_from(keys))
        if not isinstance(place[key], (dict, list)) or not place[key] or draw.draw(st.booleans()):
            break
        place = place[key]
    place[key] = draw.draw(VALUES)
    reading = read_data(data)
    assert (reading.map is None) == bool(reading.faults)
    assert all("\n" not in fault.message and fault.message for fault in reading.faults)
