from tests.rules.tables import table_test
from tests.samples import stages_map


def metrics(*kinds: str | None) -> dict[str, object]:
    return {"metrics": [{"id": f"m{at}", **({"kind": kind} if kind else {})} for at, kind in enumerate(kinds)]}


test_table = table_test(
    "lagging-only",
    sound=[
        stages_map({}),
        stages_map(metrics("output", "input")),
        stages_map(metrics("throughput")),
        stages_map(metrics(None, "input")),
    ],
    weak=[(stages_map(metrics("output", "output")), "Stage 1 is measured by its results alone")],
    unknown=[
        (stages_map(metrics("output", None)), "kind of m1 at s1"),
        (stages_map(metrics(None, None)), "kind of m0 at s1, kind of m1 at s1"),
    ],
)
