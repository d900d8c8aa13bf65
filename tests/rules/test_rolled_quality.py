import math

from hypothesis import given
from hypothesis import strategies as st

from procmap.model.process_map import ProcessMap
from procmap.rules.check import check_map
from procmap.rules.registry import rule_named
from tests.rules.tables import TODAY, judged, table_test, threshold_test
from tests.samples import stages_map


def right(*shares: float | None) -> ProcessMap:
    return stages_map(*({} if share is None else {"right_first_time": share} for share in shares))


test_table = table_test(
    "rolled-quality",
    sound=[
        right(0.9, 0.9, 0.9),
        right(*[0.8] * 3),
        right(0.79, *[0.9] * 8),
        right(0.79, None, 0.9),
        right(0.8, 0.8, 0.8, 0.9765625),
    ],
    weak=[
        (
            right(*[0.9] * 7),
            "Only 48 % of deals are right first time at all 7 stages; Stage 1 is lowest with 90 %",
        ),
        (
            right(0.9, 0.85, 0.8, 0.8, 0.9),
            "Only 44 % of deals are right first time at all 5 stages; Stage 3 is lowest with 80 %",
        ),
    ],
    unknown=[
        (right(0.9, None, 0.9, None), "right_first_time at s2, right_first_time at s4"),
        (right(None, None), "right_first_time"),
    ],
)

test_least_product = threshold_test(
    "rolled-quality",
    "least_product",
    lambda product: right(1, product),
    "below",
    st.floats(0.05, 0.95),
    others={"least_right_first_time": 0},
)
test_least_right_first_time = threshold_test(
    "rolled-quality",
    "least_right_first_time",
    lambda share: right(1, share),
    "at or above",
    st.floats(0.05, 0.95),
    others={"least_product": 1},
)


def test_the_evidence_retraces_the_product() -> None:
    finding = judged("rolled-quality", right(0.9, 0.85, 0.8, 0.8, 0.9)).findings[0]
    evidence = dict(finding.evidence)
    assert (finding.stage, finding.field) == ("s3", "right_first_time")
    assert round(float(evidence["at_all_stages"]), 4) == 0.4406
    assert evidence["product_of"] == "90 % × 85 % × 80 % × 80 % × 90 %"


@given(st.lists(st.integers(70, 100).map(lambda n: n / 100), min_size=1, max_size=12))
def test_it_and_poor_handover_share_no_side(shares: list[float]) -> None:
    rules = [rule for name in ("rolled-quality", "poor-handover") if (rule := rule_named(name))]
    found = [finding.rule for finding in check_map(right(*shares), today=TODAY, rules=rules).findings]
    assert len(set(found)) <= 1
    assert bool(found) == (min(shares) < 0.8 or math.prod(shares) < 0.5 - 1e-9)
