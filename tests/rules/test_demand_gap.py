from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from procmap.analysis.numbers import numbers_of
from procmap.model.process_map import ProcessMap
from tests.analysis.made_up import made_up
from tests.rules.tables import judged, table_test, threshold_test
from tests.samples import example, sound, stages_map

STAGE = {"conversion": 0.5, "hours": {}}


def wanting(times: float, **parts: Any) -> ProcessMap:
    """A hundred enter, half of them are delivered; the goal needs so many times what enters."""
    return stages_map(STAGE, {"conversion": 1, "hours": {}}, **{"entering": 100, "goal": 50 * times, **parts})


def inbound(**side: Any) -> ProcessMap:
    """The worked example, with a hundred more that join at Qualify."""
    data = example()
    data["current"]["stages"][1]["entering"] = 100
    data["current"] |= side
    return sound(data)


test_table = table_test(
    "demand-gap",
    sound=[wanting(1), wanting(1.01), wanting(0.2), wanting(0), wanting(0, entering=0), inbound()],
    weak=[
        (wanting(1.02), "The goal of 51 needs 102 to enter, not 100"),
        (inbound(goal=80), "The goal of 80 needs 2,376 to enter, not 2,205"),
        (wanting(1, entering=0), "The goal of 50 needs 100 to enter, not 0"),
    ],
    unknown=[
        (stages_map(STAGE, entering=100), "goal"),
        (stages_map(STAGE, goal=50), "entering"),
        (stages_map({}), "entering, goal, conversion at s1"),
        (stages_map({"conversion": 0}, entering=1, goal=1), "a conversion above 0 all the way to delivery"),
        (
            stages_map(STAGE, {}, flows=[{"from": "s2", "to": "s1"}], entering=1, goal=1),
            "conversion at s2, share of s2 → s1",
        ),
    ],
)

test_most_times_entering = threshold_test("demand-gap", "most_times_entering", wanting, "above", st.floats(0.1, 20))


def test_it_stands_at_the_first_stage_with_the_arithmetic() -> None:
    finding = judged("demand-gap", wanting(1.2)).findings[0]
    assert (finding.stage, finding.role, finding.field) == ("s1", None, "entering")
    assert dict(finding.evidence) == {
        "entering": 100,
        "delivered": 50,
        "deliverable": 50,
        "goal": 60,
        "entering_needed": 120,
    }


@given(st.integers(0, 1000))
def test_what_is_needed_would_deliver_the_goal(seed: int) -> None:
    process_map = made_up(seed)
    side = process_map.current.model_copy(update={"goal": 5000})
    evidence = dict(judged("demand-gap", process_map.model_copy(update={"current": side})).findings[0].evidence)
    times = float(evidence["entering_needed"]) / float(evidence["entering"])
    stages = [stage.model_copy(update={"entering": (stage.entering or 0) * times}) for stage in side.stages]
    more = side.model_copy(update={"entering": (side.entering or 0) * times, "stages": tuple(stages)})
    numbers = numbers_of(process_map.model_copy(update={"current": more}), "current")
    assert numbers is not None
    assert numbers.delivered == pytest.approx(5000)
