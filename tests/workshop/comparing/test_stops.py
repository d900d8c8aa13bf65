from hypothesis import given, settings

from procmap.analysis.side_changes import SideChanges, aligned, target_changes_of
from procmap.model.process_map import ProcessMap
from procmap.workshop.comparing.stops import Stop, changed_stages, counted, still_there, stops_of, walked
from procmap.workshop.edits.edit import placed
from procmap.workshop.edits.stages import with_stages, with_target
from tests.samples import stages_map
from tests.strategies import process_maps


def sample() -> tuple[SideChanges, tuple[str, ...]]:
    """Two changes at the first stage, none at the second, a new third, another goal."""
    started = with_target(stages_map({"exit": "Signed"}, {}, goal=10))
    for path, value in ((("stages", 0, "exit"), "Paid"), (("stages", 0, "owner"), "ae"), (("goal",), 12.0)):
        started = placed(started, ("target", *path), value)
    return held(with_stages(started, "target", ["Prove"], 2))


def held(process_map: ProcessMap) -> tuple[SideChanges, tuple[str, ...]]:
    changes = target_changes_of(process_map)
    assert changes is not None
    assert process_map.target is not None
    whole = ("",) if changes.fields or changes.flows else ()
    return changes, (*(stage for stage, _, _ in aligned(process_map.current, process_map.target)), *whole)


def test_the_walk_goes_through_every_change_and_stays_at_the_ends() -> None:
    changes, places = sample()
    stop, seen = Stop("s1"), []
    for _ in range(6):
        seen.append(stop)
        stop = walked(changes, places, stop, 1)
    every = [Stop("s1"), Stop("s1", "owner"), Stop("s1", "exit"), Stop("prove"), Stop(), Stop("", "goal")]
    assert seen == every
    assert stop == every[-1]
    assert walked(changes, places, every[0], -1) == every[0]


def test_from_a_stage_that_does_not_change_the_walk_goes_on_to_the_next_that_does() -> None:
    changes, places = sample()
    assert walked(changes, places, Stop("s2"), 1) == Stop("prove")
    assert walked(changes, places, Stop("s2"), -1) == Stop("s1", "exit")


def test_changes_are_counted_without_the_names_of_stages_that_only_head_them() -> None:
    changes, _ = sample()
    assert [counted(changes, stop)[0] for stop in (Stop("s1"), Stop("s1", "owner"), Stop("prove"))] == [0, 1, 3]
    assert counted(changes, Stop("", "goal")) == (4, 4)


def test_an_edit_leaves_one_at_the_stage_whose_change_is_gone() -> None:
    changes, places = sample()
    assert still_there(changes, places, Stop("s1", "owner")) == Stop("s1", "owner")
    assert still_there(changes, places, Stop("s1", "exit_by")) == Stop("s1")
    assert still_there(changes, places, Stop("gone")) == Stop("s1")
    assert still_there(changes, places, Stop("gone"), ("s1", "gone", "s2")) == Stop("s2")
    assert still_there(changes, places, Stop("gone"), ("s1", "s2", "gone")) == Stop("s2")
    assert still_there(changes, (), Stop("gone")) == Stop()


@given(process_maps())
@settings(max_examples=40)
def test_the_walk_reaches_all_that_the_changes_name(process_map: ProcessMap) -> None:
    if process_map.target is None:
        return
    changes, places = held(process_map)
    stop = Stop(changed_stages(changes)[0]) if changes else Stop()
    seen = {stop}
    for _ in range(counted(changes, stop)[1] + len(places)):
        stop = walked(changes, places, stop, 1)
        seen.add(stop)
    assert not changes or seen == {stop for stage in changed_stages(changes) for stop in stops_of(changes, stage)}
