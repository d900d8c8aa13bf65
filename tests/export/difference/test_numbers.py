"""What a change does to the numbers, as it is read aloud."""

import copy
from typing import Any

import pytest

from procmap.analysis.outcome import Outcome, outcome_of
from procmap.export.difference.changing import Maps
from procmap.export.difference.number_sentences import number_sentences
from procmap.export.difference.numbers import number_rows
from procmap.model.process_map import ProcessMap
from tests.samples import example, sound

QUICK = {"sell": {"hours": {"ae": 9}}}
"""What takes so much work off the constraint that it is none."""

FULL = {"headcount": {"sdr": 97.4, "ae": 3, "csm": 2}}


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
        ({}, {"headcount": {}}, "not known any more: it needs the headcount of Sales development rep (target), "),
        (
            {},
            {"headcount": {}},
            "; until now 52 a year. The constraint was Account executive; who it is now is not known.",
        ),
        ({}, {"headcount": {}}, "How many people do it is not known any more, until now 9; the goal needs "),
        ({"headcount": {}}, {"headcount": {}}, "What can be delivered is not known: it needs the headcount of Sales d"),
        ({}, {"headcount": {"sdr": 4, "ae": 3.5, "csm": 2}}, "9.5 people do it instead of 9; the goal needs 9.3, as "),
        (FULL, {"headcount": {"sdr": 97.3, "ae": 3, "csm": 2}}, "102 people do it, as before; the goal needs 9.3, as"),
        (
            {},
            {"headcount": {"sdr": 0.4, "ae": 0.3, "csm": 0.3}},
            "1 person does it instead of 9; the goal needs 9.3, as",
        ),
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


def test_days_that_are_not_known_any_more_or_until_now() -> None:
    waits = {"our_wait_days": 1, "buyer_wait_days": 0}
    known = dict.fromkeys(("prospect", "qualify", "sell", "deliver"), waits)
    assert "How long a deal takes is not known any more; until now 8.5 days." in told(known, {})
    assert "A deal takes 8.5 days; until now that was not known." in told({}, known)


def test_money_is_told_as_people_round_it() -> None:
    assert told({}, QUICK, money=True).endswith("The margin rises by some 38,000 USD a year.")
    assert told(QUICK, {}, money=True).endswith("The margin falls by some 38,000 USD a year.")
    assert told({}, {"headcount": {}}, money=True).endswith("not known any more; until now some 260,000 USD a year.")
    assert told({"headcount": {}}, {}, money=True).endswith("some 260,000 USD a year; until now that was not known.")


def test_what_is_counted_by_another_period_or_in_other_money_is_neither_more_nor_less() -> None:
    data = example()
    data["process"].update(deal_value=10000, margin=0.5, currency="USD")
    year = sound(data)
    data["process"]["currency"] = "EUR"
    euros = sound(data)
    data["process"]["period"] = "month"
    month = sound(data)
    rows = {row[0]: row[1:] for row in compared(year, euros)}
    assert rows["margin, USD → EUR"] == ("262,200", "262,200", "~")
    assert rows["enter"][2] == "="
    rows = {row[0]: row[1:] for row in compared(euros, month)}
    assert rows["figure"] == ("before, a year", "after, a month", "")
    assert {mark for *_, mark in rows.values()} == {"", "~"}
    was, now = outcome_of(euros, "current"), outcome_of(month, "current")
    assert was
    assert now
    said = number_sentences(Maps(euros, month), was, now)
    assert "deals a month can be delivered; until now 52 a year; 60 are wanted." in said
    assert "margin" not in said


def compared(before: ProcessMap, after: ProcessMap) -> tuple[tuple[str, ...], ...]:
    was, now = outcome_of(before, "current"), outcome_of(after, "current")
    assert was
    assert now
    return number_rows(Maps(before, after), was, now)


def test_a_role_that_only_the_map_before_has_keeps_its_name() -> None:
    data = example()
    before = sound(data)
    data["roles"] = data["roles"][:2]
    del data["current"]["stages"][3], data["current"]["headcount"]["csm"]
    after = sound(data)
    assert any("Customer success manager" in row[0] for row in compared(before, after))
