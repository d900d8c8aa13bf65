from hypothesis import strategies as st

from tests.rules.tables import table_test, threshold_test
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


test_least_right_first_time = threshold_test(
    "poor-handover",
    "least_right_first_time",
    lambda share: stages_map({"right_first_time": share}),
    "below",
    st.floats(0.05, 0.95),
)
