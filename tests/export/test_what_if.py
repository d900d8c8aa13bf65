from typing import Any

import pytest

from procmap.analysis.what_if import WhatIf, what_if
from procmap.export.levers import lever_text
from procmap.export.what_if.figures import figures
from procmap.export.what_if.text import what_if_text
from procmap.export.what_if.verdict import verdict
from tests.samples import EXAMPLE, example, sound


def goal_alone() -> dict[str, Any]:
    data = example()
    del data["current"]["entering"]
    return data


def rich() -> dict[str, Any]:
    data = example()
    data["process"] |= {"deal_value": 40000, "margin": 0.35, "currency": "USD"}
    return data


def without_hours() -> dict[str, Any]:
    data = example()
    del data["current"]["stages"][3]["hours"]
    return data


def tried_with(data: Any, **changes: float) -> WhatIf:
    tried = what_if(sound(data), "current")
    assert tried is not None
    names = {lever.name: lever for lever in tried.levers}
    for name, value in changes.items():
        tried = tried.setting(names[name.replace("__", ".")], value)
    return tried


def with_loop() -> dict[str, Any]:
    data = example()
    data["current"]["flows"] = [{"from": "sell", "to": "qualify", "share": 0.1}]
    return data


def test_what_is_reckoned_from_the_goal_is_said_where_it_is_tried() -> None:
    tried = tried_with(goal_alone(), entering=2315.786)
    assert verdict(tried) == (
        "10 % more enter than the goal takes (2,105 → 2,316): the flow would deliver 66 instead of 60, but "
        "the Account executive lets 52 through, before and after. Nothing more is delivered; "
        "the Account executive is now at 126 %."
    )
    said = " ".join(what_if_text(tried).split())
    assert "The map does not say how many enter: 2,105 deliver the goal of 60." in said
    assert "must enter: 2,105" in what_if_text(tried_with(goal_alone()))
    assert "does not say" not in what_if_text(tried_with(EXAMPLE))


AE = "the Account executive"

VERDICTS = [
    (
        EXAMPLE,
        {"entering": 0},
        "100 % fewer enter (2,105 → 0): 52 → 0 of the 60 wanted can be delivered. Nothing comes through to the end.",
    ),
    (
        EXAMPLE,
        {"conversion__deliver": 0},
        (
            "0 % instead of 95 % move on from Deliver: 52 → 0 of the 60 wanted can be delivered. "
            "Nothing comes through to the end."
        ),
    ),
    (EXAMPLE, {}, f"As it is, the flow would deliver 60, but {AE} lets 52 of the 60 wanted through. What if …?"),
    (
        EXAMPLE,
        {"entering": 2315.786},
        (
            f"10 % more enter (2,105 → 2,316): the flow would deliver 66 instead of 60, but {AE} lets 52 through, "
            "before and after. Nothing more is delivered; the Account executive is now at 126 %."
        ),
    ),
    (
        EXAMPLE,
        {"headcount__sdr": 5},
        (
            f"5 heads instead of 4 as Sales development rep: {AE} lets 52 through, before and after. Nothing more is "
            "delivered: the Sales development rep is not the constraint, and goes from 83 % to 67 %."
        ),
    ),
    (
        EXAMPLE,
        {"headcount__ae": 4},
        (
            "4 heads instead of 3 as Account executive: 52 → 60 of the 60 wanted can be delivered. "
            "What enters is the limit now: people could carry 70."
        ),
    ),
    (
        EXAMPLE,
        {"hours__sell__ae": 11.5},
        (
            "Sell takes the Account executive 11.5 h instead of 12: 52 → 55 of the 60 wanted can be delivered. "
            "The Account executive is still the constraint, at 110 %."
        ),
    ),
    (
        EXAMPLE,
        {"entering": 2900, "headcount__ae": 5},
        (
            "38 % more enter (2,105 → 2,900); 5 heads instead of 3 as Account executive: 52 → 72 (60 are wanted) can "
            "be delivered. The constraint moves to the Sales development rep, at 115 %; the flow would deliver 83."
        ),
    ),
    (
        rich(),
        {"selling_share__ae": 0.45},
        (
            "The Account executive spends 45 % instead of 40 % of the hours on this: 52 → 59 of the 60 wanted can be "
            "delivered, some 92,000 USD of margin more. The Account executive is still the constraint, at 102 %."
        ),
    ),
    (
        goal_alone(),
        {"conversion__prospect": 0.25},
        (
            f"25 % instead of 20 % move on from Prospect: {AE} lets 52 through, before and after. Nothing more is "
            "delivered: the Sales development rep is not the constraint, and goes from 83 % to 73 %. 1,684 must enter "
            "instead of 2,105 and 8.81 heads are needed instead of 9.3."
        ),
    ),
    (
        goal_alone(),
        {"conversion__qualify": 0.35, "conversion__sell": 0.45},
        (
            "35 % instead of 50 % move on from Qualify; 45 % instead of 30 % move on from Sell: 52 → 60 of the 60 "
            "wanted can be delivered. The goal is reached, and people could carry 76. 2,005 must enter instead of "
            "2,105 and 7.77 heads are needed instead of 9.3."
        ),
    ),
    (
        without_hours(),
        {"entering": 2315.786},
        (
            "10 % more enter (2,105 → 2,316): the flow would deliver 66 instead of 60. What people let through of it "
            "is not known yet: it needs hands-on hours at Deliver."
        ),
    ),
    (
        with_loop(),
        {"conversion__qualify": 1, "conversion__sell": 0, "share__sell__qualify": 1},
        (
            "100 % instead of 50 % move on from Qualify; 0 % instead of 30 % move on from Sell; 100 % instead of 10 % "
            "go to Qualify from Sell: nothing ever leaves Qualify and Sell: it goes round for ever, and no number can "
            "be worked out. Let some of it move on, or be lost."
        ),
    ),
]


@pytest.mark.parametrize(("data", "changes", "said"), VERDICTS, ids=[" ".join(case[1]) for case in VERDICTS])
def test_a_verdict(data: Any, changes: dict[str, float], said: str) -> None:
    assert verdict(tried_with(data, **changes)) == said


def test_where_the_flow_is_the_limit_people_change_nothing() -> None:
    data = example()
    data["current"]["headcount"]["ae"] = 5
    assert verdict(tried_with(data, headcount__csm=3)) == (
        "3 heads instead of 2 as Customer success manager: what enters gives 60, before and after; people could "
        "carry 72. Nothing more is delivered; the Customer success manager goes from 57 % to 38 %."
    )


def test_many_changes_are_counted() -> None:
    changes = {"entering": 2200, "headcount__sdr": 5, "headcount__csm": 3, "conversion__sell": 0.31}
    assert verdict(tried_with(EXAMPLE, **changes)).startswith("4 changes together: 52 → 54 of the 60 wanted")


def test_figures_say_what_moved_and_what_did_not() -> None:
    hired = figures(tried_with(rich(), headcount__ae=4))
    rows = {row.label.strip(): (row.before, row.after, row.mark) for row in hired}
    assert rows["deliverable of 60"] == ("52", "60", "▲")
    assert rows["by the flow"] == ("60", "60", "=")
    assert rows["constraint"] == ("Account executive", "the flow", "~")
    assert rows["heads needed/there"] == ("9.3/9", "9.3/10", "=")
    assert rows["3→4 Account executive"] == ("4.04 114 %", "4.04  86 %", "▼")
    assert rows["4 Sales development rep"] == ("3.92  83 %", "3.92  83 %", "=")
    assert rows["margin, USD"] == ("734,160", "839,999", "▲")
    assert "chance of the goal" not in rows


def test_every_lever_has_words() -> None:
    data = with_loop()
    data["current"]["stages"][1]["entering"] = 9
    tried = tried_with(data)
    words = {lever.name: lever_text(tried.base, tried.side, lever) for lever in tried.levers}
    assert words["share.sell.qualify"] == "go to Qualify"
    assert words["entering.qualify"] == "join here"
    for lever, setting in tried.stated.items():
        assert "instead of" in verdict(tried.setting(lever, setting.value - setting.step)) or lever.kind == "entering"
        assert f"{lever.name} " in what_if_text(tried)
