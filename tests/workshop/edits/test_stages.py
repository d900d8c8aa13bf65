from pathlib import Path as FilePath

import pytest
from hypothesis import given, settings

from procmap.analysis.numbers import numbers_of
from procmap.analysis.side_changes import target_changes_of
from procmap.model.data import to_data
from procmap.model.faults import read_data
from procmap.model.process_map import ProcessMap
from procmap.model.record import Estimate, typical
from procmap.model.side import Side
from procmap.store.reading import read_map
from procmap.workshop.edits.edit import Unacceptable
from procmap.workshop.edits.entry import typed
from procmap.workshop.edits.stages import names_in, with_stages, with_target, without_target
from procmap.workshop.sheets.sheet import cell_at
from tests.samples import stages_map
from tests.strategies import process_maps
from tests.workshop.walking import cell, cells


def flow_meters() -> ProcessMap:
    return without_target(read_map(FilePath("maps/flow-meters.toml")).map)


def target_of(process_map: ProcessMap) -> Side:
    target = with_target(process_map).target
    assert target is not None
    return target


@settings(max_examples=20)
@given(process_maps())
def test_a_target_starts_without_anything_observed(process_map: ProcessMap) -> None:
    target = target_of(without_target(process_map))
    assert not hasattr(target, "observed")
    for stage in target.stages:
        assert (stage.in_progress, stage.roadblocks, stage.losses) == (None, (), ())
        assert all(metric.actual is None for metric in stage.metrics)
        assert all((skill.actual, skill.holders) == (None, None) for skill in stage.skills)
        numbers = [stage.conversion, stage.our_wait_days, stage.buyer_wait_days, stage.right_first_time]
        for number in [*numbers, *(stage.hours or {}).values(), *(flow.share for flow in target.flows)]:
            assert number is None or number == type(number)(typical=number.typical)


@settings(max_examples=20)
@given(process_maps())
def test_a_target_starts_with_the_numbers_of_the_current_side(process_map: ProcessMap) -> None:
    started = with_target(without_target(process_map))
    assert read_data(to_data(started)).map == started
    assert not target_changes_of(started)
    current, target = numbers_of(started, "current"), numbers_of(started, "target")
    assert current is not None
    assert target is not None
    assert target.deliverable == current.deliverable
    assert {name: (stage.visits, stage.hours) for name, stage in target.stages.items()} == {
        name: (stage.visits, stage.hours) for name, stage in current.stages.items()
    }


def test_hours_that_nobody_knows_stay_unknown_in_the_target() -> None:
    target = target_of(stages_map({"hours": {"ae": {"source": "CRM"}, "sdr": 1}}))
    assert target.stages[0].hours == {"ae": Estimate(), "sdr": Estimate(typical=1.0)}
    assert target.stages[0].hours_by_role is None


def test_only_what_differs_from_the_current_side_is_marked_as_changed() -> None:
    started = with_target(flow_meters())
    assert [c.path for c in cells(started) if c.changed] == []
    changed = typed(started, cell(started, "target", "stages", 0, "conversion"), "99 %").map
    assert {c.path for c in cells(changed) if c.changed} == {
        ("target", "stages", 0, "conversion"),
        ("target", "stages", 0, "conversion", "typical"),
    }
    added = with_stages(started, "target", ["Test plan"], 1)
    assert cell_at(added, ("target", "stages", 1, "exit"), cell(started, "target", "stages", 0, "exit").field).changed


def test_there_is_one_target() -> None:
    with pytest.raises(Unacceptable, match="there is a target already"):
        with_target(with_target(flow_meters()))


@settings(max_examples=20)
@given(process_maps())
def test_a_target_can_be_given_up(process_map: ProcessMap) -> None:
    bare = without_target(process_map)
    assert bare.target is None
    assert read_data(to_data(bare)).map == bare
    assert without_target(bare) == bare
    assert without_target(with_target(bare)) == bare


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("Reach\nQualify\n", ["Reach", "Qualify"]),
        ("1. Reach\r\n2) Qualify\r3: Prove", ["Reach", "Qualify", "Prove"]),
        ("- Reach\n  • Qualify\n* Prove\n– Close", ["Reach", "Qualify", "Prove", "Close"]),
        ("• 1. Reach", ["Reach"]),
        ("10 calls\n2nd meeting", ["10 calls", "2nd meeting"]),
        ("\n \n-\n1. \n", []),
        ("Re\x1bach\tplants", ["Re ach plants"]),
    ],
)
def test_a_pasted_list_is_its_names(text: str, names: list[str]) -> None:
    assert names_in(text) == names


def test_stages_come_in_where_they_were_asked_for() -> None:
    process_map = stages_map({"conversion": 0.5}, {})
    added = with_stages(process_map, "current", ["Qualify", "Prove"], 1)
    assert [stage.name for stage in added.current.stages] == ["Stage 1", "Qualify", "Prove", "Stage 2"]
    assert typical(added.current.stages[0].conversion) == 0.5
    assert with_stages(process_map, "target", ["Plan"], 0).target is not None
