"""A whole workshop costs few keys; `benchmarks/` presses them, in the real screens."""

from pathlib import Path

from benchmarks.keystrokes import LIMIT, content, measured, total
from procmap.analysis.progress import missing
from procmap.workshop.timing.agenda import STEPS
from tests.samples import stages_map


def test_a_whole_workshop_costs_at_most_one_and_a_quarter_keys_a_character(tmp_path: Path) -> None:
    process_map, costs = measured(tmp_path)
    lacking = [str(gap) for step in STEPS for gap in missing(process_map, step.id)]
    assert lacking == [], "every step is finished, by keys alone"
    stages = process_map.current.stages
    assert len(stages) == 8
    for stage in stages:
        assert [stage.name, stage.customer_value, stage.owner, stage.exit, stage.exit_by].count(None) == 0
        assert [stage.conversion, stage.our_wait_days, stage.buyer_wait_days, stage.right_first_time].count(None) == 0
        assert list(stage.hours or {}) == [stage.owner]
        assert [(bool(heard.says), bool(heard.answer), bool(heard.owner)) for heard in stage.roadblocks] == [
            (True,) * 3
        ]
        assert [(bool(metric.name), metric.target is not None) for metric in stage.metrics] == [(True, True)]
    whole = total(costs)
    assert whole.ratio <= LIMIT
    said = f"{whole.keys} keys for {whole.characters} characters, {whole.ratio:.2f}"
    assert said in Path("benchmarks/README.md").read_text(encoding="utf-8")


def test_a_choice_is_one_character_and_a_figure_its_shortest_form() -> None:
    stage = {
        "name": "Reach",
        "customer_value": "Hears of it",
        "exit_by": "buyer",
        "owner": "ae",
        "conversion": 0.2,
        "hours": {"ae": 1200},
        "metrics": [{"id": "calls", "name": "Calls", "target": 2.5}],
    }
    roles = [{"id": "ae", "name": "AE", "hours_per_week": 40}]
    counted = content(stages_map(stage, roles=roles, target={"stages": [{"id": "s1", "name": "Reach", "exit": "Won"}]}))
    assert {step: characters for step, characters in counted.items() if characters} == {
        "goals": len("Sample"),
        "current": len("Reach"),
        "value": len("Hears of it" + "b"),
        "means": len("AE" + "40"),
        "numbers": len("20" + "1200" + "Calls" + "2.5"),
        "target": len("Won"),
    }
