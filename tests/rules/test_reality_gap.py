from typing import Any

from hypothesis import strategies as st

from procmap.model.process_map import ProcessMap
from tests.rules.tables import judged, table_test, threshold_test
from tests.samples import ROLES, sound

DAYS = {"our_wait_days": 10, "buyer_wait_days": 40, "hours": {}}


def observed(*, stage: Any = None, process: Any = None, side: Any = None, **figures: float) -> ProcessMap:
    """A hundred enter, are delivered and take 50 days; these figures were observed."""
    made = said({"id": "s1", "name": "Stage 1", "conversion": 1, **DAYS, **(stage or {})})
    current = said({"entering": 100, "observed": figures, "stages": [made], **(side or {})})
    return sound({"format": 1, "process": {"name": "Sample", **(process or {})}, "roles": ROLES, "current": current})


def said(data: dict[str, Any]) -> dict[str, Any]:
    """What is not None, which says that a key is left out."""
    return {key: value for key, value in data.items() if value is not None}


BUSY = {"hours": {"ae": 16}}
"""Of a hundred, three account executives have hours for 138; one has for 46."""

EVERYBODY = {"sdr": 1, "ae": 1, "csm": 1}

test_table = table_test(
    "reality-gap",
    sound=[
        observed(delivered=100, lead_time_days=50),
        observed(delivered=80),
        observed(delivered=120, lead_time_days=40),
        observed(delivered=46, stage=BUSY, side={"headcount": {"ae": 1}}),
        observed(delivered=0, side={"entering": 0}),
    ],
    weak=[
        (observed(delivered=79), "Last year 79 were delivered; the map says 100"),
        (observed(delivered=121, lead_time_days=50), "Last year 121 were delivered; the map says 100"),
        (observed(delivered=100, lead_time_days=61), "Last year a deal took 61 days; the map says 50 days"),
        (
            observed(delivered=60, lead_time_days=90, process={"period": "month"}),
            "Last month 60 were delivered in 90 days; the map says 100 in 50",
        ),
        (
            observed(delivered=100, stage=BUSY, side={"headcount": {"ae": 1}}),
            "Last year 100 were delivered; the map says 46",
        ),
        (observed(delivered=3, side={"entering": 0}), "Last year 3 were delivered; the map says 0"),
    ],
    unknown=[
        (observed(), "delivered or lead_time_days of observed"),
        (observed(delivered=100, process={"goal": 100}, side={"entering": None}), "entering"),
        (observed(delivered=100, stage={"conversion": None}), "conversion at s1"),
        (observed(delivered=100, stage={"hours": None}, side={"headcount": EVERYBODY}), "hours at s1"),
        (observed(delivered=100, stage=BUSY), "headcount of ae (current)"),
        (observed(lead_time_days=9, stage={"our_wait_days": None}), "our_wait_days at s1"),
    ],
)

test_most_share_of_expected = threshold_test(
    "reality-gap",
    "most_share_of_expected",
    lambda share: observed(delivered=100 * (1 + share)),
    "above",
    st.floats(0.01, 5),
)


def test_one_finding_for_the_side_with_what_differs() -> None:
    finding = judged("reality-gap", observed(delivered=60, lead_time_days=90)).findings[0]
    assert (finding.side, finding.stage, finding.field) == ("current", None, "observed")
    assert dict(finding.evidence) == {
        "observed_delivered": 60,
        "deliverable": 100,
        "observed_lead_time": 90,
        "lead_time": 50,
    }
    only = judged("reality-gap", observed(delivered=60, lead_time_days=50)).findings[0]
    assert dict(only.evidence) == {"observed_delivered": 60, "deliverable": 100}


def test_one_figure_is_judged_while_the_other_cannot_be() -> None:
    report = judged("reality-gap", observed(delivered=60, lead_time_days=90, stage={"our_wait_days": None}))
    assert [finding.message for finding in report.findings] == ["Last year 60 were delivered; the map says 100"]
    assert [gap.needs for gap in report.not_assessed] == [("our_wait_days at s1",)]
