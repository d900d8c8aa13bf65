from tests.rules.tables import judged, table_test
from tests.samples import stages_map

PROPOSED = stages_map({"exit": "Proposal sent", "exit_by": "seller"})

test_table = table_test(
    "seller-side-exit",
    sound=[stages_map({"exit_by": "buyer"})],
    weak=[(PROPOSED, "Stage 1 ends by our own act, not the buyer's")],
    unknown=[(stages_map({"exit": "Proposal sent"}), "exit_by at s1")],
)


def test_the_exit_is_quoted() -> None:
    assert judged("seller-side-exit", PROPOSED).findings[0].evidence == (("exit", "Proposal sent"),)
