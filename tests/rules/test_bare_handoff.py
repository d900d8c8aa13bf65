from tests.rules.tables import table_test
from tests.samples import stages_map

FULL = {"packet": "Application sheet", "accepted_when": "AE confirms"}
OPENING = "Sales development rep hands over to Account executive after Stage 1, and nothing says "

test_table = table_test(
    "bare-handoff",
    sound=[
        stages_map({"owner": "sdr"}, {"owner": "sdr"}),
        stages_map({"owner": "sdr", "handoff": FULL}, {"owner": "ae"}),
        stages_map({"owner": "sdr", "handoff": FULL}, {}),
        stages_map({"owner": "sdr"}),
    ],
    weak=[
        (stages_map({"owner": "sdr"}, {"owner": "ae"}), OPENING + "what must travel and when it is accepted"),
        (
            stages_map({"owner": "sdr", "handoff": {"packet": "Sheet"}}, {"owner": "ae"}),
            OPENING + "when it is accepted",
        ),
        (
            stages_map({"owner": "sdr", "handoff": {"accepted_when": "At once"}}, {"owner": "ae"}),
            OPENING + "what must travel",
        ),
    ],
    unknown=[
        (stages_map({"owner": "sdr"}, {}), "owner at s2"),
        (stages_map({}, {"owner": "ae"}), "owner at s1"),
        (stages_map({}, {}), "owner at s1, owner at s2"),
    ],
)
