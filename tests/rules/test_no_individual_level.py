from procmap.model.process_map import ProcessMap
from tests.rules.tables import judged, table_test
from tests.samples import stages_map

SAID = "No input is measured down to the individual"
OURS = ("input", "individual")


def measured(*metrics: tuple[str, str]) -> ProcessMap:
    """A map with a stage for each metric of this kind and level."""
    said = (dict(zip(("kind", "level"), metric, strict=True)) for metric in metrics)
    return stages_map(*({"metrics": [{"id": f"m{at}", **parts}]} for at, parts in enumerate(said)))


test_table = table_test(
    "no-individual-level",
    sound=[measured(OURS), measured(("output", "company"), ("", ""), OURS)],
    weak=[
        (measured(("input", "team"), ("output", "individual")), SAID),
        (measured(("throughput", ""), ("", "company")), SAID),
    ],
    unknown=[
        (stages_map({}), "metrics"),
        (measured(("input", "")), "level of m0 at s1"),
        (measured(("output", "team"), ("", "individual")), "kind of m1 at s2"),
        (measured(("", "")), "kind of m0 at s1, level of m0 at s1"),
    ],
)


def test_it_stands_on_the_side_and_names_the_inputs_that_there_are() -> None:
    finding = judged("no-individual-level", measured(("input", "team"), ("output", "individual"))).findings[0]
    assert (finding.stage, dict(finding.evidence)) == (None, {"input_metrics": "m0"})
