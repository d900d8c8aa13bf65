from tests.rules.tables import table_test
from tests.samples import stages_map

test_table = table_test(
    "unmanaged-kpi",
    sound=[
        stages_map({}),
        stages_map({"metrics": [{"id": "calls"}, {"id": "wins", "target": 0.4}]}),
        stages_map({"metrics": [{"id": "complaints", "target": 0}]}),
    ],
    weak=[(stages_map({"metrics": [{"id": "calls", "actual": 3}]}), "Stage 1 is measured, but no metric has a target")],
    unknown=None,
)
