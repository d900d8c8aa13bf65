from tests.rules.tables import table_test
from tests.samples import stages_map

LONG = "Prices are asked for by telephone, because the list is a month old"

test_table = table_test(
    "workaround",
    sound=[stages_map({}), stages_map({"workaround": "  "})],
    weak=[
        (
            stages_map({"workaround": "Slurries are sized in private spreadsheets"}),
            "People work outside the system at Stage 1: “Slurries are sized in private spreadsheets”",
        ),
        (
            stages_map({}, {"workaround": LONG}),
            f"People work outside the system at Stage 2: “{LONG[:59]}…”",
        ),
    ],
    unknown=None,
)
