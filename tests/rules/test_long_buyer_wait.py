from hypothesis import strategies as st

from procmap.model.process_map import ProcessMap
from tests.rules.tables import judged, table_test, threshold_test
from tests.samples import stages_map


def waiting(*days: float | None) -> ProcessMap:
    return stages_map(*({} if wait is None else {"buyer_wait_days": wait} for wait in days))


ASKS = "days: what would help the buyer decide?"

test_table = table_test(
    "long-buyer-wait",
    sound=[waiting(50), waiting(30, 30, 30), waiting(10, 0, 0), waiting(19.9, 5, 5.1), waiting(0, 0, 0)],
    weak=[
        (waiting(20, 5, 5), f"Stage 1 takes the buyer 20 of 30 {ASKS}"),
        (waiting(2, 2, 10.5, 1), f"Stage 3 takes the buyer 10.5 of 15.5 {ASKS}"),
    ],
    unknown=[(waiting(20, None), "buyer_wait_days at s2"), (waiting(None), "buyer_wait_days")],
)

test_times_even_share = threshold_test(
    "long-buyer-wait",
    "times_even_share",
    lambda times: waiting(10 * times, *[10 * (10 - times) / 9] * 9),
    "at or above",
    st.floats(1.5, 9.5),
)
test_most_days = threshold_test(
    "long-buyer-wait", "most_days", lambda days: waiting(days, 0, 0), "above", st.floats(0.5, 50)
)


def test_it_is_a_question_not_a_reproach() -> None:
    finding = judged("long-buyer-wait", waiting(20, 5, 5)).findings[0]
    assert (finding.severity, finding.stage, finding.field) == ("info", "s1", "buyer_wait_days")
    assert "waste" not in f"{finding.message} {finding.why} {finding.fix}"
