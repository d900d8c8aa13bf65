from typing import Any

import pytest

from procmap.model.process_map import ProcessMap
from tests.rules.tables import judged, table_test
from tests.samples import sound, stages_map

SAID = "The sections of the script First call add up to "


def sections(*weights: float | None) -> list[dict[str, Any]]:
    return [{"id": f"p{at}", **({} if weight is None else {"weight": weight})} for at, weight in enumerate(weights)]


def script(*weights: float | None, **parts: Any) -> ProcessMap:
    first = {"id": "first", "name": "First call", "stage": "s1", "sections": sections(*weights), **parts}
    return stages_map({}, scripts=[first])


test_table = table_test(
    "script-weights",
    sound=[
        stages_map({}),
        script(20, 30, 50),
        script(33.3, 33.3, 33.4),
        script(*[100 / 7] * 7),
    ],
    weak=[
        (script(20, 30, 40), SAID + "90, not 100"),
        (script(60, 50), SAID + "110, not 100"),
        (script(33.33, 33.33, 33.33), SAID + "99.99, not 100"),
        (script(60, None, 50), SAID + "110, not 100"),
        (script(0), SAID + "0, not 100"),
    ],
    unknown=[
        (script(), "sections of First call"),
        (script(60, None, None), "weight of p1 in First call, weight of p2 in First call"),
        (script(100, None), "weight of p1 in First call"),
    ],
)


@pytest.mark.parametrize(("stage", "on"), [("s1", "s1"), ("", None)])
def test_it_stands_on_the_script_s_stage(stage: str, on: str | None) -> None:
    finding = judged("script-weights", script(20, 30, stage=stage)).findings[0]
    assert (finding.stage, finding.field) == (on, "first")
    assert dict(finding.evidence) == {"weights": "20 + 30", "sum": 50}


@pytest.mark.parametrize(
    ("stage", "side"),
    [("both", "current and target"), ("", "current and target"), ("old", "current"), ("new", "target")],
)
def test_it_stands_on_the_sides_that_have_the_stage(stage: str, side: str) -> None:
    sides = {
        name: {"stages": [{"id": at, "name": at} for at in ("both", other)]}
        for name, other in (("current", "old"), ("target", "new"))
    }
    scripts = [{"id": "first", "stage": stage, "sections": sections(90)}]
    report = judged("script-weights", sound({"format": 1, "process": {"name": "S"}, **sides, "scripts": scripts}))
    assert [finding.side for finding in report.findings] == [side]
