from tests.rules.tables import table_test
from tests.samples import stages_map

test_table = table_test(
    "no-metric",
    sound=[stages_map({"metrics": [{"id": "calls"}]})],
    weak=[(stages_map({"metrics": [{"id": "calls"}]}, {}), "Nothing is measured at Stage 2")],
    unknown=None,
)
