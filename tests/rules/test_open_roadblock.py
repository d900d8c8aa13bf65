from tests.rules.tables import judged, table_test
from tests.samples import stages_map

SETTLED = {"says": "They moved the date", "answer": "Book the date at signing", "owner": "ae"}
CALL = {"says": "They promised to call back"}

test_table = table_test(
    "open-roadblock",
    sound=[stages_map({}), stages_map({"roadblocks": [SETTLED]})],
    weak=[
        (
            stages_map({"roadblocks": [SETTLED, CALL]}),
            "A roadblock lacks an answer or an owner at Stage 1: “They promised to call back”",
        ),
        (
            stages_map({"roadblocks": [{**CALL, "answer": "Book it"}, {"owner": "ae"}]}),
            "2 roadblocks lack an answer or an owner at Stage 1: “They promised to call back”",
        ),
        (stages_map({"roadblocks": [{"owner": "ae"}]}), "A roadblock lacks an answer or an owner at Stage 1"),
    ],
    unknown=None,
)


def test_what_is_missing_is_counted() -> None:
    finding = judged("open-roadblock", stages_map({"roadblocks": [SETTLED, {**CALL, "owner": "ae"}, CALL]})).findings[0]
    assert finding.field == "roadblocks"
    assert dict(finding.evidence) == {"roadblocks": 3, "without_answer": 2, "without_owner": 1}
