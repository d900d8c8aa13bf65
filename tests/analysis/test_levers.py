import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from procmap.analysis.as_if import NoSuchLever, with_changes
from procmap.analysis.levers import Lever, levers_of, readable
from procmap.model.coherence import incoherences
from procmap.model.data import to_data
from procmap.model.process_map import ProcessMap
from tests.analysis.funnels import funnels
from tests.samples import EXAMPLE, example, sound, stages_map

MAP = sound(EXAMPLE)
LOOP = {"from": "s2", "to": "s1", "share": 0.15}


def names_of(process_map: ProcessMap) -> list[str]:
    return [lever.name for lever in levers_of(process_map, "current")]


def test_the_levers_come_side_first_then_by_stage_then_by_role() -> None:
    assert names_of(MAP) == [
        "entering",
        *("conversion.prospect", "hours.prospect.sdr", "conversion.qualify", "hours.qualify.sdr"),
        *("conversion.sell", "hours.sell.ae", "conversion.deliver", "hours.deliver.csm"),
        *("headcount.sdr", "selling_share.sdr", "headcount.ae", "selling_share.ae"),
        *("headcount.csm", "selling_share.csm"),
    ]


def test_a_number_that_is_not_stated_is_no_lever_and_a_zero_is_one() -> None:
    process_map = stages_map({"conversion": 0.5}, {"hours": {"ae": 0}}, headcount={"csm": 0})
    assert names_of(process_map) == ["conversion.s1", "hours.s2.ae", "headcount.csm", "selling_share.csm"]


def test_what_joins_at_a_stage_counts_only_where_it_is_said_how_many_enter() -> None:
    assert "entering.s1" not in names_of(stages_map({"entering": 5}))
    assert names_of(stages_map({"entering": 5}, entering=10)) == ["entering", "entering.s1"]


def test_nudges_are_such_as_people_say() -> None:
    levers = {lever.name: setting for lever, setting in levers_of(MAP, "current").items()}
    steps = {name: (setting.step, setting.big_step) for name, setting in levers.items()}
    assert steps["conversion.sell"] == (0.01, 0.05)
    assert steps["hours.sell.ae"] == (0.5, 2.0)
    assert steps["hours.deliver.csm"] == (1.0, 5.0)
    assert steps["headcount.ae"] == (0.5, 1.0)
    assert [round(step, 2) for step in steps["entering"]] == [21.05, 210.53]


@given(st.floats(1e-6, 1e9))
def test_a_readable_number_is_one_two_or_five_with_noughts_and_near(value: float) -> None:
    assert f"{readable(value):e}"[:4] in ("1.00", "2.00", "5.00")
    assert 0.5 < readable(value) / value < 2


def test_a_share_grows_only_by_what_is_lost_there() -> None:
    process_map = stages_map({"conversion": 0.5}, {"conversion": 0.6}, flows=[LOOP])
    most = {lever.name: setting.most for lever, setting in levers_of(process_map, "current").items()}
    assert most == {"conversion.s1": 1.0, "conversion.s2": 0.85, "share.s2.s1": 0.4}


@given(funnels())
def test_no_lever_at_its_most_makes_more_leave_a_stage_than_there_is(process_map: ProcessMap) -> None:
    changed = process_map
    for lever in levers_of(process_map, "current"):
        setting = levers_of(changed, "current")[lever]
        if lever.is_share:
            changed = with_changes(changed, "current", {lever: setting.bounded(9.0)})
    assert not [fault for fault in incoherences(to_data(changed)) if "add up to" in fault.message]


@given(funnels(), st.data())
def test_a_change_is_read_back_and_nothing_else_moves(process_map: ProcessMap, data: st.DataObject) -> None:
    levers, before = levers_of(process_map, "current"), to_data(process_map)
    assume(levers)
    lever = data.draw(st.sampled_from(list(levers)))
    value = levers[lever].bounded(data.draw(st.floats(0, 1)))
    after = levers_of(with_changes(process_map, "current", {lever: value}), "current")
    expected = {each: setting.value for each, setting in levers.items()} | {lever: value}
    assert {each: setting.value for each, setting in after.items()} == expected
    assert to_data(process_map) == before
    assert with_changes(process_map, "current", {}) is process_map


def test_a_changed_estimate_is_a_plain_number() -> None:
    data = example()
    data["current"]["stages"][0]["conversion"] = {"typical": 0.2, "low": 0.1, "basis": "measured", "source": "CRM"}
    changed = with_changes(sound(data), "current", {Lever("conversion", ("prospect",)): 0.25})
    assert changed.current.stages[0].conversion is not None
    assert changed.current.stages[0].conversion.is_plain


@pytest.mark.parametrize(
    "lever",
    [Lever("conversion", ("x",)), Lever("hours", ("x", "ae")), Lever("share", ("sell", "prospect"))],
    ids=lambda lever: lever.name,
)
def test_what_is_not_there_cannot_be_changed(lever: Lever) -> None:
    with pytest.raises(NoSuchLever) as missing:
        with_changes(MAP, "current", {lever: 0.1})
    assert missing.value.lever == lever
