from hypothesis import strategies as st

from procmap.model.process_map import ProcessMap
from tests.rules.tables import judged, table_test, threshold_test
from tests.samples import stages_map


def back(*flows: tuple[str, str, float | None]) -> ProcessMap:
    stages = ({"conversion": 0.5}, {"conversion": 0.5}, {"conversion": 0.5}, {"conversion": 0.5})
    made = [{"from": a, "to": b, **({} if share is None else {"share": share})} for a, b, share in flows]
    return stages_map(*stages, flows=made)


test_table = table_test(
    "rework-loop",
    sound=[back(), back(("s3", "s1", 0.149)), back(("s1", "s3", 0.4)), back(("s3", "s1", 0.1), ("s2", "s1", 0.1))],
    weak=[
        (back(("s3", "s1", 0.15)), "15 % of what reaches Stage 3 goes back to Stage 1"),
        (back(("s3", "s3", 0.2)), "20 % of what reaches Stage 3 goes back to itself"),
        (
            back(("s3", "s1", 0.05), ("s3", "s2", 0.1), ("s3", "s3", 0)),
            "15 % of what reaches Stage 3 goes back to Stage 1, Stage 2 and itself",
        ),
    ],
    unknown=[(back(("s3", "s1", None), ("s3", "s2", 0.3)), "share of s3 → s1")],
)


test_most_share = threshold_test(
    "rework-loop", "most_share", lambda share: back(("s3", "s1", share)), "at or above", st.floats(0.01, 0.45)
)


def test_the_evidence_gives_the_reason() -> None:
    flow = {"from": "s1", "to": "s1", "share": 0.2, "why": "Requirements were incomplete"}
    finding = judged("rework-loop", stages_map({"conversion": 0.5}, flows=[flow])).findings[0]
    assert dict(finding.evidence) == {"share": 0.2, "to": "itself", "why": "Requirements were incomplete"}
