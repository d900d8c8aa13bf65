from tests.rules.tables import judged, table_test
from tests.samples import stages_map

GOOD = {"right_first_time": 0.8}

test_table = table_test(
    "poor-handover",
    sound=[stages_map(GOOD), stages_map({"right_first_time": {"typical": 0.9, "low": 0.5}})],
    weak=[
        (
            stages_map({"right_first_time": 0.79}, {**GOOD, "owner": "ae"}),
            "Only 79 % of what Stage 1 hands to Stage 2 (Account executive) is right first time",
        ),
        (
            stages_map({"right_first_time": 0.5}, GOOD),
            "Only 50 % of what Stage 1 hands to Stage 2 is right first time",
        ),
        (
            stages_map(GOOD, {"right_first_time": 0.5}),
            "Only 50 % of what Stage 2 hands to the customer is right first time",
        ),
    ],
    unknown=[
        (stages_map({}), "right_first_time at s1"),
        (stages_map({"right_first_time": {"low": 0.5}}), "right_first_time at s1"),
    ],
)


def test_threshold() -> None:
    assert judged("poor-handover", stages_map(GOOD), least_right_first_time=0.81).findings
