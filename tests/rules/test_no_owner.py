from tests.rules.tables import table_test
from tests.samples import stages_map

test_table = table_test(
    "no-owner",
    sound=[stages_map({"owner": "ae"})],
    weak=[(stages_map({"owner": "ae"}, {"name": "Prove"}), "Nobody answers for Prove")],
    unknown=None,
)
