from pathlib import Path
from typing import Any

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from procmap.analysis.levers import Lever
from procmap.model.process_map import ProcessMap
from procmap.store.reading import MapFile
from procmap.store.writing.canonical import canonical_text
from procmap.workshop.edits.edit import Unacceptable
from procmap.workshop.edits.stages import with_target
from procmap.workshop.open_map.document import Document
from procmap.workshop.what_if.presets import PRESETS, NotHere
from procmap.workshop.what_if.trial import (
    Trial,
    all_put_back,
    asked,
    based_on,
    moved,
    nudged,
    put_back,
    started,
    taken_over,
)
from tests.analysis.funnels import funnels
from tests.samples import EXAMPLE, example, sound

MAP = sound(EXAMPLE)
CALLS, HIRE, GATE = PRESETS


def trial_of(process_map: ProcessMap = MAP, name: str = "entering") -> Trial:
    trial = started(process_map, "current")
    assert trial is not None
    return moved(trial, [lever.name for lever in trial.levers].index(name))


def changes_of(trial: Trial) -> dict[str, float]:
    return {lever.name: round(value, 6) for lever, value in trial.tried.changes.items()}


def test_the_ends_of_the_list_stop() -> None:
    trial = trial_of()
    assert moved(trial, -1).at == 0
    assert moved(trial, 99).lever == Lever("selling_share", ("csm",))


def test_a_nudge_a_big_one_and_back() -> None:
    trial = trial_of(name="conversion.sell")
    assert changes_of(nudged(trial, 1)) == {"conversion.sell": 0.31}
    big = nudged(trial, -1, is_big=True)
    assert changes_of(big) == {"conversion.sell": 0.25}
    assert changes_of(nudged(big, 1, is_big=True)) == {}
    assert changes_of(put_back(nudged(big, 1))) == {}
    for _ in range(20):
        big = nudged(big, 1, is_big=True)
    assert changes_of(big) == {"conversion.sell": 1.0}


def test_ten_per_cent_more_comes_on_top_each_time() -> None:
    once = asked(trial_of(name="headcount.ae"), CALLS)
    assert changes_of(once) == {"entering": 2315.786}
    assert once.lever == Lever("entering")
    assert changes_of(asked(once, CALLS)) == {"entering": 2547.3646}


def test_one_more_goes_where_the_constraint_is_then() -> None:
    trial = asked(trial_of(), HIRE)
    assert changes_of(trial) == {"headcount.ae": 4}
    assert changes_of(asked(asked(trial, HIRE), HIRE)) == {"headcount.ae": 5, "headcount.sdr": 5}


def test_a_stricter_gate_loses_the_same_deals_earlier() -> None:
    data = example()
    data["current"]["stages"][0]["phase"] = "qualifying"
    trial = asked(trial_of(sound(data)), GATE)
    assert changes_of(trial) == {"conversion.prospect": 0.16, "conversion.qualify": 0.625}
    assert trial.tried.after.delivered == pytest.approx(trial.tried.before.delivered)
    without_phase = asked(trial_of(), GATE)
    assert changes_of(without_phase) == {"conversion.qualify": 0.4, "conversion.sell": 0.375}
    assert without_phase.tried.after.deliverable == pytest.approx(60, abs=0.01)


def test_a_gate_is_no_stricter_than_the_next_stage_allows() -> None:
    data = example()
    data["current"]["stages"][1]["phase"] = "qualifying"
    data["current"]["stages"][2]["conversion"] = 0.9
    assert changes_of(asked(trial_of(sound(data)), GATE)) == {"conversion.qualify": 0.45, "conversion.sell": 1.0}
    data["current"]["stages"][2]["conversion"] = 1
    with pytest.raises(NotHere, match="nothing to lose earlier"):
        asked(trial_of(sound(data)), GATE)


def without(*keys: str) -> dict[str, Any]:
    data = example()
    for key in keys:
        del data["current"][key]
    return data


def no_goal() -> dict[str, Any]:
    data = without("entering")
    del data["process"]["goal"]
    return data


def test_ten_per_cent_more_than_the_goal_takes_where_the_map_does_not_say_what_enters() -> None:
    trial = asked(trial_of(sound(without("entering"))), CALLS)
    before, after = trial.tried.before, trial.tried.after
    assert before.entering == pytest.approx(2105.26, abs=0.01)
    assert after.entering == pytest.approx(1.1 * 2105.26, abs=0.01)
    assert (before.volumes_at, after.volumes_at) == ("goal", "entering")
    assert before.delivered == 60
    assert after.delivered == pytest.approx(66)
    assert after.deliverable == pytest.approx(before.deliverable), "who held the goal back holds more back as well"
    target = taken_over(trial, sound(without("entering"))).map.target
    assert target is not None
    assert target.entering == pytest.approx(after.entering)
    assert changes_of(put_back(trial)) == {}


def test_what_joins_later_would_come_on_top_of_what_the_goal_takes() -> None:
    data = without("entering")
    data["current"]["stages"][1]["entering"] = 20
    with pytest.raises(NotHere, match="step 5 asks"):
        asked(trial_of(sound(data), "conversion.sell"), CALLS)


@pytest.mark.parametrize(
    ("data", "preset", "said"),
    [
        (no_goal(), CALLS, "step 5 asks"),
        (without("headcount"), HIRE, "the constraint is not known"),
        (without("headcount"), GATE, "no stage but the last qualifies"),
    ],
    ids=["calls", "hire", "gate"],
)
def test_a_question_that_the_numbers_do_not_allow_says_why(data: dict[str, Any], preset: Any, said: str) -> None:
    with pytest.raises(NotHere, match=said):
        asked(trial_of(sound(data), "conversion.sell"), preset)


def test_changes_follow_an_edit_of_the_map() -> None:
    trial = asked(nudged(trial_of(name="conversion.sell"), 1), CALLS)
    data = example()
    data["current"]["stages"][2]["conversion"] = 0.31
    fresh = based_on(trial, sound(data))
    assert fresh is not None
    assert changes_of(fresh) == {"entering": 2315.786}, "what the map says by now is no change"
    with_one = with_target(MAP)
    on_target = started(with_one, "target")
    assert on_target is not None
    assert based_on(on_target, MAP) is None


def test_the_target_starts_as_a_copy_and_takes_every_kind_of_number() -> None:
    data = example()
    data["current"]["flows"] = [{"from": "sell", "to": "qualify", "share": 0.1}]
    process_map = sound(data)
    trial = trial_of(process_map)
    for lever in trial.levers:
        trial = nudged(trial_of_lever(trial, lever), -1)
    change = taken_over(trial, process_map)
    assert change.label == "what-if into a new target: enter the first stage and 15 more"
    on_target = started(change.map, "target")
    assert on_target is not None
    assert {lever: setting.value for lever, setting in on_target.tried.stated.items()} == trial.tried.changes
    assert change.map.current == process_map.current


def trial_of_lever(trial: Trial, lever: Lever) -> Trial:
    return Trial(trial.tried, trial.levers.index(lever))


def test_an_edit_of_the_target_is_named_by_what_it_changes() -> None:
    trial = asked(nudged(trial_of(name="conversion.sell"), 1), HIRE)
    change = taken_over(trial, with_target(MAP))
    assert change.label == "what-if into the target: move on at Sell and headcount of Account executive"


def test_a_target_without_the_stage_refuses_it_by_name() -> None:
    data = example()
    data["target"] = {"stages": [stage for stage in data["current"]["stages"] if stage["id"] != "sell"]}
    with pytest.raises(Unacceptable, match=r"the target has no conversion\.sell: expected a stage"):
        taken_over(nudged(trial_of(sound(data), "conversion.sell"), 1), sound(data))


def test_a_target_from_which_more_would_leave_than_there_is_refuses_it() -> None:
    data = example()
    flows = [{"from": "sell", "to": "qualify", "share": 0.68}]
    data["target"] = {"stages": data["current"]["stages"], "flows": flows}
    with pytest.raises(Unacceptable, match=r"add up to 1.03"):
        taken_over(nudged(trial_of(sound(data), "conversion.sell"), 1, is_big=True), sound(data))


def test_a_loop_that_nothing_leaves_is_not_taken_over() -> None:
    data = example()
    data["current"]["flows"] = [{"from": "sell", "to": "qualify", "share": 0.7}]
    process_map = sound(data)
    trial = trial_of(process_map, "conversion.qualify")
    endless = Trial(
        trial.tried.setting(Lever("conversion", ("qualify",)), 1).setting(Lever("conversion", ("sell",)), 0)
    )
    taken_over(endless, process_map)
    endless = Trial(endless.tried.setting(Lever("share", ("sell", "qualify")), 1))
    said = r"nothing ever leaves the loop of `qualify`, `sell`: expected shares that add up to less than 1"
    with pytest.raises(Unacceptable, match=said):
        taken_over(endless, process_map)


def test_nothing_changed_is_nothing_to_take_over() -> None:
    with pytest.raises(Unacceptable, match="nudge a number first"):
        taken_over(all_put_back(asked(trial_of(), CALLS)), MAP)


@given(funnels(), st.data())
def test_taken_over_and_undone_the_map_is_what_it_was(process_map: ProcessMap, data: st.DataObject) -> None:
    trial = started(process_map, "current")
    assert trial is not None
    assume(trial.levers)
    at = data.draw(st.integers(0, len(trial.levers) - 1))
    trial = nudged(Trial(trial.tried, at), data.draw(st.sampled_from((1, -1))), is_big=True)
    try:
        change = taken_over(trial, process_map)
    except Unacceptable:
        return
    text = canonical_text(process_map)
    document = Document(MapFile(Path("map.toml"), text.encode(), text, process_map))
    document.apply(change.label, change.map)
    assert document.map.target is not None
    if document.map is not process_map:
        assert document.undo() == change.label
    assert document.map is process_map
