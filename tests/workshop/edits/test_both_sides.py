from procmap.model.data import value_at
from procmap.model.fault import Path
from procmap.model.process_map import ProcessMap
from procmap.workshop.edits.both_sides import Offer, offer_of, taken_over
from procmap.workshop.edits.edit import with_value
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
