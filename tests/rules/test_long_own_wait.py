from hypothesis import strategies as st

from procmap.model.process_map import ProcessMap
from tests.rules.tables import judged, table_test, threshold_test
from tests.samples import stages_map


def waiting(*days: float | None) -> ProcessMap:
    return stages_map(*({} if wait is None else {"our_wait_days": wait} for wait in days))


test_table = table_test(
    "long-own-wait",
    sound=[
        waiting(5),
        waiting(5, 1),
        waiting(3, 3, 3),
        waiting(5.9, 6.1, 4),
        waiting(1, 0, 0),
        waiting(0, 0, 0),
    ],
    weak=[
        (waiting(2, 9, 1), "Deals wait 9 days for us at Stage 2, of 12 at all stages"),
        (waiting(6, 1, 2), "Deals wait 6 days for us at Stage 1, of 9 at all stages"),
        (waiting(1.5, 0), "Deals wait 1.5 days for us at Stage 1, of 1.5 at all stages"),
    ],
    unknown=[
        (waiting(9, None, 1, None), "our_wait_days at s2, our_wait_days at s4"),
        (waiting(None, None), "our_wait_days"),
        (stages_map({"our_wait_days": {"low": 1}}), "our_wait_days"),
    ],
)

test_times_even_share = threshold_test(
    "long-own-wait",
    "times_even_share",
    lambda times: waiting(10 * times, *[10 * (10 - times) / 9] * 9),
    "at or above",
    st.floats(1.5, 9.5),
)
test_most_days = threshold_test(
    "long-own-wait", "most_days", lambda days: waiting(days, 0, 0), "above", st.floats(0.5, 50)
)


def test_two_stages_may_hold_all_the_waiting() -> None:
    findings = judged("long-own-wait", waiting(8, 0, 8, 0)).findings
    assert [(finding.stage, finding.field) for finding in findings] == [
        ("s1", "our_wait_days"),
        ("s3", "our_wait_days"),
    ]
    assert dict(findings[0].evidence) == {"our_wait": 8, "our_wait_at_all_stages": 16, "stages": 4}


def test_the_buyers_days_are_not_ours() -> None:
    assert judged("long-own-wait", stages_map(*[{"our_wait_days": 1, "buyer_wait_days": 90}] * 4)).findings == ()
