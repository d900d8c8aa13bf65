from tests.rules.tables import table_test
from tests.samples import stages_map

test_table = table_test(
    "no-exit",
    sound=[stages_map({"exit": "Plant engineer books a site call"})],
    weak=[(stages_map({}), "Nothing says when a deal may leave Stage 1")],
    unknown=None,
)
