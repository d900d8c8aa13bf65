from hypothesis import strategies as st

from procmap.model.process_map import ProcessMap
from tests.rules.tables import judged, table_test, threshold_test
from tests.samples import stages_map

WEIGHTS = 20


def weighed(*metrics: tuple[str, int | None]) -> ProcessMap:
    """A map with a stage for each metric of this kind and weight."""
    return stages_map(
        *(
            {
                "metrics": [
                    {"id": f"m{at}", **({"kind": kind} if kind else {}), **({"weight": weight} if weight else {})}
                ]
            }
            for at, (kind, weight) in enumerate(metrics)
        )
    )


test_table = table_test(
    "output-heavy",
    sound=[
        weighed(("output", 3), ("input", 3)),
        weighed(("output", None), ("throughput", None)),
        weighed(("output", 1), ("input", 2), ("", 1)),
    ],
    weak=[
        (weighed(("output", 3), ("input", 2)), "Results hold 60 % of the weight of all metrics"),
        (weighed(("output", None)), "Results hold 100 % of the weight of all metrics"),
    ],
    unknown=[
        (stages_map({}), "metrics"),
        (weighed(("", None)), "kind of m0 at s1"),
        (weighed(("output", 3), ("input", None), ("", 1)), "kind of m2 at s3"),
        (weighed(("output", 2), ("input", 1), ("", 2), ("", 1)), "kind of m2 at s3, kind of m3 at s4"),
    ],
)


def sharing(share: float) -> ProcessMap:
    """A map of 20 metrics of equal weight, of which this share is output."""
    output = round(WEIGHTS * share)
    return weighed(*[("output", None)] * output, *[("input", None)] * (WEIGHTS - output))


test_threshold = threshold_test(
    "output-heavy",
    "most_share",
    sharing,
    "above",
    st.integers(1, WEIGHTS - 1).map(lambda output: output / WEIGHTS),
    step=1 / WEIGHTS,
)


def test_it_stands_on_the_side_with_its_arithmetic() -> None:
    finding = judged("output-heavy", weighed(("output", 3), ("input", 2))).findings[0]
    assert finding.stage is None
    assert dict(finding.evidence) == {"output_weight": 3, "all_weight": 5, "share": 0.6}
