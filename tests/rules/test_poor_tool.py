from typing import Any

from hypothesis import strategies as st

from procmap.model.process_map import ProcessMap
from tests.rules.tables import judged, table_test, threshold_test
from tests.samples import EXAMPLE, sound, stages_map


def tools(*uses: dict[str, Any]) -> ProcessMap:
    return stages_map(*({"tools": [{"name": "CRM", **use}]} for use in uses))


test_table = table_test(
    "poor-tool",
    sound=[stages_map({}), tools({"fit": 3, "rekeyed": False}), tools({"fit": 3})],
    weak=[
        (tools({"fit": 2}), "The tool CRM does not fit the work at Stage 1"),
        (tools({"rekeyed": True}), "The tool CRM has data typed twice at Stage 1"),
        (
            tools({"fit": 2}, {"fit": 5}, {"fit": 1, "rekeyed": True}),
            "The tool CRM does not fit the work and has data typed twice at Stage 1 and Stage 3",
        ),
        (tools({"fit": 1}, {"name": "crm", "fit": 2}), "The tool CRM does not fit the work at Stage 1 and Stage 2"),
    ],
    unknown=[
        (tools({}), "fit of CRM at s1"),
        (tools({"name": "", "fit": 1}), "name of a tool at s1"),
    ],
)


def test_it_stands_on_the_worst_stage() -> None:
    finding = judged("poor-tool", tools({"fit": 2}, {"fit": 1}, {"fit": 1, "rekeyed": True})).findings[0]
    assert (finding.stage, finding.field) == ("s3", "CRM")


test_threshold = threshold_test(
    "poor-tool", "poor_fit", lambda fit: tools({"fit": round(fit)}), "at or below", st.integers(1, 4), step=1
)


def on_both_sides(current: list[int], target: list[int]) -> list[tuple[str | None, str | None, str]]:
    """Where a tool is poor that fits the stages of the sides so well."""
    sides = {
        name: {
            "stages": [{"id": f"s{at}", "name": f"S{at}", "tools": [{"name": "CRM", "fit": fit}]} for at, fit in fits]
        }
        for name, fits in (("current", enumerate(current)), ("target", enumerate(target)))
    }
    report = judged("poor-tool", sound({**EXAMPLE, **sides}))
    return [(finding.side, finding.stage, finding.message) for finding in report.findings]


def test_a_tool_that_is_poor_on_both_sides_is_one_fact() -> None:
    said = "The tool CRM does not fit the work at S0"
    assert on_both_sides([2, 5], [2, 5]) == [("current and target", "s0", said)]


def test_a_tool_that_fits_elsewhere_on_the_target_stands_on_the_worst_stage_of_each_side() -> None:
    said = "The tool CRM does not fit the work at S0"
    assert on_both_sides([2, 0], [2, 5]) == [("target", "s0", said), ("current", "s1", f"{said} and S1")]


def test_a_tool_that_is_poor_elsewhere_on_the_target_is_another() -> None:
    assert [side for side, _, _ in on_both_sides([2, 5], [5, 2])] == ["current", "target"]
