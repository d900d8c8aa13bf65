from typing import Any

from hypothesis import strategies as st

from procmap.model.process_map import ProcessMap
from tests.rules.tables import judged, table_test, threshold_test
from tests.samples import stages_map


def holding(held: float | None, limit: float | None = 10, **parts: Any) -> ProcessMap:
    """One a day enters: 230 in a year of 46 weeks."""
    figures = {"in_progress": held, "max_days": limit}
    stage = {"conversion": 1, **{key: figure for key, figure in figures.items() if figure is not None}}
    return stages_map(stage, **{"entering": 230, **parts})


QUARTER = {"name": "Sample", "period": "quarter"}

test_table = table_test(
    "pile-up",
    sound=[holding(15), holding(0), holding(60, process=QUARTER), holding(0, entering=0)],
    weak=[
        (holding(15.5), "Stage 1 holds 15.5 deals; its ageing limit of 10 days has room for 10"),
        (holding(61, process=QUARTER), "Stage 1 holds 61 deals; its ageing limit of 10 days has room for 40"),
        (holding(1, 1, entering=0), "Stage 1 holds 1 deal; its ageing limit of 1 day has room for 0"),
        (holding(3, entering=0), "Stage 1 holds 3 deals; its ageing limit of 10 days has room for 0"),
    ],
    unknown=[
        (holding(None), "in_progress"),
        (holding(15, None), "max_days"),
        (holding(None, None), "in_progress, max_days"),
        (
            stages_map({"in_progress": 1, "max_days": 3}, {"in_progress": 2}, goal=1),
            "conversion at s1, conversion at s2, max_days at s2",
        ),
        (
            stages_map({"in_progress": 0, "max_days": 3}, {"max_days": 4, "conversion": 1}, entering=1),
            "in_progress at s2, conversion at s1",
        ),
        (holding(15, process={"name": "Sample", "weeks_per_year": 0}), "weeks_per_year above 0"),
    ],
)

test_most_times_room = threshold_test(
    "pile-up", "most_times_room", lambda times: holding(10 * times), "above", st.floats(0.1, 20)
)


def test_what_loops_back_enters_again() -> None:
    """Half go round once more, so two a day enter."""
    loop = [{"from": "s1", "to": "s1", "share": 0.5}]
    stage = {"conversion": 0.5, "in_progress": 29, "max_days": 10}
    assert judged("pile-up", stages_map(stage, entering=230, flows=loop)).findings == ()
    assert judged("pile-up", stages_map(stage, entering=115, flows=loop)).findings


def test_it_is_about_what_is_there_now() -> None:
    process_map = holding(50)
    data = process_map.model_copy(update={"target": process_map.current})
    assert [finding.side for finding in judged("pile-up", data).findings] == ["current"]


def test_the_evidence_retraces_the_room() -> None:
    finding = judged("pile-up", holding(16)).findings[0]
    assert finding.field == "in_progress"
    assert dict(finding.evidence) == {"in_progress": 16, "visits_a_day": 1, "ageing_limit": 10, "room": 10}
