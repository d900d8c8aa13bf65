from typing import Any

import pytest

from procmap.model.process_map import ProcessMap
from procmap.rules.check import check_map
from procmap.rules.registry import rule_named
from tests.rules.tables import TODAY, judged, table_test
from tests.samples import EXAMPLE, sound, stages_map

TOP = {"id": "profit", "name": "Grow profit"}
WINS = {"id": "wins", "name": "Win more", "supports": "profit"}
SPEED = {"id": "speed", "name": "Answer soon", "supports": "wins"}
UNSERVED = "is served by no KPI and no other objective"


def aiming(*objectives: dict[str, str], **kpi: Any) -> ProcessMap:
    """A map with these objectives, and a metric that says this."""
    return stages_map({"metrics": [{"id": "m", **kpi}]}, objectives=list(objectives))


def loose(supports: str) -> dict[str, str]:
    return {**WINS, "supports": supports}


test_table = table_test(
    "loose-objective",
    sound=[
        stages_map({}),
        aiming(TOP),
        aiming(TOP, WINS, objective="wins", target=1),
        aiming(WINS, TOP, objective="wins", target=0),
        aiming(TOP, WINS, SPEED, objective="speed", target=1),
    ],
    weak=[
        (aiming(TOP, loose(""), objective="wins", target=1), "The objective Win more supports no other objective"),
        (aiming(TOP, WINS), f"The objective Win more {UNSERVED}"),
        (aiming(TOP, WINS, objective="wins"), f"The objective Win more {UNSERVED}"),
        (aiming(TOP, WINS, SPEED), f"The objective Answer soon {UNSERVED}"),
        (aiming(TOP, loose("")), "The objective Win more supports no other, and nothing serves it"),
        (aiming(TOP, {"id": "wins", "supports": "profit"}), f"The objective wins {UNSERVED}"),
    ],
    unknown=[
        (aiming(TOP, {"name": "Win more", "supports": "profit"}), "id of Win more"),
        (aiming(TOP, {"success_factor": "Speed"}), "id of objective 2"),
    ],
)


def test_it_is_about_the_map_and_names_the_objective() -> None:
    finding = judged("loose-objective", aiming(TOP, WINS)).findings[0]
    assert (finding.side, finding.stage, finding.field) == (None, None, "wins")
    assert dict(finding.evidence) == {"supports": "Grow profit", "served_by": "nothing"}


@pytest.mark.parametrize(("sides", "flagged"), [(("current", "target"), 0), (("target",), 0), (("current",), 1)])
def test_a_kpi_of_any_judged_side_serves(sides: tuple[Any, ...], flagged: int) -> None:
    stage = {"id": "a", "name": "A", "metrics": [{"id": "m", "target": 1, "objective": "wins"}]}
    process_map = sound({**EXAMPLE, "objectives": [TOP, WINS], "target": {"stages": [stage]}})
    rule = rule_named("loose-objective")
    assert rule is not None
    assert len(check_map(process_map, today=TODAY, rules=[rule], sides=sides).findings) == flagged
