from datetime import date
from pathlib import Path
from typing import Any

import pytest

from procmap.analysis.progress import finished, missing
from procmap.model.process_map import ProcessMap, StepName
from procmap.store.reading import read_map
from tests.samples import sound

BLANK = read_map(Path("procmap/store/starters/blank.toml")).map
FLOW_METERS = read_map(Path("maps/flow-meters.toml")).map

STEPS: tuple[StepName, ...] = ("goals", "current", "value", "means", "numbers", "weak-links", "target", "plan")

METRIC = {"id": "calls", "target": 5}
BLOCK = {"says": "No budget", "answer": "Ask early", "owner": "ae"}
STAGE = {
    "name": "Prove",
    "customer_value": "Sees it run",
    "exit": "Signs the report",
    "exit_by": "buyer",
    "owner": "ae",
    "conversion": 0.5,
    "hours": {"ae": 2},
    "our_wait_days": 1,
    "buyer_wait_days": 2,
    "right_first_time": 0.9,
    "metrics": [METRIC],
    "roadblocks": [BLOCK],
}


def complete() -> dict[str, Any]:
    """The data of a map that lacks nothing in any step."""
    stages = [{"id": "prove", **STAGE}, {"id": "deliver", **STAGE, "name": "Deliver"}]
    process = {"name": "Done", "starts_when": "Asks", "ends_when": "Signs", "goal": 60, "life_cycle": "growth"}
    return {
        "format": 1,
        "process": process,
        "objectives": [{"id": "profit"}],
        "roles": [{"id": "ae", "name": "Account executive", "hours_per_week": 40, "selling_share": 0.4}],
        "current": {"headcount": {"ae": 3}, "observed": {"delivered": 52}, "stages": stages},
        "target": {"stages": stages},
        "actions": [{"id": "a1", "title": "Test", "owner": "ae", "due": date(2027, 1, 31)}],
        "goals": [{"id": "g1", "who": "AE, north"}],
        "parked": [{"text": "Prices", "owner": "ae"}],
    }


def lacking(process_map: ProcessMap, step: StepName) -> list[str]:
    return [str(item) for item in missing(process_map, step)]


def test_a_blank_map_says_what_each_step_lacks() -> None:
    assert finished(BLANK) == ()
    assert {step: lacking(BLANK, step) for step in STEPS} == {
        "goals": [
            "what starts it",
            "what ends it",
            "the goal",
            "the life cycle",
            "what was delivered last period",
            "the objective it serves",
        ],
        "current": ["the stages"],
        "value": ["the stages"],
        "means": ["the stages"],
        "numbers": ["the stages"],
        "weak-links": ["where deals stall, in their words"],
        "target": ["the target"],
        "plan": ["the first action", "what each of you will do"],
    }


def test_a_full_map_lacks_only_what_the_room_left_open() -> None:
    assert finished(FLOW_METERS) == tuple(step for step in STEPS if step != "weak-links")
    assert lacking(FLOW_METERS, "weak-links") == ["an answer and its owner for the roadblock at Agree the order"]


def test_a_complete_map_lacks_nothing() -> None:
    assert finished(sound(complete())) == STEPS


ANSWER = "an answer and its owner for the roadblock"

LACKS: tuple[tuple[StepName, tuple[str | int, ...], str], ...] = (
    ("goals", ("process", "starts_when"), "what starts it"),
    ("goals", ("process", "ends_when"), "what ends it"),
    ("goals", ("process", "goal"), "the goal"),
    ("goals", ("process", "life_cycle"), "the life cycle"),
    ("goals", ("current", "observed"), "what was delivered last period"),
    ("goals", ("objectives",), "the objective it serves"),
    ("current", ("current", "stages", 1), "a second stage"),
    ("value", ("current", "stages", 0, "customer_value"), "what the customer gains at Prove"),
    ("value", ("current", "stages", 0, "exit"), "the buyer's act at Prove"),
    ("value", ("current", "stages", 1, "exit_by"), "whose act it is at Deliver"),
    ("means", ("current", "stages", 1, "owner"), "the owner at Deliver"),
    ("means", ("current", "headcount", "ae"), "the headcount of Account executive"),
    ("means", ("roles", 0, "hours_per_week"), "the hours a week of Account executive"),
    ("means", ("roles", 0, "selling_share"), "the selling share of Account executive"),
    ("numbers", ("current", "stages", 0, "conversion"), "how many move on at Prove"),
    ("numbers", ("current", "stages", 0, "hours"), "the hours at Prove"),
    ("numbers", ("current", "stages", 0, "our_wait_days"), "our wait at Prove"),
    ("numbers", ("current", "stages", 0, "buyer_wait_days"), "the buyer's wait at Prove"),
    ("numbers", ("current", "stages", 0, "right_first_time"), "what is right first time at Prove"),
    ("numbers", ("current", "stages", 0, "metrics"), "a KPI at Prove"),
    ("weak-links", ("current", "stages", 0, "roadblocks", 0, "answer"), f"{ANSWER} at Prove"),
    ("target", ("target",), "the target"),
    ("target", ("target", "stages"), "the stages"),
    ("target", ("target", "stages", 0, "owner"), "the owner at Prove"),
    ("plan", ("actions",), "the first action"),
    ("plan", ("actions", 0, "owner"), "an owner of “Test”"),
    ("plan", ("actions", 0, "due"), "a due date of “Test”"),
    ("plan", ("goals",), "what each of you will do"),
    ("plan", ("parked", 0, "owner"), "an owner of the parked “Prices”"),
)


@pytest.mark.parametrize(("step", "path", "what"), LACKS, ids=[what for _, _, what in LACKS])
def test_what_is_not_said_is_missing_until_it_is(step: StepName, path: tuple[str | int, ...], what: str) -> None:
    data: Any = complete()
    # The two stages share their data, of which one alone is to lose a part.
    data["current"]["stages"][0] = {**data["current"]["stages"][0], "roadblocks": [dict(BLOCK)]}
    data["target"] = {"stages": [dict(stage) for stage in data["target"]["stages"]]}
    holder = data
    for key in path[:-1]:
        holder = holder[key]
    del holder[path[-1]]
    lacks = sound(data)
    assert lacking(lacks, step) == [what]
    assert step not in finished(lacks)


def test_an_estimate_without_a_number_is_not_said() -> None:
    data = complete()
    unsaid = {"conversion": {"low": 0.1}, "hours": {"ae": {"n": 4}}}
    data["current"]["stages"][0] = {**data["current"]["stages"][0], **unsaid}
    assert lacking(sound(data), "numbers") == ["how many move on at Prove", "the hours at Prove"]


def test_hours_of_nobody_are_said_too() -> None:
    data = complete()
    data["current"]["stages"][0] = {**data["current"]["stages"][0], "hours": {}}
    assert lacking(sound(data), "numbers") == []


def test_people_who_only_help_in_a_stage_count_as_working_there() -> None:
    data = complete()
    data["roles"] += [{"id": "se", "name": "Sales engineer"}, {"id": "idle"}]
    data["current"]["stages"][0] = {**data["current"]["stages"][0], "hours": {"ae": 2, "se": 1}}
    assert lacking(sound(data), "means") == [
        "the headcount of Sales engineer",
        "the hours a week of Sales engineer",
        "the selling share of Sales engineer",
    ]


def test_actions_that_are_done_or_dropped_need_nothing() -> None:
    data = complete()
    data["actions"] = [{"id": "a1", "status": "done"}, {"id": "a2", "status": "dropped"}]
    assert lacking(sound(data), "plan") == []
    data["actions"] = [{"id": "a1", "status": "doing", "owner": "ae"}, {"owner": "ae"}]
    assert lacking(sound(data), "plan") == ["a due date of “a1”", "a due date of “an action”"]
