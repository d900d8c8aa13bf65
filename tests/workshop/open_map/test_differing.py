import copy
from typing import Any

from hypothesis import given

from procmap.model.process_map import ProcessMap
from procmap.workshop.open_map.differing import sentences
from tests.neighbours import neighbours
from tests.samples import example, sound


def told(**changes: Any) -> tuple[str, ...]:
    """What is told of changes of the stage Sell."""
    data = example()
    old = sound(data)
    data["current"]["stages"][2].update(changes)
    return sentences(old, sound(data))


def test_a_field_is_told_with_what_it_was_and_what_it_is() -> None:
    assert told(exit="Order signed") == ("exit criterion at Sell: nothing → Order signed",)
    assert told(conversion=0.4) == ("move on at Sell: 30 % → 40 %",)
    assert told(conversion={"typical": 0.3, "low": 0.2, "high": 0.4}) == ("move on at Sell: 30 % → 30 % (20–40)",)
    assert told(owner="csm") == ("owner at Sell: Account executive → Customer success manager",)
    assert told(name="Close") == ("stage Sell: now reads Close",)
    assert told(handoff={"packet": "Order"}) == ("what travels at Sell: nothing → Order",)


def test_a_number_of_a_role_is_told_by_the_role() -> None:
    assert told(hours={"ae": 10}) == ("hands-on hours of Account executive at Sell: 12 → 10",)
    data = example()
    old = sound(data)
    del data["current"]["headcount"]
    assert sentences(sound(data), old) == (
        "headcount of Sales development rep: nothing → 4",
        "headcount of Account executive: nothing → 3",
        "headcount of Customer success manager: nothing → 2",
    )


def test_records_without_ids_are_told_apart_by_their_words() -> None:
    data = example()
    sell = data["current"]["stages"][2]
    sell["roadblocks"] = [{"says": "Call me later"}, {"says": "No budget"}]
    old = sound(data)
    sell["roadblocks"] = [{"says": "No budget", "days": 5}, {"says": "Ask my boss"}]
    assert sentences(old, sound(data)) == (
        "roadblock Call me later at Sell: removed",
        "roadblock No budget at Sell: days lost: nothing → 5",
        "roadblock Ask my boss at Sell: new",
    )


def test_records_that_keep_their_order_are_not_told_as_moved() -> None:
    data = example()
    sell = data["current"]["stages"][2]
    sell["tools"] = [{"name": "Sheets", "fit": 2}, {"name": "CRM"}]
    old = sound(data)
    sell["tools"] = [{"name": "Configurator"}, {"name": "CRM"}]
    assert not any("order" in sentence for sentence in sentences(old, sound(data)))


def test_stages_come_go_and_change_their_order() -> None:
    data = example()
    old = sound(data)
    stages = data["current"]["stages"]
    data["current"]["stages"] = [stages[1], stages[0], {"id": "plan", "name": "Test plan"}, stages[3]]
    assert sentences(old, sound(data)) == (
        "stage Sell: removed",
        "stage Test plan: new",
        "stages: in the order Qualify, Prospect, Test plan, Deliver",
    )


def test_a_target_is_told_as_one_and_its_changes_as_its_own() -> None:
    data = example()
    old = sound(data)
    data["target"] = {"stages": [{"id": "sell", "name": "Sell"}]}
    started = sound(data)
    assert sentences(old, started) == ("target side: new",)
    data["target"]["stages"][0]["exit"] = "Paid"
    assert sentences(started, sound(data)) == ("exit criterion at Sell (target): nothing → Paid",)
    assert sentences(started, old) == ("target side: removed",)


def test_a_stage_that_changes_on_both_sides_is_told_with_its_side() -> None:
    data = example()
    data["target"] = copy.deepcopy(data["current"])
    old = sound(data)
    for side in ("current", "target"):
        data[side]["stages"][2].update(name="Close", exit="Paid", handoff={"packet": "Order"})
        data[side]["stages"][0]["roadblocks"] = [{"says": "Call me later"}]
        data[side]["stages"].append({"id": "plan", "name": "Test plan"})
    lines = sentences(old, sound(data))
    assert "stage Sell: now reads Close" in lines
    assert "stage Sell (target): now reads Close" in lines
    assert "stage Test plan (target): new" in lines
    assert len(set(lines)) == len(lines)


def test_the_process_and_its_name() -> None:
    data = example()
    old = sound(data)
    data["process"].update(name="Pumps", goal=70, notes="One\nTwo")
    assert sentences(old, sound(data)) == (
        "name of the process: Worked example → Pumps",
        "goal: 60 → 70",
        "notes: nothing → One Two",
    )


@given(neighbours, neighbours)
def test_whatever_differs_is_told_and_nothing_else(old: ProcessMap, new: ProcessMap) -> None:
    lines = sentences(old, new)
    assert bool(lines) == (old != new)
    assert all(line.strip() and "\n" not in line for line in lines)
