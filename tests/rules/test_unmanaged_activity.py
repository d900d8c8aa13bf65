from procmap.model.process_map import ProcessMap
from tests.rules.tables import judged, table_test
from tests.samples import stages_map

CALL = {"name": "Call", "feedback": "Monday review"}


def doing(*activities: dict[str, str]) -> ProcessMap:
    return stages_map({"activities": list(activities)})


test_table = table_test(
    "unmanaged-activity",
    sound=[doing(CALL)],
    weak=[
        (stages_map({}), "Stage 1 names no activity"),
        (doing(CALL, {"name": "E-mail"}), "Nothing says what feedback E-mail gives at Stage 1"),
        (doing({"name": "Call"}, {"name": "E-mail"}), "Nothing says what feedback Call and E-mail give at Stage 1"),
        (doing(CALL, {"name": ""}), "Nothing says what feedback an activity gives at Stage 1"),
    ],
    unknown=None,
)


def test_it_names_those_without() -> None:
    finding = judged("unmanaged-activity", doing(CALL, {"name": "E-mail"})).findings[0]
    assert finding.field == "activities"
    assert dict(finding.evidence) == {"activities": 2, "without_feedback": "E-mail"}
