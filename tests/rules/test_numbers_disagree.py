from typing import Any

import pytest
from hypothesis import strategies as st

from procmap.model.process_map import ProcessMap
from tests.rules.tables import judged, table_test, threshold_test
from tests.samples import stages_map


def counted(held: float | None, **changes: Any) -> ProcessMap:
    """One a day enters, and stays 2 + 7 + 8 / 8 = 10 days: 10 are expected."""
    days = {"our_wait_days": 2, "buyer_wait_days": 7, "hours": {"ae": 8}}
    stage = {"conversion": 1, **days, **({} if held is None else {"in_progress": held}), **changes}
    return stages_map({key: value for key, value in stage.items() if value is not None}, entering=230)


test_table = table_test(
    "numbers-disagree",
    sound=[counted(10), counted(13), counted(7), counted(0, our_wait_days=0, buyer_wait_days=0, hours={})],
    weak=[
        (counted(13.5), "13.5 are in progress at Stage 1, and its numbers lead to 10"),
        (counted(1), "1 is in progress at Stage 1, and its numbers lead to 10"),
        (counted(6), "6 are in progress at Stage 1, and its numbers lead to 10"),
        (
            counted(4, our_wait_days=0, buyer_wait_days=0, hours={}),
            "4 are in progress at Stage 1, and its numbers lead to 0",
        ),
    ],
    unknown=[
        (counted(None), "in_progress"),
        (counted(3, our_wait_days=None, hours=None), "our_wait_days at s1, hours at s1"),
        (
            stages_map({"in_progress": 3, "hours": {}}, {"in_progress": 1, "our_wait_days": 2, "hours": {}}, goal=1),
            "conversion at s1, conversion at s2, our_wait_days at s1, buyer_wait_days at s1, buyer_wait_days at s2",
        ),
    ],
)


@pytest.mark.parametrize("sign", [1, -1])
def test_it_speaks_on_either_side(sign: int) -> None:
    assert judged("numbers-disagree", counted(10 + sign * 3.01)).findings
    assert not judged("numbers-disagree", counted(10 + sign * 2.99)).findings


test_most_share_of_expected = threshold_test(
    "numbers-disagree",
    "most_share_of_expected",
    lambda share: counted(10 * (1 + share)),
    "above",
    st.floats(0.01, 5),
)


def test_the_evidence_is_littles_law() -> None:
    finding = judged("numbers-disagree", counted(16)).findings[0]
    assert (finding.severity, finding.stage, finding.field) == ("info", "s1", "in_progress")
    assert dict(finding.evidence) == {
        "in_progress": 16,
        "visits_a_day": 1,
        "lead_time": 10,
        "expected_in_progress": 10,
    }
