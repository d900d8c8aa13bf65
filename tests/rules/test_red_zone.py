from procmap.model.process_map import ProcessMap
from tests.rules.tables import judged, table_test
from tests.samples import EXAMPLE, sound, stages_map


def metric(**parts: object) -> ProcessMap:
    return stages_map({"metrics": [{"id": "calls", "name": "Conversations", **parts}]})


test_table = table_test(
    "red-zone",
    sound=[
        metric(actual=3, target=5),
        metric(actual=30.01, red=30, better="higher"),
        metric(actual=29.99, red=30, better="lower"),
    ],
    weak=[
        (
            metric(actual=28, red=30, better="higher", unit="a week"),
            "Conversations at Stage 1 is 28 a week, below the red line of 30",
        ),
        (metric(actual=30, red=30, better="higher"), "Conversations at Stage 1 is 30, on the red line of 30"),
        (metric(actual=31, red=30, better="lower"), "Conversations at Stage 1 is 31, above the red line of 30"),
        (metric(actual=0, red=0, better="higher"), "Conversations at Stage 1 is 0, on the red line of 0"),
    ],
    unknown=[
        (metric(red=30, better="higher"), "actual of Conversations at s1"),
        (metric(red=30, actual=28), "better of Conversations at s1"),
    ],
)


def test_one_finding_a_metric_named_by_its_id() -> None:
    red = {"actual": 1, "red": 2, "better": "higher"}
    report = judged("red-zone", stages_map({"metrics": [{"id": "calls", **red}, {"name": "Meetings", **red}]}))
    assert [finding.field for finding in report.findings] == ["calls", "Meetings"]


def test_only_the_current_side_is_observed() -> None:
    stage = {"id": "a", "name": "A", "metrics": [{"id": "m", "actual": 1, "red": 2, "better": "higher"}]}
    assert judged("red-zone", sound({**EXAMPLE, "target": {"stages": [stage]}})).findings == ()
