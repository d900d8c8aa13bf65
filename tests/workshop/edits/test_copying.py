from itertools import permutations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from procmap.analysis.side_changes import StageChange, target_changes_of
from procmap.model.process_map import SIDES, ProcessMap, SideName
from procmap.model.side import Side
from procmap.workshop.comparing.stops import change_at
from procmap.workshop.edits.copying import OTHER, copied_field, copied_moves, copied_of_side, copied_stage, takes_moves
from procmap.workshop.edits.edit import Unacceptable, placed, with_value
from procmap.workshop.edits.stages import with_stage_moved, with_stages, with_target, without_stage
from tests.neighbours import neighbours
from tests.samples import stages_map
from tests.strategies import process_maps

MEASURED = {"typical": 0.5, "low": 0.4, "high": 0.6, "basis": "measured", "n": 20}
SKILL = {"name": "Sizing", "needed": 3, "actual": 2, "holders": 1}
HEARD = {"says": "They promised to call back", "count": 4, "answer": "Call first"}


def sample() -> ProcessMap:
    """Three stages with what was observed, and a target that is a copy."""
    first = {"name": "Qualify", "conversion": MEASURED, "skills": [SKILL], "roadblocks": [HEARD], "exit": "Signed"}
    return with_target(stages_map(first, {"name": "Prove"}, {"name": "Sell"}))


def target_says(path: tuple[str | int, ...], value: object) -> ProcessMap:
    return with_value(sample(), ("target", "stages", 0, *path), value)


def test_a_field_goes_to_either_side_and_the_edit_has_a_name() -> None:
    changed = target_says(("exit",), "Paid")
    down = copied_field(changed, "target", "s1", "exit")
    assert (down.label, down.map) == ("copy exit criterion of Qualify to the target", sample())
    up = copied_field(changed, "current", "s1", "exit").map
    assert up.current.stages[0].exit == "Paid"
    assert up.target == changed.target


def test_of_an_estimate_the_number_goes_across_and_what_was_measured_stays_with_an_equal_one() -> None:
    up = copied_field(target_says(("conversion", "typical"), 0.7), "current", "s1", "conversion").map
    conversion = up.current.stages[0].conversion
    assert conversion is not None
    assert (conversion.typical, conversion.low, conversion.n) == (0.7, None, None)
    assert copied_field(sample(), "current", "s1", "conversion").map == sample()


def test_a_skill_and_a_roadblock_keep_what_was_seen_here() -> None:
    changed = target_says(("skills", 0, "needed"), 5)
    skill = copied_field(changed, "current", "s1", "skills").map.current.stages[0].skills[0]
    assert (skill.needed, skill.actual, skill.holders) == (5, 2, 1)
    answered = placed(changed, ("target", "stages", 0, "roadblocks"), changed.current.stages[0].roadblocks)
    answered = with_value(answered, ("target", "stages", 0, "roadblocks", 0, "answer"), "Agree a day")
    heard = copied_field(answered, "current", "s1", "roadblocks").map.current.stages[0].roadblocks[0]
    assert (heard.answer, heard.count) == ("Agree a day", 4)


def test_a_stage_goes_across_as_a_whole_in_its_place_and_one_that_is_gone_goes() -> None:
    without = without_stage(sample(), "target", 1)
    change = copied_stage(without, "target", "s2")
    assert change.label == "copy stage Prove to the target"
    assert [stage.id for stage in change.map.target.stages] == ["s1", "s2", "s3"]  # type: ignore[union-attr]
    back = copied_stage(with_stages(sample(), "target", ["Test"], 1), "target", "test")
    assert (back.label, back.map) == ("remove stage Test from the target", sample())


def test_a_stage_that_moved_goes_back_to_whom_it_follows() -> None:
    moved = with_stage_moved(target_says(("exit",), "Paid"), "target", 0, 2)
    assert copied_stage(moved, "target", "s1").map == sample()


def test_moves_and_what_holds_for_the_side_go_across() -> None:
    loops = with_target(stages_map({}, {}, flows=[{"from": "s2", "to": "s1", "share": 0.2}], headcount={"ae": 3}))
    changed = with_value(loops, ("target", "flows", 0, "share", "typical"), 0.1)
    assert copied_moves(changed, "target", "s2", "s1").map == loops
    gone = placed(loops, ("target", "flows"), ())
    assert copied_moves(gone, "target", "s2", "s1").map == loops
    assert copied_moves(gone, "current", "s2", "s1").map.current.flows == ()
    fewer = with_value(loops, ("target", "headcount", "ae"), 2.0)
    assert copied_of_side(fewer, "target", "headcount").map == loops


def test_what_is_not_there_is_refused() -> None:
    with pytest.raises(Unacceptable, match="only one side has that stage"):
        copied_field(without_stage(sample(), "target", 1), "target", "s2", "exit")
    with pytest.raises(Unacceptable, match="no longer there"):
        copied_stage(sample(), "target", "s9")
    with pytest.raises(Unacceptable, match="no target yet"):
        copied_field(stages_map({}), "current", "s1", "exit")


def test_a_move_that_a_side_cannot_have_is_refused_in_words() -> None:
    loops = with_target(stages_map({}, {"name": "Prove"}, {}, flows=[{"from": "s3", "to": "s2", "share": 0.2}]))
    without = without_stage(loops, "target", 1)
    with pytest.raises(Unacceptable, match="the target has no stage Prove: copy that one first"):
        copied_moves(without, "target", "s3", "s2")
    turned = with_stage_moved(loops, "target", 1, 1)
    with pytest.raises(Unacceptable, match="on the target that is the way on to the next stage"):
        copied_moves(turned, "target", "s3", "s2")
    assert copied_moves(without, "current", "s3", "s2").map.current.flows == ()


def test_the_edit_of_a_move_has_the_name_of_the_stage_where_it_leads() -> None:
    loops = with_target(stages_map({"name": "Reach"}, {}, flows=[{"from": "s2", "to": "s1", "share": 0.2}]))
    gone = placed(loops, ("target", "flows"), ())
    assert copied_moves(gone, "target", "s2", "s1").label == "copy the move to Reach to the target"


@pytest.mark.parametrize("order", permutations("abcd"))
def test_a_stage_stands_after_copying_where_no_walk_calls_it_moved(order: tuple[str, ...]) -> None:
    stages = {name: {"id": name, "name": name} for name in order}
    started = with_target(stages_map(*(stages[name] for name in sorted(order))))
    process_map = placed(started, ("target", "stages"), stages_map(*stages.values()).current.stages)
    for name in order:
        made = copied_stage(process_map, "target", name).map
        assert difference_at(made, name) is None
        assert names_on(made, name) == [it for it in order if it != name]


def names_on(process_map: ProcessMap, besides: str) -> list[str]:
    assert process_map.target is not None
    return [stage.id for stage in process_map.target.stages if stage.id != besides]


def test_roadblocks_said_twice_or_in_another_order_agree_once_copied() -> None:
    def said(*heard: tuple[str, str]) -> list[dict[str, object]]:
        return [{"says": says, "answer": answer, "count": count} for count, (says, answer) in enumerate(heard)]

    here = said(("Late", ""), ("", "x"), ("Dear", ""), ("Late", "Ask"))
    there = said(("Dear", "Show"), ("Late", "Call"), ("", "y"))
    current, target = stages_map({"roadblocks": here}), stages_map({"roadblocks": there})
    process_map = placed(current, ("target",), target.current)
    made = copied_field(process_map, "current", "s1", "roadblocks").map
    assert difference_at(made, "s1") is None
    heard = [(it.says, it.answer, it.count) for it in made.current.stages[0].roadblocks]
    assert heard == [("Dear", "Show", 2), ("Late", "Call", 0), ("", "y", 1), ("Late", "Ask", 3)]


def difference_at(process_map: ProcessMap, stage: str) -> StageChange | None:
    changes = target_changes_of(process_map)
    return change_at(changes, stage) if changes else None


def besides(side: Side | None, stage: str) -> object:
    """All that a side says but of a stage; a move that now leads to the next stage is part of the share moving on."""
    assert side is not None
    stages = [it.model_copy(update={"conversion": None}) for it in side.stages if it.id != stage]
    return [*stages, side.model_copy(update={"stages": (), "flows": ()})]


@given(st.one_of(neighbours, process_maps()), st.data())
@settings(max_examples=40, deadline=None)
def test_a_stage_that_was_copied_differs_by_no_more_than_moves_that_the_side_cannot_have(
    process_map: ProcessMap, data: st.DataObject
) -> None:
    if not (process_map.target and (process_map.current.stages or process_map.target.stages)):
        return
    both = (*process_map.current.stages, *process_map.target.stages)
    name = data.draw(st.sampled_from(sorted({stage.id for stage in both})))
    to: SideName = data.draw(st.sampled_from(SIDES))
    made = copied_stage(process_map, to, name).map
    left = difference_at(made, name)
    if left:
        assert (left.fields, left.is_moved) == ((), False)
        assert left.before
        assert left.after
        assert not any(takes_moves(made, to, name, flow.end) for flow in left.flows)
    assert made.side(OTHER[to]) == process_map.side(OTHER[to])
    assert besides(made.side(to), name) == besides(process_map.side(to), name)


@given(st.one_of(neighbours, process_maps()))
@settings(max_examples=24, deadline=None)
def test_a_field_that_was_copied_does_not_differ_any_more(process_map: ProcessMap) -> None:
    changes = target_changes_of(process_map)
    for change in changes.stages if changes else ():
        for field in change.fields:
            made = copied_field(process_map, "target", change.id, field.key).map
            left = difference_at(made, change.id)
            assert left is None or field.key not in {it.key for it in left.fields}
            assert made.current == process_map.current
