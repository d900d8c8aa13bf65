import tomllib
from typing import Any

import pytest
from hypothesis import given, settings

from procmap.model.data import value_at
from procmap.model.fault import Path
from procmap.model.process_map import ProcessMap
from procmap.rules.check import check_map
from procmap.rules.finding import BOTH_SIDES, Finding
from procmap.rules.where import path_of
from procmap.store.places import place_of
from procmap.store.writing.canonical import canonical_text
from tests.rules.tables import TODAY
from tests.samples import sound
from tests.strategies import process_maps

MAP = sound(
    tomllib.loads("""
format = 1
objectives = [{ id = "profit", name = "Profit" }, { id = "loose", name = "Loose" }]
roles = [{ id = "ae" }]

[process]
name = "Where"

[[current.stages]]
id = "reach"
name = "Reach"

[[current.stages]]
id = "prove"
name = "Prove"
exit = "Report sent"
conversion = 0.5
metrics = [{ id = "calls", name = "Calls" }, { id = "conversion", name = "Share that moves on" }]
tools = [{ name = "CRM", fit = 2 }]
skills = [{ name = "Listening", needed = 4, actual = 1 }]
activities = [{ name = "Visit" }]
roadblocks = [{ says = "They promised to call back" }]

[[current.stages]]
id = "agree"
name = "Agree"

[[current.stages]]
id = "start"
name = "Start"

[[current.flows]]
from = "prove"
to = "start"
share = 0.1

[[current.flows]]
from = "prove"
to = "reach"
share = 0.1

[[target.stages]]
id = "prove"
name = "Prove"
tools = [{ name = "Old CRM" }, { name = "CRM", fit = 2 }]

[[target.stages]]
id = "close"
name = "Close"

[[actions]]
id = "a1"
answers = [{ rule = "no-exit", stage = "prove" }, { rule = "no-ownr", stage = "prove" }]

[[actions]]
id = "a2"

[[waivers]]
rule = "no-exit"

[[waivers]]
rule = "no-valeu"

[[scripts]]
id = "first-call"
stage = "prove"
""")
)


def finding(rule: str = "no-exit", **parts: Any) -> Finding:
    rest = {"side": "current", "stage": None, "role": None, "field": None}
    return Finding(rule, "error", "open", **{**rest, **parts}, message="", evidence=(), why="", fix="")


PROVE: Path = ("current", "stages", 1)


@pytest.mark.parametrize(
    ("found", "path"),
    [
        (finding(stage="prove"), PROVE),
        (finding(stage="prove", field="exit"), (*PROVE, "exit")),
        (finding("no-owner", stage="prove", field="owner"), (*PROVE, "owner")),
        (finding("unmanaged-kpi", stage="prove", field="metrics"), (*PROVE, "metrics")),
        (finding("red-zone", stage="prove", field="calls"), (*PROVE, "metrics", 0)),
        (finding("red-zone", stage="prove", field="Calls"), (*PROVE, "metrics", 0)),
        (finding("red-zone", stage="prove", field="conversion"), (*PROVE, "metrics", 1)),
        (finding("low-consensus", stage="prove", field="conversion"), (*PROVE, "conversion")),
        (finding("skill-gap", stage="prove", field="Listening"), (*PROVE, "skills", 0)),
        (finding("unmanaged-activity", stage="prove", field="activities"), (*PROVE, "activities")),
        (finding("low-consensus", stage="prove", field="no-exit"), PROVE),
        (finding("rework-loop", stage="prove", field="flows"), ("current", "flows", 1)),
        (finding("new-rule", stage="prove", field="nowhere"), PROVE),
        (finding("overdue-action", stage="prove", field="a2"), ("actions", 1)),
        (finding("script-weights", stage="prove", field="first-call"), ("scripts", 0)),
        # about the whole map or a side
        (finding("loose-objective", side=None, field="loose"), ("objectives", 1)),
        (finding("overdue-action", side=None, field="a1"), ("actions", 0)),
        (finding("unknown-rule", side=None, field="no-valeu"), ("waivers", 1)),
        (finding("unknown-rule", side=None, field="no-ownr"), ("actions", 0, "answers", 1)),
        (finding("reality-gap", field="observed"), ("current", "observed")),
        (finding("demand-gap", stage="reach", field="entering"), ("current", "entering")),
        (finding("demand-gap", side=BOTH_SIDES, stage="prove", field="entering"), ("current", "entering")),
        (finding("output-heavy", side="target"), ("target",)),
        (finding("output-heavy", side=BOTH_SIDES), ("current",)),
        (finding("new-rule", side=None), ("process",)),
        (finding("new-rule", side=None, stage="close"), ("target", "stages", 1)),
        # people
        (
            finding("hire-before-fix", side="target", stage="prove", role="ae", field="headcount"),
            ("target", "headcount", "ae"),
        ),
        (
            finding("hire-without-need", side="target", stage="close", role="ae", field="headcount"),
            ("target", "headcount", "ae"),
        ),
        (finding("constraint", stage="prove", role="ae"), PROVE),
        # both sides
        (finding(side=BOTH_SIDES, stage="prove", field="exit"), (*PROVE, "exit")),
        (finding(side=BOTH_SIDES, stage="close"), ("target", "stages", 1)),
        (finding(side=BOTH_SIDES, stage="gone"), ("current",)),
    ],
)
def test_the_place_that_a_finding_is_about(found: Finding, path: Path) -> None:
    assert path_of(MAP, found) == path


def test_of_both_sides_the_one_that_is_asked_for() -> None:
    tool = finding("poor-tool", side=BOTH_SIDES, stage="prove", field="CRM")
    assert path_of(MAP, tool, "current") == (*PROVE, "tools", 0)
    assert path_of(MAP, tool, "target") == ("target", "stages", 0, "tools", 1)
    assert path_of(MAP, finding(stage="prove"), "target") == PROVE


def test_a_map_without_the_side() -> None:
    bare = sound({"format": 1, "process": {"name": "Bare"}})
    assert path_of(bare, finding(side="target", stage="gone", field="exit")) == ("process",)


@settings(max_examples=24)
@given(process_maps())
def test_every_finding_has_a_place_in_the_map_and_its_text(process_map: ProcessMap) -> None:
    text = canonical_text(process_map)
    for found in check_map(process_map, today=TODAY).findings:
        path = path_of(process_map, found)
        # The last step may be what is missing; what should hold it is there.
        assert value_at(process_map, path[:-1]) is not None
        line, column = place_of(text, path)
        assert (line, column) > (1, 1)
