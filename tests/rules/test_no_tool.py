from tests.rules.tables import table_test
from tests.samples import stages_map

test_table = table_test(
    "no-tool",
    sound=[stages_map({"tools": [{"name": "CRM"}]}), stages_map({"tools": [{"fit": 3}, {"name": "CRM"}]})],
    weak=[
        (stages_map({}), "Stage 1 names no tool"),
        (stages_map({"tools": [{"name": "CRM"}]}, {"tools": [{"name": " ", "fit": 3}]}), "Stage 2 names no tool"),
    ],
    unknown=None,
)
