import copy
from typing import Any

import pytest

from procmap.model.process_map import ProcessMap
from procmap.rules.check import check_map
from procmap.rules.closing import FindingChanges, closed_between, closed_by_target, place_of_finding
from procmap.rules.finding import Finding
from tests.rules.tables import TODAY
from tests.samples import example, sound


def by_target(**parts: Any) -> FindingChanges:
    """What becomes of the findings where Sell says something else in the target."""
    data = example()
    current = parts.pop("current", {})
    data["current"]["stages"][2].update({"exit": "Quote sent", "exit_by": "seller", **current})
    data["target"] = copy.deepcopy(data["current"])
    data["target"]["stages"][2].update(parts)
    return closed_by_target(*judged(data))


def judged(data: dict[str, Any]) -> tuple[ProcessMap, Any]:
    process_map = sound(data)
    return process_map, check_map(process_map, today=TODAY)


def at_sell(findings: Any) -> set[str]:
    return {finding.rule for finding in findings if finding.stage == "sell"}


def test_a_target_that_is_a_copy_closes_nothing() -> None:
    found = by_target()
    assert not found
    assert at_sell(stay.after for stay in found.stays) >= {"constraint", "seller-side-exit"}


def test_what_the_target_mends_is_closed_and_what_it_breaks_is_new() -> None:
    found = by_target(current={"customer_value": "Sees it run"}, exit_by="buyer", customer_value="")
    assert at_sell(found.closed) == {"seller-side-exit"}
    assert at_sell(found.new) == {"no-customer-value"}
    assert found.untold == ()


@pytest.mark.parametrize(
    ("current", "rule"),
    [
        ({"skills": [{"name": "Testing", "needed": 4, "actual": 1}]}, "skill-gap"),
        ({"metrics": [{"id": "won", "actual": 3, "target": 9, "red": 5, "better": "higher"}]}, "red-zone"),
        ({"roadblocks": [{"says": "No budget"}]}, "open-roadblock"),
    ],
)
def test_what_only_practice_shows_is_not_closed(current: dict[str, Any], rule: str) -> None:
    blank: dict[str, Any] = {key: [] for key in current}
    found = by_target(current=current, **blank)
    assert rule in at_sell(found.untold)
    assert rule not in at_sell(found.closed)


def test_a_roadblock_that_the_target_answers_is_closed() -> None:
    says = {"says": "No budget"}
    answered = {**says, "answer": "Ask who decides", "owner": "ae"}
    assert "open-roadblock" in at_sell(by_target(current={"roadblocks": [says]}, roadblocks=[answered]).closed)


@pytest.mark.parametrize(("side", "what"), [(None, "stays"), ("current", "untold")])
def test_what_the_room_did_not_agree_on_is_closed_by_another_vote_only(side: str | None, what: str) -> None:
    data = example()
    data["target"] = copy.deepcopy(data["current"])
    data["votes"] = [{"stage": "sell", "topic": "exit", "scores": [1, 1, 4], **({"side": side} if side else {})}]
    found = closed_by_target(*judged(data))
    of = {"stays": [stay.after for stay in found.stays], "untold": found.untold}
    assert "low-consensus" in at_sell(of[what])
    data["votes"].append({"side": "target", "stage": "sell", "topic": "exit", "scores": [4, 4, 5]})
    assert "low-consensus" in at_sell(closed_by_target(*judged(data)).closed)


def test_what_lacks_an_input_in_the_target_is_not_closed() -> None:
    found = by_target(exit_by="")
    assert (at_sell(found.closed), at_sell(found.untold)) == (set(), {"seller-side-exit"})


def test_a_stage_that_is_gone_takes_its_findings_along() -> None:
    data = example()
    data["current"]["stages"][2]["skills"] = [{"name": "Testing", "needed": 4, "actual": 1}]
    data["target"] = copy.deepcopy(data["current"])
    del data["target"]["stages"][2]
    found = closed_by_target(*judged(data))
    assert {"skill-gap", "constraint", "no-exit"} <= at_sell(found.closed)
    assert at_sell(found.untold) == set()


def test_a_constraint_that_stays_is_not_closed_where_its_work_moves_to_another_stage() -> None:
    data = example()
    data["target"] = copy.deepcopy(data["current"])
    stages = data["target"]["stages"]
    stages[2] = {"id": "close", "name": "Close", "owner": "ae", "conversion": 0.3, "hours": {"ae": 13}}
    found = closed_by_target(*judged(data))
    assert "constraint" not in {finding.rule for finding in (*found.closed, *found.untold, *found.new)}
    (stay,) = [each for each in found.stays if each.after.rule == "constraint"]
    assert (stay.before.stage, stay.after.stage) == ("sell", "close")
    del stages[2]["hours"]
    found = closed_by_target(*judged(data))
    assert "constraint" in at_sell(found.untold), "the stage is gone, and what its role can deliver is not known"


# two maps


def test_between_maps_the_sides_that_both_have_are_compared() -> None:
    data = example()
    before = judged(data)
    data["current"]["stages"][2]["exit"] = "Order signed"
    data["target"] = {"stages": [{"id": "sell", "name": "Sell"}]}
    after = judged(data)
    found = closed_between(*before, *after)
    assert (at_sell(found.closed), found.new) == ({"no-exit"}, ())
    assert at_sell(closed_between(*after, *before).new) == {"no-exit"}


def test_a_finding_of_both_sides_is_told_once() -> None:
    data = example()
    data["target"] = copy.deepcopy(data["current"])
    before = judged(data)
    for side in ("current", "target"):
        data[side]["stages"][2]["exit"] = "Order signed"
    found = closed_between(*before, *judged(data))
    assert [(f.rule, f.side) for f in found.closed if f.stage == "sell"] == [("no-exit", "current and target")]


def test_one_that_got_worse_stays_and_says_so() -> None:
    data = example()
    skill = {"name": "Testing", "needed": 4, "actual": 2, "holders": 2}
    data["current"]["stages"][2]["skills"] = [skill]
    before = judged(data)
    skill["actual"] = 1
    (stay,) = [each for each in closed_between(*before, *judged(data)).stays if each.after.rule == "skill-gap"]
    assert (stay.before.severity, stay.after.severity, stay.is_worse) == ("warning", "error", True)


@pytest.mark.parametrize(
    ("rule", "place"),
    [
        ("seller-side-exit", ("sell", "exit_by")),
        ("constraint", ("sell", None)),
        ("poor-tool", ("sell", "tools")),
        ("rework-loop", ("sell", "flows")),
        ("demand-gap", (None, "entering")),
        ("over-ageing", ("sell", None)),
    ],
)
def test_the_field_that_a_finding_hangs_on(rule: str, place: tuple[str | None, str | None]) -> None:
    data = example()
    data["current"]["entering"] = 1000
    data["current"]["stages"][2].update(exit="Quote sent", exit_by="seller", tools=[{"name": "Sheets", "fit": 1}])
    data["current"]["stages"][2].update(our_wait_days=9, buyer_wait_days=1, max_days=5)
    data["current"]["flows"] = [{"from": "sell", "to": "qualify", "share": 0.2}]
    process_map, report = judged(data)
    (finding,) = [f for f in report.findings if f.rule == rule]
    assert isinstance(finding, Finding)
    assert place_of_finding(process_map, finding, "current") == place
