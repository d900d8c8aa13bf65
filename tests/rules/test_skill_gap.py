import pytest
from hypothesis import strategies as st

from procmap.model.process_map import ProcessMap
from tests.rules.tables import judged, table_test, threshold_test
from tests.samples import stages_map


def skill(**levels: int) -> ProcessMap:
    return stages_map({"skills": [{"name": "Cold outreach", **levels}]})


test_table = table_test(
    "skill-gap",
    sound=[
        skill(needed=4, actual=3, holders=1),
        skill(needed=2, actual=5, holders=1),
        skill(needed=0, actual=0, holders=0),
    ],
    weak=[
        (skill(needed=4, actual=2, holders=1), "The skill Cold outreach is at 2 where Stage 1 needs 4"),
        (skill(needed=1, actual=1, holders=0), "Nobody holds the skill Cold outreach that Stage 1 needs"),
        (skill(needed=4, holders=0), "Nobody holds the skill Cold outreach that Stage 1 needs"),
    ],
    unknown=[
        (skill(needed=4, actual=3), "holders of Cold outreach at s1"),
        (skill(actual=2), "needed of Cold outreach at s1"),
        (skill(needed=2, holders=1), "actual of Cold outreach at s1"),
        (skill(), "needed of Cold outreach at s1, actual of Cold outreach at s1"),
    ],
)


@pytest.mark.parametrize(
    ("levels", "severity"),
    [
        ({"needed": 4, "actual": 2}, "warning"),
        ({"needed": 4, "actual": 1}, "error"),
        ({"needed": 1, "actual": 1, "holders": 0}, "error"),
    ],
)
def test_how_bad_it_is(levels: dict[str, int], severity: str) -> None:
    finding = judged("skill-gap", skill(**levels)).findings[0]
    assert (finding.severity, finding.field) == (severity, "Cold outreach")


def missing(levels: float) -> ProcessMap:
    """A skill that misses this many levels of the five that are needed."""
    return skill(needed=5, actual=5 - round(levels))


test_gap_threshold = threshold_test(
    "skill-gap", "gap", missing, "at or above", st.integers(1, 4), step=1, others={"error_gap": 6}
)

test_error_gap_threshold = threshold_test(
    "skill-gap", "error_gap", missing, "at or above", st.integers(1, 4), step=1, others={"gap": 6}
)


def test_a_gap_is_an_error_from_its_own_threshold_on() -> None:
    for error_gap, severity in ((2, "error"), (2.5, "warning")):
        finding = judged("skill-gap", skill(needed=4, actual=2), error_gap=error_gap).findings[0]
        assert finding.severity == severity


def test_two_gaps_at_one_stage_are_one_gap() -> None:
    report = judged("skill-gap", stages_map({"skills": [{"name": "A", "needed": 1}, {"name": "B", "needed": 1}]}))
    assert [gap.needs for gap in report.not_assessed] == [("actual of A at s1", "actual of B at s1")]
