"""A change as whoever sells reads it."""

import copy
from typing import Any

import pytest

from procmap.analysis.side_changes import side_changes, target_changes_of
from procmap.analysis.stage_changes import EVERY
from procmap.export.difference.changing import Maps
from procmap.export.difference.side_sentences import side_sentences
from procmap.export.difference.stage_sentences import TOLD, fact_sentences, field_sentences, flow_sentence
from procmap.export.difference.words import LABELS, NOUNS, PARTS, SENTENCES
from procmap.model.data import key_of
from tests.samples import example, sound

NAMING = {"id", "name", "says", "from", "to"}
"""The fields by which a record is called in a sentence."""


def told(before: dict[str, Any], after: dict[str, Any]) -> list[str]:
    """What is told where Sell said one thing and says another."""
    data = example()
    sell = data["current"]["stages"][2]
    del sell["hours"], sell["owner"]
    rest = dict(sell)
    sell.update(before)
    old = sound(data)
    sell.clear()
    sell.update({**rest, **after})
    new = sound(data)
    changes = side_changes(old.current, new.current).stages
    return [text for change in changes for field in change.fields for text in field_sentences(Maps(old, new), field)]


@pytest.mark.parametrize(
    ("before", "after", "said"),
    [
        (
            {"exit": "Quote sent"},
            {"exit": "Buyer signs"},
            "It now asks for this before it lets a deal on: “Buyer signs”; until now “Quote sent”",
        ),
        (
            {},
            {"exit": "Buyer signs"},
            "It now asks for this before it lets a deal on: “Buyer signs”; until now for nothing",
        ),
        (
            {"exit": "Quote sent"},
            {},
            "It asks for nothing any more before it lets a deal on; until now for “Quote sent”",
        ),
        (
            {"owner": "ae"},
            {"owner": "csm"},
            "Customer success manager answers for it now, no longer Account executive",
        ),
        ({"exit_by": "seller"}, {"exit_by": "buyer"}, "What proves it is now the buyer's act, no longer the seller's"),
        ({"phase": "selling"}, {}, "Nothing says any more where it belongs; until now to selling"),
        (
            {"workaround": "Own sheets"},
            {},
            "Nobody needs to work outside the system any more; until now “Own sheets”",
        ),
        ({"our_wait_days": 1}, {"our_wait_days": 2.5}, "Our wait: 1 day → 2.5 days"),
        ({"binding": False}, {"binding": True}, "Done the same way by all: no → yes"),
        ({}, {"max_days": 14}, "Too old after: not said → 14 days"),
        ({"right_first_time": 0}, {}, "Right first time: 0 % → not said"),
        (
            {"conversion": {"typical": 0.3, "low": 0.2, "n": 1, "basis": "measured", "source": "CRM"}},
            {"conversion": {"typical": 0.3, "low": 0.2, "high": 0.4}},
            "Moves on: 30 % (from 20 %, measured, 1 case, CRM) → 30 % (20 % to 40 %)",
        ),
        ({"hours": {"ae": 14}}, {"hours": {"ae": 9}}, "Account executive: 14 h → 9 h per deal"),
        ({"hours": {"ae": 14}}, {"hours": {}}, "Account executive: 14 h → none per deal"),
        ({}, {"hours": {"ae": 2}}, "Account executive: not said → 2 h per deal"),
        ({}, {"hours": {}}, "Hands-on hours: not said → none"),
        ({}, {"handoff": {"packet": "Order"}}, "What travels with the deal: not said → “Order”"),
        ({}, {"tools": [{"name": "CRM", "fit": 0}]}, "New tool “CRM” – fit (of 5): 0"),
        ({"tools": [{"name": "CRM"}]}, {}, "No longer: tool “CRM”"),
        (
            {"tools": [{"name": "CRM", "fit": 2}]},
            {"tools": [{"name": "CRM", "fit": 4, "rekeyed": False}]},
            "Tool “CRM” – fit (of 5): 2 → 4; data typed twice: not said → no",
        ),
        (
            {"tools": [{"name": "CRM"}, {"name": "Phone"}]},
            {"tools": [{"name": "Phone"}, {"name": "CRM"}]},
            "The tools are in another order",
        ),
        (
            {"metrics": [{"id": "won", "name": "Won"}]},
            {"metrics": [{"id": "won", "name": "Orders", "owner": "ae"}]},
            "Metric “Orders” instead of “Won” – who answers for it: not said → Account executive",
        ),
        (
            {"losses": [{"why": "Price", "share": 0.5}]},
            {"losses": [{"why": "Price", "share": 0.25}]},
            "Reason for losing “Price” – of those lost here: 50 % → 25 %",
        ),
        (
            {"purpose": "One\ntwo\u202e"},
            {"purpose": "Two"},
            "It is now there for this: “Two”; until now for this: “One two�”",
        ),
        # what reads alike is told exactly
        (
            {"right_first_time": 0.85},
            {"right_first_time": 0.852},
            "Right first time: 85 % → 85.2 %",
        ),
        (
            {"hours": {"ae": 5}},
            {"hours": {"ae": 5.001}},
            "Account executive: 5 h → 5.001 h per deal",
        ),
        (
            {"conversion": {"typical": 0.985, "n": 9}},
            {"conversion": {"typical": 0.98, "n": 9}},
            "Moves on: 98.5 % (9 cases) → 98 % (9 cases)",
        ),
        (
            {"conversion": {"typical": 0.3, "low": 0.2}},
            {"conversion": {"typical": 0.3, "low": 0.2001}},
            "Moves on: 30 % (from 20 %) (exactly 20 %) → 30 % (from 20 %) (exactly 20.01 %)",
        ),
        (
            {"exit": "Quote  sent"},
            {"exit": "Quote sent"},
            (
                "It now asks for this before it lets a deal on: “Quote sent” (with other blanks or hidden signs);"
                " until now “Quote sent”"
            ),
        ),
    ],
)
def test_a_field_is_told_with_what_it_was_and_what_it_is(
    before: dict[str, Any], after: dict[str, Any], said: str
) -> None:
    name = {"name": "Sell"}
    assert told(before, {**name, **after}) == [said]


def test_a_role_or_objective_is_called_as_its_own_map_calls_it() -> None:
    data = example()
    old = sound(data)
    data["roles"][1]["name"] = "Seller"
    data["current"]["stages"][2]["owner"] = "csm"
    new = sound(data)
    (change,) = side_changes(old.current, new.current).stages
    assert field_sentences(Maps(new, old), change.fields[0])[0].endswith("no longer Seller")


def test_roles_of_one_name_are_told_apart() -> None:
    data = example()
    data["roles"][2]["name"] = data["roles"][1]["name"]
    data["target"] = copy.deepcopy(data["current"])
    data["target"]["stages"][2]["owner"] = "csm"
    process_map = sound(data)
    changes = target_changes_of(process_map)
    assert changes
    (said,) = field_sentences(Maps(process_map, process_map), changes.stages[0].fields[0])
    assert said == "Account executive (csm) answers for it now, no longer Account executive (ae)"


def test_a_stage_that_a_move_leads_to_is_called_as_on_the_sides_that_are_compared() -> None:
    data = example()
    old = sound(data)
    data["current"]["flows"] = [{"from": "sell", "to": "qualify", "share": 0.1}]
    data["target"] = {"stages": [{"id": "qualify", "name": "Qualify the application"}]}
    new = sound(data)
    (change,) = side_changes(old.current, new.current).stages
    assert flow_sentence(Maps(old, new, "current", "current"), change.flows[0]) == "New move to Qualify – share: 10 %"


@pytest.mark.parametrize(
    ("before", "after", "said"),
    [
        (
            [],
            [{"to": "qualify", "share": 0.1, "why": "Asked back"}],
            "New move to Qualify – share: 10 %; because: “Asked back”",
        ),
        ([{"to": "qualify", "share": 0.1}], [], "No longer: move to Qualify"),
        (
            [{"to": "qualify", "share": 0.1}],
            [{"to": "qualify", "share": 0.05, "after_days": 1}],
            "Move to Qualify – share: 10 % → 5 %; after: not said → 1 day",
        ),
        ([], [{"share": 0.1}], "New move to a stage not yet said – share: 10 %"),
    ],
)
def test_a_move_is_told(before: list[dict[str, Any]], after: list[dict[str, Any]], said: str) -> None:
    data = example()
    data["current"]["flows"] = [{"from": "sell", **flow} for flow in before]
    data["target"] = {**data["current"], "flows": [{"from": "sell", **flow} for flow in after]}
    process_map = sound(data)
    changes = target_changes_of(process_map)
    assert changes is not None
    (flow,) = changes.stages[0].flows
    assert flow_sentence(Maps(process_map, process_map), flow) == said


def test_the_fields_of_a_side_are_told() -> None:
    data = example()
    data["process"].update(currency="USD", deal_value=80000)
    old = sound(data)
    data["current"].update(
        entering=1990, deal_value=85000, life_cycle="growth", headcount={"sdr": 4, "ae": 3.5}, selling_share={"ae": 0.5}
    )
    data["current"]["observed"] = {"delivered": 52, "lead_time_days": 150}
    new = sound(data)
    changes = side_changes(old.current, new.current)
    assert [text for field in changes.fields for text in side_sentences(Maps(old, new), field)] == [
        "Enters the first stage: 2,105 → 1,990",
        "What a deal brings: not said → 85,000 USD",
        "Life cycle: not said → growth",
        "People as Account executive: 3 → 3.5",
        "People as Customer success manager: 2 → not said",
        "Share of the hours that Account executive has for this: not said → 50 %",
        "Really delivered last period: not said → 52",
        "Really took last period: not said → 150 days",
    ]


def test_every_field_has_its_words() -> None:
    assert {*SENTENCES, *LABELS, *TOLD} == set(EVERY)
    assert not set(SENTENCES) & set(LABELS)
    for record, labels in PARTS.items():
        keys = {key_of(name) for name in record.model_fields}
        naming = {*NAMING, *(("why",) if "why" not in labels else ())}
        assert keys - naming == set(labels) - naming, record
        assert set(labels) <= set(record.model_fields)
    assert set(NOUNS) <= set(PARTS)


def test_a_stage_that_is_new_is_told_as_it_is() -> None:
    process_map = sound(example())
    maps = Maps(process_map, process_map)
    assert fact_sentences(maps, "owner", "ae") == ["Account executive answers for it"]
    assert fact_sentences(maps, "hours", {"ae": 3}) == ["Account executive: 3 h per deal"]
    assert fact_sentences(maps, "conversion", 0.3) == ["Moves on: 30 %"]
