from typing import Any

from hypothesis import given
from hypothesis import strategies as st

from tests.rules.tables import judged, table_test
from tests.samples import stages_map

DAYS = {"our_wait_days": 9, "buyer_wait_days": 5, "hours": {"ae": 8, "sdr": 2}}


def ageing(limit: float | None, **changes: Any) -> dict[str, Any]:
    """A stage that takes 9 + 5 + 10 / 8 = 15.25 days, with this limit."""
    return {**DAYS, **({} if limit is None else {"max_days": limit}), **changes}


ONE_DAY = "Stage 1 takes 1 day, over its ageing limit of 0"

test_table = table_test(
    "over-ageing",
    sound=[stages_map(ageing(15.25)), stages_map(ageing(60)), stages_map(ageing(14, our_wait_days=7.75))],
    weak=[
        (stages_map(ageing(15)), "Stage 1 takes 15.2 days, over its ageing limit of 15"),
        (stages_map(ageing(16), ageing(0)), "Stage 2 takes 15.2 days, over its ageing limit of 0"),
        (stages_map(ageing(0, our_wait_days=1, buyer_wait_days=0, hours={})), ONE_DAY),
    ],
    unknown=[
        (stages_map(ageing(None), ageing(20)), "max_days at s1"),
        (stages_map(ageing(None), ageing(None)), "max_days"),
        (
            stages_map({"max_days": 3, "buyer_wait_days": 1}, ageing(20)),
            "our_wait_days at s1, hours at s1",
        ),
        (
            stages_map(ageing(9, hours={"ae": {"low": 1}}), ageing(9, buyer_wait_days={"high": 3})),
            "hours of ae at s1, buyer_wait_days at s2",
        ),
    ],
)


def test_gaps_stand_at_their_stage_unless_they_stop_it_all() -> None:
    one = judged("over-ageing", stages_map(ageing(None), ageing(20))).not_assessed
    every = judged("over-ageing", stages_map(ageing(None), ageing(None))).not_assessed
    assert [gap.stage for gap in (*one, *every)] == ["s1", None]


def test_the_evidence_retraces_the_days() -> None:
    finding = judged("over-ageing", stages_map(ageing(14))).findings[0]
    assert finding.field == "max_days"
    assert dict(finding.evidence) == {
        "our_wait": 9,
        "buyer_wait": 5,
        "hours_each": 10,
        "lead_time": 15.25,
        "ageing_limit": 14,
    }


@given(st.floats(0, 100), st.floats(0, 100), st.floats(0, 100), st.floats(0.1, 300))
def test_the_limit_from_both_sides(ours: float, theirs: float, hours: float, limit: float) -> None:
    stage = {"our_wait_days": ours, "buyer_wait_days": theirs, "hours": {"ae": hours}, "max_days": limit}
    over = ours + theirs + hours / 8 - limit
    if abs(over) > 1e-6:
        assert bool(judged("over-ageing", stages_map(stage)).findings) == (over > 0)
