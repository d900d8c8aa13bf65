import copy
from dataclasses import replace
from typing import Any

from hypothesis import given

from procmap.analysis.side_changes import SideChanges, StageChange, side_changes, target_changes_of
from procmap.analysis.stage_changes import EVERY, FieldChange
from procmap.model.process_map import ProcessMap
from procmap.model.stage import Handoff, Stage
from tests.neighbours import neighbours
from tests.samples import example, sound


def changes_to(change: Any) -> SideChanges:
    """What the target changes where it is a copy of the worked example's current side, changed so."""
    data = example()
    data["target"] = copy.deepcopy(data["current"])
    change(data["target"])
    found = target_changes_of(sound(data))
    assert found is not None
    return found


def test_a_target_that_is_a_copy_changes_nothing() -> None:
    assert not changes_to(dict)
    assert target_changes_of(sound(example())) is None


def test_stages_come_go_move_and_change_in_the_order_of_the_process() -> None:
    def change(target: dict[str, Any]) -> None:
        prospect, qualify, _, deliver = target["stages"]
        target["stages"] = [qualify, prospect, {"id": "plan", "name": "Plan"}, {**deliver, "name": "Install"}]

    found = changes_to(change)
    told = [(each.id, each.before is None, each.after is None, each.is_moved) for each in found.stages]
    assert told == [
        ("qualify", False, False, True),
        ("sell", False, True, False),
        ("plan", True, False, False),
        ("deliver", False, False, False),
    ]
    assert found.stages[-1].is_renamed
    assert found.stages[-1].fields == (FieldChange("name", "Deliver", "Install"),)


def test_what_a_side_leaves_to_the_process_and_the_roles_is_compared_as_it_holds() -> None:
    found = changes_to(lambda target: target.update(goal=60, life_cycle="growth", selling_share={"ae": 0.4}))
    assert found.fields == (FieldChange("life_cycle", None, "growth"),)
    found = changes_to(lambda target: target.update(goal=75, selling_share={"ae": 0.5}, headcount={"sdr": 4, "ae": 4}))
    assert [(change.key, change.before, change.after) for change in found.fields] == [
        ("goal", 60, 75),
        ("headcount", {"sdr": 4, "ae": 3, "csm": 2}, {"sdr": 4, "ae": 4}),
        ("selling_share", {"sdr": 0.55, "ae": 0.4, "csm": 0.6}, {"sdr": 0.55, "ae": 0.5, "csm": 0.6}),
    ]


def test_moves_stand_with_the_stage_that_they_leave() -> None:
    flow = {"from": "sell", "to": "qualify", "share": 0.1}
    (change,) = changes_to(lambda target: target.update(flows=[flow])).stages
    assert (change.id, change.fields) == ("sell", ())
    assert [(flow.start, flow.end, flow.before) for flow in change.flows] == [("sell", "qualify", None)]
    data = example()
    data["current"]["flows"] = [{**flow, "share": {"typical": 0.1, "basis": "measured"}}]
    data["target"] = {**data["current"], "flows": [flow]}
    assert not target_changes_of(sound(data))


def said(stage: Stage, key: str) -> Any:
    """What a field says: a hand-off that says nothing is the same as none."""
    value = getattr(stage, key)
    return None if value == Handoff() else value


@given(neighbours, neighbours)
def test_what_differs_is_there_and_nothing_else(old: ProcessMap, new: ProcessMap) -> None:
    changes = side_changes(old.current, new.current)
    assert not side_changes(old.current, old.current)
    was, now = ({stage.id: stage for stage in of.current.stages} for of in (old, new))
    changed = {change.id: {field.key for field in change.fields} for change in changes.stages}
    for name in was.keys() & now.keys():
        differing = {key for key in EVERY if said(was[name], key) != said(now[name], key)}
        assert changed.get(name, set()) == differing
    assert {change.id for change in changes.stages if not (change.before and change.after)} == was.keys() ^ now.keys()


@given(neighbours, neighbours)
def test_the_other_way_round_before_and_after_change_places(old: ProcessMap, new: ProcessMap) -> None:
    there, back = side_changes(old.current, new.current), side_changes(new.current, old.current)
    assert {each.id: each for each in there.stages} == {each.id: turned(each) for each in back.stages}
    assert there.fields == tuple(map(turned_field, back.fields))


def turned_field(change: FieldChange) -> FieldChange:
    return FieldChange(change.key, change.after, change.before)


def turned(change: StageChange) -> StageChange:
    fields = tuple(map(turned_field, change.fields))
    return replace(change, before=change.after, after=change.before, fields=fields)
