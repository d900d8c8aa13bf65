"""What a change does to the numbers, as it is read aloud."""

import copy
from typing import Any

import pytest

from procmap.analysis.outcome import Outcome, outcome_of
from procmap.export.difference.changing import Maps
from procmap.export.difference.numbers import number_rows, number_sentences
from procmap.model.process_map import ProcessMap
from tests.samples import example, sound

QUICK = {"sell": {"hours": {"ae": 9}}}
"""What takes so much work off the constraint that it is none."""


def told(current: dict[str, Any], target: dict[str, Any], money: bool = False) -> str:
    """What is told where the sides of the worked example differ so; stages by id."""
    data = example()
    if money:
        data["process"].update(deal_value=10000, margin=0.5, currency="USD")
    data["target"] = copy.deepcopy(data["current"])
    for side, parts in (("current", current), ("target", target)):
        for stage in data[side]["stages"]:
            stage.update(parts.get(stage["id"], {}))
        data[side].update({key: part for key, part in parts.items() if key == "headcount"})
    process_map = sound(data)
    was, now = outcomes(process_map)
    return number_sentences(Maps(process_map, process_map), was, now)


def outcomes(process_map: ProcessMap) -> tuple[Outcome, Outcome]:
    was, now = outcome_of(process_map, "current"), outcome_of(process_map, "target")
    assert was
    assert now
    return was, now


@pytest.mark.parametrize(
    ("current", "target", "said"),
    [
        ({}, {}, "52 deals a year can be delivered, as before; 60 are wanted. The constraint is still Account execut"),
        ({}, QUICK, "60 deals a year can be delivered instead of 52; 60 are wanted. The constraint was Account execut"),
        (QUICK, {}, "52 deals a year can be delivered instead of 60; 60 are wanted. Account executive becomes the con"),
        ({}, {"headcount": {"sdr": 4, "ae": 4, "csm": 1}}, "moves from Account executive to Customer success manager."),
        ({"headcount": {}}, {}, "52 deals a year can be delivered; how many until now is not known; 60 are wanted."),
        ({}, {"headcount": {}}, "What can be delivered is not known: it needs headcount of sdr (target), "),
        ({}, {"headcount": {"sdr": 4, "ae": 3.5, "csm": 2}}, "9.5 people do it, instead of 9."),
    ],
)
def test_deals_constraint_and_people(current: dict[str, Any], target: dict[str, Any], said: str) -> None:
    assert said in told(current, target)


@pytest.mark.parametrize(
    ("days", "said"), [(2, "A deal takes 11.5 days instead of 13.5."), (4, "13.5 days, as before.")]
)
def test_days(days: float, said: str) -> None:
    waits = {"our_wait_days": 1, "buyer_wait_days": 0}
    others = dict.fromkeys(("prospect", "qualify", "deliver"), waits)
    was, now = ({**others, "sell": {"our_wait_days": each, "buyer_wait_days": 2}} for each in (4, days))
    assert said in told(was, now)


def test_money_is_told_as_people_round_it() -> None:
    assert told({}, QUICK, money=True).endswith("That is some 38,000 USD of margin more.")
    assert told(QUICK, {}, money=True).endswith("That is some 38,000 USD of margin less.")


def test_a_role_that_only_the_map_before_has_keeps_its_name() -> None:
    data = example()
    before = sound(data)
    data["roles"] = data["roles"][:2]
    del data["current"]["stages"][3], data["current"]["headcount"]["csm"]
    after = sound(data)
    was, now = outcome_of(before, "current"), outcome_of(after, "current")
    assert was
    assert now
    assert any("Customer success manager" in row[0] for row in number_rows(Maps(before, after), was, now))
