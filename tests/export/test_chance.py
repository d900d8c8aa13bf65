import json
from typing import Any

from procmap.analysis.chance import Chance, chance_of_goal
from procmap.export.chance import chance_data, chance_text
from procmap.model.process_map import ProcessMap
from tests.samples import stages_map

CONVERSION = {"typical": 0.5, "low": 0.4, "high": 0.8}
BACK = {"from": "s2", "to": "s1", "share": {"typical": 0.1, "low": 0, "high": 0.5}}


def sample(goal: float, **stage: Any) -> ProcessMap:
    first = {"name": "[b]Prove", "conversion": CONVERSION, "hours": {}, **stage}
    return stages_map(
        first, {"conversion": 0.5, "hours": {}}, entering=100, goal=goal, flows=[BACK], headcount={"ae": 1}
    )


def drawn(process_map: ProcessMap, draws: int = 300) -> Chance:
    found = chance_of_goal(process_map, "current", draws=draws)
    assert found is not None
    return found


def text(process_map: ProcessMap, draws: int = 300) -> str:
    return chance_text(process_map, "current", drawn(process_map, draws)).replace("\N{NO-BREAK SPACE}", " ")


def test_a_chance_read_aloud() -> None:
    found = drawn(sample(30))
    assert text(sample(30)) == (
        f"Chance to reach the goal of 30: {100 * (found.chance or 0):.0f} % (in 300 draws, seed 1). "
        f"Deliverable: between {found.p10:.1f} and {found.p90:.1f} in 8 of 10 draws. "
        "What sways it most: what moves on from [b]Prove (40 % to 80 %); "
        "what goes from Stage 2 to [b]Prove (0 % to 50 %). "
        f"It assumes: {found.assumption}."
    )


def test_draws_alone_make_nothing_certain() -> None:
    assert "goal of 99: under 1 % (" in text(sample(99))
    assert "goal of 1: over 99 % (" in text(sample(1))
    assert "goal of 99: under 6 % (in 50 draws" in text(sample(99), draws=50)
    assert "goal of 1: over 94 % (in 50 draws" in text(sample(1), draws=50)
    assert "goal of 1: over 0 % (in 1 draws" in text(sample(1), draws=1)


def test_without_ranges_there_is_nothing_to_draw() -> None:
    certain = stages_map({"conversion": 0.5, "hours": {}}, entering=100, goal=50)
    assert text(certain) == "Chance to reach the goal of 50: 100 %, for no number here has a range."


def test_where_nothing_varies_no_range_sways_it() -> None:
    held = stages_map({"conversion": CONVERSION, "hours": {}}, {"conversion": 1, "hours": {}}, entering=0, goal=5)
    assert "Deliverable: 0 in 8 of 10 draws. It assumes" in text(held)


def test_hours_of_a_role_are_told_with_where_they_are_spent() -> None:
    hours = {"ae": {"typical": 20, "low": 8, "high": 40}}
    assert "the hours of Account executive at [b]Prove (8 h to 40 h)" in text(sample(20, hours=hours))


def test_what_it_needs() -> None:
    unknown = stages_map({"hours": {}}, goal=5)
    assert text(unknown) == "The chance to reach the goal needs how many enter and what moves on at Stage 1."


def test_the_data_hold_every_key_and_are_json() -> None:
    data = chance_data(drawn(sample(50)))
    assert set(data) == {
        "chance", "standard_error", "p10", "p50", "p90", "draws", "seed", "ranges", "assumption", "sways", "needs",
    }  # fmt: skip
    first, second = data["sways"]
    assert 0.3 < second["correlation"] < first.pop("correlation") < 1
    assert first == {
        "field": "conversion",
        "stage": "s1",
        "role": None,
        "to": None,
        "low": 0.4,
        "typical": 0.5,
        "high": 0.8,
    }
    assert (second["field"], second["stage"], second["to"]) == ("share", "s2", "s1")
    assert json.loads(json.dumps(data, allow_nan=False))["needs"] == []


def test_the_data_of_a_chance_that_cannot_be_computed() -> None:
    data = chance_data(drawn(stages_map({"hours": {}}, goal=5)))
    assert (data["chance"], data["p50"], data["sways"], data["needs"]) == (
        None,
        None,
        [],
        ["entering", "conversion at s1"],
    )
