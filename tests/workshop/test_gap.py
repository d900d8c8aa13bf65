from typing import Any

import pytest

from procmap.analysis.numbers import numbers_of
from procmap.workshop.gap import capacity, gap_to_goal, told_at
from tests.samples import example, sound, stages_map


def with_last_period(goal: float | None, delivered: float | None, **process: Any) -> str:
    data = example()
    data["process"] = {"name": "Gap", **({"goal": goal} if goal is not None else {}), **process}
    data["current"]["observed"] = {} if delivered is None else {"delivered": delivered}
    return gap_to_goal(sound(data))


@pytest.mark.parametrize(
    ("goal", "delivered", "sentence"),
    [
        (60, 52, "Last year 52 of 60 were delivered: 8 are missing."),
        (60, 60, "Last year 60 were delivered: the goal of 60 was reached."),
        (60, 70, "Last year 70 were delivered: the goal of 60 was reached."),
        (None, 52, ""),
        (60, None, ""),
    ],
)
def test_the_gap_is_one_sentence(goal: float | None, delivered: float | None, sentence: str) -> None:
    assert with_last_period(goal, delivered) == sentence


def test_the_gap_is_that_of_the_period() -> None:
    assert with_last_period(15, 12, period="quarter") == "Last quarter 12 of 15 were delivered: 3 are missing."


def capacity_of(data: dict[str, Any]) -> str:
    process_map = sound(data)
    return capacity(process_map, numbers_of(process_map, "current"))


def test_capacity_names_who_holds_the_side_back() -> None:
    assert capacity_of(example()) == "52.4 of 60 deliverable, 60 by the flow: Account executive at 114 %"


def test_capacity_says_where_people_are_enough() -> None:
    data = example()
    data["current"]["headcount"]["ae"] = 5
    assert capacity_of(data) == "60 of 60 deliverable, 60 by the flow: people enough for it"


def test_capacity_says_that_the_goal_is_passed() -> None:
    data = example()
    data["process"]["goal"] = 50
    said = "52.4 deliverable, the goal of 50 is passed; 60 by the flow: Account executive at 114 %"
    assert capacity_of(data) == said
    data["current"]["headcount"]["ae"] = 5
    assert capacity_of(data) == "60 deliverable, the goal of 50 is passed: people enough for it"
    del data["process"]["goal"]
    assert capacity_of(data) == "60 deliverable, 60 by the flow: people enough for it"


def test_capacity_says_what_it_needs() -> None:
    data = example()
    del data["current"]["headcount"]
    del data["current"]["stages"][0]["conversion"]
    text = capacity_of(data)
    assert text.startswith("Needs ")
    assert text.endswith(" more")


def test_capacity_of_nothing_is_nothing() -> None:
    process_map = stages_map({})
    assert capacity(process_map, numbers_of(process_map, "target")) == ""
    assert capacity_of({"format": 1, "process": {"name": "Empty"}}) == ""


def test_a_step_says_the_gap_then_nothing_then_capacity_and_last_period_only_where_there_is_room() -> None:
    process_map = sound(example())
    numbers = numbers_of(process_map, "current")
    people = capacity(process_map, numbers)
    assert told_at(process_map, numbers, "goals", "current", has_room=True) == gap_to_goal(process_map)
    assert told_at(process_map, numbers, "means", "current", has_room=True) == ""
    assert told_at(process_map, numbers, "numbers", "current", has_room=False) == people
    assert told_at(process_map, numbers, "numbers", "current", has_room=True).startswith(f"{people}  ")
    assert told_at(process_map, numbers, "plan", "current", has_room=True) == people
