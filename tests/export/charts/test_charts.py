"""Charts as data: the worked example of the map format to the digit, and what is not known."""

import pytest
from hypothesis import given, settings

from procmap.analysis.numbers import numbers_of
from procmap.export.charts.chart import Chart, Row
from procmap.export.charts.every import charts_of
from procmap.model.process_map import SIDES, ProcessMap
from tests.export.charts.priced import FUNNEL, LEAD, LOST, MONEY, OUTCOME, UTILISATION, charts, priced
from tests.samples import example, sound, stages_map
from tests.strategies import process_maps


def texts(chart: Chart) -> list[tuple[str, ...]]:
    return [(row.label, *row.figures) for row in chart.rows]


def length(row: Row) -> float:
    return sum(part.share for part in row.parts)


def test_the_funnel_shows_who_goes_on_who_is_lost_and_who_enters() -> None:
    funnel = charts(sound(priced()))[FUNNEL]
    assert funnel.headings == ("visits", "go on", "lost", "enter")
    assert texts(funnel) == [
        ("Prospect", "2,105", "20 %", "1,684", "2,105"),
        ("Qualify", "421", "50 %", "211", ""),
        ("Sell", "211", "30 %", "147", ""),
        ("Deliver", "63.2", "95 %", "3.16", ""),
    ]
    assert length(funnel.rows[1]) / length(funnel.rows[0]) == pytest.approx(0.2)


def test_what_enters_later_is_told_from_what_enters_first() -> None:
    data = example()
    data["current"]["stages"][2]["entering"] = 40
    assert [row.figures[3] for row in charts(sound(data))[FUNNEL].rows] == ["2,105", "", "40", ""]


def test_without_entering_the_funnel_says_what_must_enter() -> None:
    data = example()
    del data["current"]["entering"]
    funnel = charts(sound(data))[FUNNEL]
    assert funnel.rows[0].figures[3] == "2,105"
    assert funnel.notes == ("What must enter to deliver the goal: what really enters is not said.",)


def test_what_flows_is_never_shown_without_what_is_deliverable() -> None:
    outcome = charts(sound(priced()))[OUTCOME]
    assert outcome.title == "What comes out, goal 60 │"
    assert texts(outcome) == [
        ("Deliverable", "52.4", "87 %"),
        ("By the flow alone", "60", "100 %"),
        ("Last year", "50", "83 %"),
    ]
    assert outcome.rows[0].emphasis == "constraint"
    assert outcome.lines[0].at == pytest.approx(length(outcome.rows[1]), rel=1e-4)
    data = example()
    del data["current"]["headcount"]["ae"]
    unknown = charts(sound(data))[OUTCOME]
    assert [row.value for row in unknown.rows] == [None, None]
    assert unknown.notes == ("Needs the headcount of Account executive (current).",)


def test_the_outcome_without_a_goal_is_held_against_none() -> None:
    data = example()
    del data["process"]["goal"]
    outcome = charts(sound(data))[OUTCOME]
    assert (outcome.title, outcome.headings, outcome.lines) == ("What comes out", ("deals",), ())


def test_utilisation_shows_who_is_over_and_the_heads_that_the_goal_takes() -> None:
    chart = charts(sound(priced()))[UTILISATION]
    assert texts(chart) == [
        ("Sales development rep", "83 %", "4 → 3.92", "3,368 of 4,048 h"),
        ("⚠ Account executive", "114 %", "3 → 4.04", "2,526 of 2,208 h"),
        ("Customer success manager", "57 %", "2 → 1.35", "1,263 of 2,208 h"),
    ]
    planned, full = chart.lines
    assert planned.at / full.at == pytest.approx(0.85)
    within, over = chart.rows[1].parts
    assert (within.share, over.fill) == (full.at, "over")
    assert [row.emphasis for row in chart.rows] == ["", "constraint", ""]


@pytest.mark.parametrize(("heads", "emphasis"), [(4.1, ""), (3.6, "near"), (3.42, "over"), (2.9, "constraint")])
def test_a_role_is_near_over_or_the_constraint(heads: float, emphasis: str) -> None:
    data = example()
    data["current"]["headcount"] = {"sdr": 9, "ae": heads, "csm": 9}
    assert charts(sound(data))[UTILISATION].rows[1].emphasis == emphasis


def test_a_role_with_work_and_nobody_there_is_over() -> None:
    data = example()
    data["current"]["headcount"]["csm"] = 0
    row = charts(sound(data))[UTILISATION].rows[2]
    assert (row.value, row.figures[0], row.parts) == (None, "over", ())


def test_the_lost_hours_come_most_first_with_their_cost_and_a_points_worth() -> None:
    lost = charts(sound(priced()))[LOST]
    assert lost.headings == ("hours", "of all", "USD", "+1 point")
    assert texts(lost) == [
        ("Sell", "2,358 h", "47 %", "134,400", "28,000"),
        ("Prospect", "1,684 h", "34 %", "80,842", "42,000"),
        ("Qualify", "842 h", "17 %", "40,421", "16,800"),
        ("Deliver", "114 h", "2.3 %", "6,038", "8,842"),
        ("in all", "4,998 h", "100 %", "261,701", ""),
    ]
    assert [row.emphasis for row in lost.rows] == ["most", "", "", "", ""]
    assert "before the work of Account executive it earns nothing" in lost.notes[-1]


def test_money_that_is_not_known_is_asked_for_once() -> None:
    data = priced()
    del data["roles"][0]["cost_per_hour"]
    del data["process"]["margin"]
    _, _, _, lost, money, _ = charts(sound(data))
    assert [row.figures[2] for row in lost.rows] == ["–", "–", "–", "–", "–"]
    assert "Needs the cost of an hour of Sales development rep." in lost.notes
    assert texts(money) == [("Earned", "–"), ("Lost hours cost", "–")]
    assert money.notes == ("Needs the margin; the cost of an hour of Sales development rep.",)


def test_what_is_earned_can_be_retraced() -> None:
    money = charts(sound(priced()))[MONEY]
    assert texts(money) == [("Earned", "734,160 USD"), ("Lost hours cost", "261,701 USD")]
    assert money.notes == ("Earned: 52.4 deliverable × 40,000 × 35 % margin.",)


def test_the_lead_time_keeps_the_buyers_wait_apart() -> None:
    lead = charts(sound(priced()))[LEAD]
    assert texts(lead)[2:] == [
        ("Sell", "26.5", "1.5", "5.0", "20.0"),
        ("Deliver", "27.5", "2.5", "10.0", "15.0"),
        ("a delivered deal", "69.5", "", "", ""),
    ]
    assert [part.fill for part in lead.rows[2].parts] == ["work", "ours", "buyer"]


def test_a_stage_whose_wait_is_not_known_has_no_part_of_a_bar() -> None:
    data = priced()
    del data["current"]["stages"][2]["buyer_wait_days"]
    lead = charts(sound(data))[LEAD]
    assert (lead.rows[2].figures, lead.rows[2].parts) == (("–", "1.5", "5.0", "–"), ())
    assert lead.rows[-1].value is None
    assert lead.notes == ("Needs the buyer's wait at Sell.",)


def test_the_other_side_is_marked_where_a_stage_is_on_both() -> None:
    data = priced()
    data["target"] = {
        **data["current"],
        "stages": data["current"]["stages"][1:],
        "headcount": {"sdr": 4, "ae": 6, "csm": 2},
    }
    del data["target"]["observed"]
    _, outcome, utilisation, lost, _, _ = charts(sound(data))
    marks = {row.label: row.mark for row in lost.rows}
    assert marks["Prospect"] is None
    assert marks["Qualify"] is not None
    executive = utilisation.rows[1]
    assert executive.mark is not None
    assert executive.mark != pytest.approx(length(executive))
    assert outcome.rows[2].mark is None


def test_without_roles_utilisation_needs_them() -> None:
    process_map = stages_map({"conversion": 0.5}, entering=10, roles=[])
    chart = charts(process_map)[UTILISATION]
    assert (chart.rows, chart.notes) == ((), ("Needs roles.",))


def test_without_stages_there_are_no_charts() -> None:
    process_map = stages_map()
    numbers = numbers_of(process_map, "current")
    assert numbers is not None
    assert charts_of(process_map, "current", numbers) == ((), ())
    assert charts_of(process_map, "target", numbers) == ((), ())


@settings(max_examples=30)
@given(process_maps())
def test_no_bar_is_longer_than_the_full_one_and_what_is_unknown_has_none(process_map: ProcessMap) -> None:
    for side in SIDES:
        for chart in charts(process_map, side) if numbers_of(process_map, side) else ():
            for row in chart.rows:
                assert length(row) <= 1 + 1e-9
                assert row.mark is None or 0 <= row.mark <= 1
                assert row.value is not None or not row.parts
                assert len(row.figures) == len(chart.headings)
            assert all(0 <= line.at <= 1 for line in chart.lines)
