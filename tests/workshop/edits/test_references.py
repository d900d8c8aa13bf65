from hypothesis import given, settings

from procmap.model.data import value_at
from procmap.model.process_map import ProcessMap
from procmap.workshop.edits.references import is_known, reference_to, references_to, renamed, without_loose_references
from procmap.workshop.edits.stages import stage_ids
from tests.strategies import process_maps
from tests.workshop.whole import whole_map


def test_everything_that_names_a_role_is_found() -> None:
    assert set(references_to(whole_map(), "role", "ae")) == {
        ("current", "headcount", "ae"),
        ("current", "selling_share", "ae"),
        ("current", "stages", 1, "owner"),
        ("current", "stages", 1, "hours", "ae"),
        ("current", "stages", 1, "metrics", 0, "owner"),
        ("target", "headcount", "ae"),
        ("target", "stages", 0, "owner"),
        ("actions", 0, "owner"),
        ("parked", 0, "owner"),
        ("waivers", 0, "role"),
    }


def test_everything_that_names_a_stage_an_objective_or_a_metric_is_found() -> None:
    process_map = whole_map()
    assert set(references_to(process_map, "stage", "prove")) == {
        ("actions", 0, "answers", 0, "stage"),
        ("votes", 0, "stage"),
        ("waivers", 0, "stage"),
        ("scripts", 0, "stage"),
    }
    assert references_to(process_map, "stage", "deliver") == (("current", "flows", 0, "from"),)
    assert set(references_to(process_map, "objective", "win")) == {
        ("current", "stages", 1, "metrics", 0, "objective"),
        ("actions", 0, "objective"),
    }
    assert set(references_to(process_map, "metric", "prove/tests")) == {
        ("actions", 0, "metric"),
        ("goals", 0, "metric"),
    }


def test_a_record_is_referred_to_by_its_id() -> None:
    process_map = whole_map()
    assert reference_to(process_map, ("roles", 1)) == ("role", "ae")
    assert reference_to(process_map, ("objectives", 0)) == ("objective", "profit")
    assert reference_to(process_map, ("target", "stages", 0)) == ("stage", "prove")
    assert reference_to(process_map, ("current", "stages", 1, "metrics", 0)) == ("metric", "prove/tests")
    assert reference_to(process_map, ("actions", 0)) is None
    assert reference_to(process_map, ("current", "stages", 1, "tools", 0)) is None


def test_what_is_still_there_keeps_its_references() -> None:
    process_map = whole_map()
    for kind, name in (("role", "ae"), ("stage", "prove"), ("metric", "prove/tests"), ("objective", "win")):
        assert is_known(process_map, kind, name)  # type: ignore[arg-type]
        assert without_loose_references(process_map, kind, name) == process_map  # type: ignore[arg-type]
    assert not is_known(process_map, "metric", "prove/nothing")
    assert not is_known(process_map, "stage", "nothing")


@settings(max_examples=24)
@given(process_maps())
def test_a_name_that_was_changed_is_named_nowhere_and_the_new_one_wherever_it_was(process_map: ProcessMap) -> None:
    for stage in stage_ids(process_map):
        before = references_to(process_map, "stage", stage)
        changed = renamed(process_map, "stage", stage, "quite-new")
        assert references_to(changed, "stage", stage) == ()
        assert references_to(changed, "stage", "quite-new") == before
        assert all(value_at(changed, path) == "quite-new" for path in before)
