from typing import Any

import pytest
from hypothesis import strategies as st

from procmap.model.process_map import ProcessMap
from tests.rules.tables import judged, table_test, threshold_test
from tests.samples import ROLES, sound, stages_map

OPENING = "The room does not agree on exit at Stage 1: "
LOW = [1, 2, 5, 5]


def voted(*votes: dict[str, Any]) -> ProcessMap:
    """A map whose first stage was voted on so, unless a vote says otherwise."""
    return stages_map({}, {}, votes=[{"stage": "s1", "topic": "exit", **vote} for vote in votes])


def scored(*scores: int) -> ProcessMap:
    return voted({"scores": list(scores)})


test_table = table_test(
    "low-consensus",
    sound=[
        stages_map({}),
        scored(2, 3, 3, 3, 3),
        scored(3, 3),
        voted({"dots": 7}),
        voted({"scores": LOW, "stage": ""}),
        voted({"scores": LOW}, {"scores": [3, 4]}),
        voted({"side": "current", "scores": LOW}, {"scores": [3, 4]}),
    ],
    weak=[
        (scored(2, 3, 3, 3), OPENING + "1 of 4 gives 2 or less"),
        (scored(0), OPENING + "1 of 1 gives 2 or less"),
        (scored(*LOW), OPENING + "2 of 4 give 2 or less"),
        (voted({"scores": [4]}, {"scores": LOW}), OPENING + "2 of 4 give 2 or less"),
        (voted({"scores": LOW}, {"dots": 3}), OPENING + "2 of 4 give 2 or less"),
        (voted({"scores": LOW}, {"scores": [4], "stage": "s2"}), OPENING + "2 of 4 give 2 or less"),
        (voted({"scores": LOW}, {"scores": [4], "topic": "entry"}), OPENING + "2 of 4 give 2 or less"),
        (
            voted({"scores": LOW, "topic": "our_wait_days"}),
            "The room does not agree on our wait days at Stage 1: 2 of 4 give 2 or less",
        ),
    ],
    unknown=[(voted({"scores": LOW, "topic": ""}), "topic of a vote at s1")],
)


def share_low(share: float) -> ProcessMap:
    """A vote of 20 people of whom this share gives 2 or less."""
    low = round(20 * share)
    return scored(*[2] * low, *[3] * (20 - low))


test_share_threshold = threshold_test(
    "low-consensus",
    "least_share_low",
    share_low,
    "at or above",
    st.integers(2, 19).map(lambda low: low / 20),
    step=1 / 20,
)

test_score_threshold = threshold_test(
    "low-consensus", "low_score", lambda score: scored(round(score)), "at or below", st.integers(1, 4), step=1
)


@pytest.mark.parametrize(
    ("topic", "severity"),
    [
        *((topic, "warning") for topic in ("conversion", "hours", "our_wait_days", "buyer_wait_days")),
        ("right_first_time", "warning"),
        ("exit", "info"),
        ("costly-leak", "info"),
    ],
)
def test_doubt_of_a_number_that_the_figures_rest_on_weighs_more(topic: str, severity: str) -> None:
    finding = judged("low-consensus", voted({"topic": topic, "scores": LOW})).findings[0]
    assert (finding.severity, finding.field) == (severity, topic)


def test_the_spread_and_the_concern_are_shown() -> None:
    finding = judged("low-consensus", voted({"scores": LOW, "concern": "Sent is what we do"})).findings[0]
    assert finding.evidence == (
        ("scores", "1 2 5 5"),
        ("low_scores", 2),
        ("share", 0.5),
        ("concern", "Sent is what we do"),
    )


@pytest.mark.parametrize(
    ("said", "side"),
    [({}, "current and target"), ({"side": "current"}, "current"), ({"side": "target"}, "target")],
)
def test_a_vote_counts_on_its_side_or_wherever_its_stage_is(said: dict[str, str], side: str) -> None:
    stages = {"stages": [{"id": "s1", "name": "Stage 1"}]}
    vote = {"stage": "s1", "topic": "exit", "scores": LOW, **said}
    parts = {"roles": ROLES, "current": stages, "target": stages, "votes": [vote]}
    report = judged("low-consensus", sound({"format": 1, "process": {"name": "Voted"}, **parts}))
    assert [finding.side for finding in report.findings] == [side]
