from typing import Any

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from procmap.analysis.levers import Lever
from procmap.analysis.what_if import WhatIf, chances_of, what_if
from procmap.model.process_map import ProcessMap
from tests.analysis.funnels import funnels
from tests.samples import EXAMPLE, ROLES, example, sound, stages_map

ENTERING = Lever("entering")
QUALIFY = Lever("conversion", ("qualify",))
SELL = Lever("conversion", ("sell",))


def tried_on(data: Any = EXAMPLE) -> WhatIf:
    tried = what_if(sound(data), "current")
    assert tried is not None
    return tried


def goal_alone() -> dict[str, Any]:
    """The worked example without what enters."""
    data = example()
    del data["current"]["entering"]
    return data


def test_the_worked_example_before_and_after_ten_per_cent_more_calls() -> None:
    tried = tried_on()
    after = tried.setting(ENTERING, tried.levers[ENTERING].value * 1.1).after
    before = tried.before
    assert before.delivered == pytest.approx(60, abs=0.01)
    assert after.delivered == pytest.approx(66, abs=0.01)
    assert before.deliverable == pytest.approx(52.44, abs=0.01)
    assert after.deliverable == pytest.approx(52.44, abs=0.01)
    assert (before.constraint, after.constraint, after.is_held_back) == (("ae",), ("ae",), True)
    assert after.roles["ae"].utilisation == pytest.approx(1.259, abs=0.001)
    assert before.headcount_needed == pytest.approx(3.92 + 4.04 + 1.35, abs=0.01)
    assert before.headcount == 9


def test_the_worked_example_qualified_harder_and_reckoned_from_the_goal() -> None:
    after = tried_on(goal_alone()).setting(QUALIFY, 0.35).setting(SELL, 0.45).after
    assert after.entering == pytest.approx(2005, abs=0.5)
    assert (after.deliverable, after.is_held_back, after.constraint) == (60, False, ("sdr",))
    assert after.people_let_through == pytest.approx(76, abs=0.5)
    assert after.roles["sdr"].utilisation == pytest.approx(0.79, abs=0.005)
    assert after.roles["ae"].utilisation == pytest.approx(0.76, abs=0.005)


def test_a_side_that_is_not_there_cannot_be_tried() -> None:
    assert what_if(sound(EXAMPLE), "target") is None


@given(funnels(), st.data())
def test_what_is_put_back_leaves_no_trace(process_map: ProcessMap, data: st.DataObject) -> None:
    tried = what_if(process_map, "current")
    assert tried is not None
    assume(tried.levers)
    lever = data.draw(st.sampled_from(list(tried.levers)))
    nudged = tried.setting(lever, tried.levers[lever].value + tried.levers[lever].big_step)
    back = nudged.setting(lever, tried.levers[lever].value)
    assert (back.changes, back.map is process_map, back.after is tried.before) == ({}, True, True)
    assert what_if(process_map, "current") == tried


SHARES = st.floats(0.05, 0.8)
HOURS = st.floats(0.1, 30)


@given(st.lists(st.tuples(SHARES, HOURS, st.integers(0, 2)), min_size=2, max_size=6), st.floats(0, 0.15))
def test_more_that_enters_delivers_no_more_while_the_constraint_stands(
    stages: list[tuple[float, float, int]], share: float
) -> None:
    listed = [{"conversion": share, "hours": {ROLES[role]["id"]: hours}} for share, hours, role in stages]
    loop = [{"from": f"s{len(stages)}", "to": "s1", "share": share}]
    process_map = stages_map(*listed, flows=loop, entering=1e6, headcount={"sdr": 2, "ae": 2, "csm": 2})
    tried = what_if(process_map, "current")
    assert tried is not None
    after = tried.setting(ENTERING, 1.1e6).after
    assert tried.before.is_held_back
    assert after.delivered == pytest.approx(1.1 * (tried.before.delivered or 0))
    assert after.deliverable == pytest.approx(tried.before.deliverable)
    assert after.constraint == tried.before.constraint


def test_chances_are_there_where_ranges_are_and_move_with_the_changes() -> None:
    assert chances_of(tried_on()) is None
    data = example()
    data["current"]["entering"] = 2200
    data["current"]["stages"][2]["hours"]["ae"] = {"typical": 12, "low": 9, "high": 16}
    tried = tried_on(data)
    standing = chances_of(tried)
    assert standing is not None
    assert standing.before == standing.after
    hired = chances_of(tried.setting(Lever("headcount", ("ae",)), 5.0))
    assert hired is not None
    assert hired.before == standing.before
    # 2,208 h for the 210.5 it takes are 10.49 h each: of the triangle 9-12-16 below that, 1.49² / (7 × 3).
    assert (standing.before, hired.after) == (pytest.approx(0.106, abs=0.03), 1)
