import pytest

from procmap.model.data import value_at
from procmap.model.fault import Path
from procmap.model.process_map import ProcessMap
from procmap.workshop.edits.both_sides import Offer, offer_of, taken_over
from procmap.workshop.edits.edit import placed, with_value
from procmap.workshop.edits.stages import with_stage_moved, with_target
from tests.samples import stages_map

METRIC = {"id": "calls", "name": "Cals", "target": 4}
SAMPLE = with_target(stages_map({"name": "Qualfy", "owner": "ae", "exit": "Signed", "metrics": [METRIC]}, {}))
NAME: Path = ("current", "stages", 0, "name")


def mended(path: Path, value: object, before: ProcessMap = SAMPLE) -> Offer | None:
    return offer_of(before, with_value(before, path, value))


def test_a_text_that_both_sides_had_is_offered_to_the_other_either_way() -> None:
    offer = mended(NAME, "Qualify")
    assert offer is not None
    assert offer.sentence == "The target still says “Qualfy”"
    other = mended(("target", *NAME[1:]), "Qualify")
    assert other is not None
    assert (other.sentence, other.where) == ("The current side still says “Qualfy”", "in the current side too")


def test_a_text_in_a_record_with_an_id_is_offered_too() -> None:
    assert mended(("current", "stages", 0, "metrics", 0, "name"), "Calls") is not None


def test_what_a_target_says_anew_is_no_slip() -> None:
    exit_: Path = ("target", "stages", 0, "exit")
    assert mended(exit_, "Signd") is not None
    assert mended(exit_, "The plant manager pays a deposit") is None
    assert mended(("current", *exit_[1:]), "The plant manager pays a deposit") is not None


LISTS = {
    "activities": [{"name": "Cal", "feedback": "Mnday"}, {"name": "Meet", "feedback": "Mnday"}],
    "tools": [{"name": "CRN", "fit": 3}],
    "skills": [{"name": "Outrech", "needed": 3}],
    "roadblocks": [{"says": "Thy promised", "count": 2, "answer": "Cal them"}],
    "handoff": {"packet": "Pcket"},
}


@pytest.mark.parametrize(
    "path",
    [
        ("activities", 0, "name"),
        ("activities", 1, "feedback"),
        ("tools", 0, "name"),
        ("skills", 0, "name"),
        ("roadblocks", 0, "says"),
        ("roadblocks", 0, "answer"),
        ("handoff", "packet"),
    ],
)
def test_a_text_in_a_list_is_offered_at_the_one_record_there_that_is_the_same(path: Path) -> None:
    started = with_target(stages_map(LISTS))
    sample = placed(started, ("target", "stages", 0, "roadblocks"), started.current.stages[0].roadblocks)
    for side, other in (("current", "target"), ("target", "current")):
        at: Path = (side, "stages", 0, *path)
        new = f"{value_at(sample, at)}l"
        after = with_value(sample, at, new)
        offer = offer_of(sample, after)
        assert offer is not None
        assert offer.side == other
        made = taken_over(after, offer).map
        assert value_at(made, (other, *at[1:])) == new
        assert with_value(made, (other, *at[1:]), value_at(sample, at)) == after


def test_in_a_list_nothing_is_offered_where_the_record_is_another_or_there_twice() -> None:
    sample = with_target(stages_map(LISTS))
    name: Path = ("stages", 0, "activities", 0, "name")
    twice = with_value(sample, ("target", *name[:3], 1, "name"), "Cal")
    other = with_value(sample, ("target", *name[:3], 0, "feedback"), "Friday")
    assert mended(("current", *name), "Call", twice) is None
    assert mended(("current", *name[:3], 0, "feedback"), "Monday", other) is None
    assert mended(("current", *name), "Call", other) is not None
    assert offer_of(sample, placed(sample, ("current", *name[:3]), sample.current.stages[0].activities[:1])) is None


def test_the_reason_of_a_move_is_offered() -> None:
    loops = with_target(stages_map({}, {}, flows=[{"from": "s2", "to": "s1", "share": 0.2, "why": "Mising"}]))
    assert mended(("current", "flows", 0, "why"), "Missing", loops) is not None


def test_what_is_taken_over_is_the_same_text_there_and_ends_the_offer() -> None:
    after = with_value(SAMPLE, NAME, "Qualify")
    offer = offer_of(SAMPLE, after)
    assert offer is not None
    change = taken_over(after, offer)
    assert value_at(change.map, ("target", "stages", 0, "name")) == "Qualify"
    assert change.label == "the same in the target: Qualify"
    assert offer_of(after, change.map) is None


def test_the_stage_is_found_by_its_id_where_it_stands_elsewhere() -> None:
    moved = with_stage_moved(SAMPLE, "target", 0, 1)
    after = with_value(moved, NAME, "Qualify")
    offer = offer_of(moved, after)
    assert offer is not None
    assert value_at(taken_over(after, offer).map, ("target", "stages", 1, "name")) == "Qualify"


def test_nothing_is_offered_where_both_did_not_agree_before() -> None:
    differing = with_value(SAMPLE, ("target", "stages", 0, "name"), "Qualify")
    assert mended(NAME, "Qualify it", differing) is None
    assert mended(NAME, "Qualify", differing) is None


def test_only_a_text_of_a_stage_that_still_says_something_is_offered() -> None:
    assert mended(("current", "stages", 0, "exit"), None) is None
    assert mended(("current", "stages", 1, "exit"), "Paid") is None
    assert mended(("current", "stages", 0, "owner"), "sdr") is None
    assert mended(("process", "name"), "Another") is None
    assert mended(NAME, "Qualify", stages_map({"name": "Qualfy"})) is None


def test_more_than_one_difference_is_no_slip() -> None:
    after = with_value(with_value(SAMPLE, NAME, "Qualify"), ("current", "stages", 0, "exit"), "Paid")
    assert offer_of(SAMPLE, after) is None
    assert offer_of(SAMPLE, SAMPLE) is None
