import datetime
from typing import Any

import pytest

from procmap.model.process_map import ProcessMap
from tests.rules.tables import TODAY, judged, table_test
from tests.samples import EXAMPLE, sound, stages_map

PLANNED = {"target": 50, "owner": "sdr", "objective": "profit", "red": 30, "better": "higher", "cadence": "weekly"}
LACKS = "The KPI Conversations at Stage 1 lacks "
IDLE = LACKS + "an action while it is red"
YESTERDAY = TODAY - datetime.timedelta(days=1)


def kpi(*actions: dict[str, Any], **parts: Any) -> ProcessMap:
    """A map with a KPI that has its whole plan, and is not red, unless the parts say otherwise."""
    metric = {"id": "calls", "name": "Conversations", "actual": 40, **PLANNED, **parts}
    return stages_map({"metrics": [metric]}, objectives=[{"id": "profit", "name": "Profit"}], actions=list(actions))


def without(*parts: str) -> ProcessMap:
    plan = {key: value for key, value in PLANNED.items() if key not in parts}
    metric = {"id": "calls", "name": "Conversations", "actual": 40, **plan}
    return stages_map({"metrics": [metric]}, objectives=[{"id": "profit"}])


def answering(rule: str = "red-zone", stage: str = "s1", **parts: Any) -> dict[str, Any]:
    return {"id": "a1", "answers": [{"rule": rule, "stage": stage}], **parts}


NAMING = {"id": "a1", "metric": "s1/calls"}

test_table = table_test(
    "kpi-without-plan",
    sound=[
        stages_map({}),
        stages_map({"metrics": [{"id": "calls", "actual": 1, "red": 2, "better": "higher"}]}),
        kpi(),
        kpi(NAMING, actual=28),
        kpi({**NAMING, "status": "doing", "due": TODAY}, actual=28),
        kpi(answering(), actual=28),
    ],
    weak=[
        (without("owner"), LACKS + "an owner"),
        (without("objective"), LACKS + "an objective"),
        (without("red"), LACKS + "a red line"),
        (without("cadence"), LACKS + "a cadence"),
        (without("red", "better"), LACKS + "a red line"),
        (without("owner", "objective", "red", "cadence"), LACKS + "an owner, an objective, a red line and a cadence"),
        (kpi(actual=28), IDLE),
        (kpi(actual=30), IDLE),
        (kpi({**NAMING, "status": "done"}, actual=28), IDLE),
        (kpi({**NAMING, "due": YESTERDAY}, actual=28), IDLE),
        (kpi(answering(stage=""), actual=28), IDLE),
        (kpi(answering(rule="no-exit"), actual=28), IDLE),
        (kpi(answering(status="dropped"), actual=28), IDLE),
    ],
    unknown=[
        (kpi(actual=None), "actual of Conversations at s1"),
        (without("better"), "better of Conversations at s1"),
    ],
)


def test_a_red_metric_that_is_no_kpi_is_another_rule_s() -> None:
    assert judged("kpi-without-plan", kpi(actual=28, target=None)).findings == ()


def test_all_that_a_metric_lacks_is_one_finding() -> None:
    findings = judged("kpi-without-plan", kpi(actual=28, owner="")).findings
    said = [(finding.message, finding.field) for finding in findings]
    assert said == [(LACKS + "an owner and an action while it is red", "calls")]


def test_an_action_for_another_metric_does_not_help() -> None:
    metrics = [{**PLANNED, "id": name, "actual": 28} for name in ("calls", "meetings")]
    process_map = stages_map({"metrics": metrics}, objectives=[{"id": "profit"}], actions=[NAMING])
    assert [finding.field for finding in judged("kpi-without-plan", process_map).findings] == ["meetings"]


@pytest.mark.parametrize(("today", "lacks"), [(40, "an owner"), (28, "an owner and an action while it is red")])
def test_a_target_lacks_the_action_that_today_asks_for(today: int, lacks: str) -> None:
    metric = {"id": "m", **PLANNED, "owner": ""}
    sides = [
        {"stages": [{"id": "a", "name": "A", "metrics": [{**metric, **parts}]}]} for parts in ({"actual": today}, {})
    ]
    current, target = sides
    objectives = [{"id": "profit"}]
    report = judged(
        "kpi-without-plan", sound({**EXAMPLE, "objectives": objectives, "current": current, "target": target})
    )
    assert [(finding.side, finding.message) for finding in report.findings] == [
        ("current and target", f"The KPI m at A lacks {lacks}")
    ]
    assert report.not_assessed == ()
