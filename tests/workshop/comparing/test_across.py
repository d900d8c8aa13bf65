"""What is looked at goes across to either side; the keys are offered just where that would change something."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from procmap.analysis.side_changes import target_changes_of
from procmap.model.process_map import SIDES, ProcessMap, SideName
from procmap.workshop.comparing.across import copied, is_copied
from procmap.workshop.comparing.stops import Stop, changed_stages, stops_of
from procmap.workshop.edits.edit import Unacceptable, placed
from procmap.workshop.edits.stages import with_target
from tests.neighbours import neighbours
from tests.samples import stages_map
from tests.strategies import process_maps


def changes(process_map: ProcessMap, to: SideName, stop: Stop) -> bool:
    try:
        return copied(process_map, to, stop).map != process_map
    except Unacceptable:
        return False


def test_the_process_as_a_whole_and_a_stage_that_is_the_same_are_not_copied() -> None:
    started = placed(with_target(stages_map({}, goal=10)), ("target", "goal"), 12.0)
    found = target_changes_of(started)
    assert found is not None
    assert [is_copied(started, found, "target", stop) for stop in (Stop(), Stop("s1"), Stop("", "goal"))] == [0, 0, 1]
    with pytest.raises(Unacceptable, match="select one of its lines"):
        copied(started, "target", Stop())


@given(st.one_of(neighbours, process_maps()), st.data())
@settings(max_examples=30, deadline=None)
def test_copying_is_offered_where_it_changes_something(process_map: ProcessMap, data: st.DataObject) -> None:
    found = target_changes_of(process_map)
    if not found:
        return
    stops = [stop for stage in changed_stages(found) for stop in stops_of(found, stage)]
    stop, to = data.draw(st.sampled_from(stops)), data.draw(st.sampled_from(SIDES))
    assert is_copied(process_map, found, to, stop) == changes(process_map, to, stop)
