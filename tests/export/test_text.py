import pytest
from hypothesis import given, settings

from procmap.export.plain import cells, fitted, paragraph, table
from procmap.export.text import findings_text, numbers_text, show_text
from procmap.model.process_map import ProcessMap
from procmap.rules.check import check_map
from tests.rules.tables import TODAY
from tests.samples import example, sound, stages_map
from tests.strategies import process_maps

NUMBERS = """\
Worked example: the numbers of a year

The current process
───────────────────
2,105 enter. The goal is 60. Deliverable: 52.4; the flow alone would deliver 60.
The constraint: Account executive.
To hold the map against last year it needs what was delivered, and in how many
days.

  stage      visits     lost  lost hours           lead time
  Prospect  2,105.3  1,684.2     1,684 h  ████▎            –
  Qualify     421.1    210.5       842 h  ██▏              –
  Sell        210.5    147.4     2,358 h  ██████           –
  Deliver      63.2      3.2       114 h  ▎                –
  in all                         4,998 h

  role                                use  hours     of  delivers  heads  needed
  Sales development rep      83 % █████    3,368  4,048      72.1      4    3.92
  Account executive         114 % ██████▶  2,526  2,208      52.4      3    4.04
  Customer success manager   57 % ███▍     1,263  2,208     104.9      2    1.35

What is missing needs
  · our wait at Prospect, Qualify, Sell, Deliver
  · the buyer's wait at Prospect, Qualify, Sell, Deliver
"""


def report_of(process_map: ProcessMap) -> str:
    return findings_text(process_map, check_map(process_map, today=TODAY))


def test_the_numbers_of_the_worked_example() -> None:
    assert numbers_text(sound(example())) == NUMBERS


def test_what_flows_is_never_shown_without_what_gets_through() -> None:
    data = example()
    del data["current"]["headcount"]
    assert "would deliver" not in numbers_text(sound(data))


def test_the_weakest_link_has_its_arithmetic() -> None:
    assert (
        "1  Sell (Account executive)\n"
        "   ✗ Account executive can deliver 52 of the 60 we want\n"
        "     constraint, error: hours 2,526 h, available 2,208 h, utilisation 114 %,\n"
        "     goal 60, most delivered 52.4\n"
        "     The process delivers no more than its tightest role lets through, whatever\n"
        "     the others do.\n"
        "     Try first: take work out of the stage, or stop earlier what should not\n"
        "     reach it, before adding people.\n"
    ) in report_of(sound(example()))


def test_a_finding_of_both_sides_is_told_once() -> None:
    data = example()
    told = report_of(sound({**data, "target": data["current"]}))
    assert told.count("Nothing says what the customer gains at Sell") == 1
    assert "As on the current side: constraint, no-customer-value, no-exit, bare-handoff" in told


def test_an_empty_map() -> None:
    process_map = sound({"format": 1, "process": {"name": "Empty"}})
    assert report_of(process_map) == "Open: nothing\n"
    assert "No stages yet." in numbers_text(process_map)


def test_text_that_a_terminal_would_act_on_is_replaced() -> None:
    process_map = stages_map({"name": "Left\u202eright", "owner": "ae"})
    shown = show_text(process_map, check_map(process_map, today=TODAY))
    assert "\u202e" not in shown
    assert "Left�right" in shown


@settings(max_examples=20)
@given(process_maps())
def test_every_map_can_be_shown(process_map: ProcessMap) -> None:
    assert show_text(process_map, check_map(process_map, today=TODAY)).endswith("\n")


# plain text


@pytest.mark.parametrize(
    ("text", "width", "cut"),
    [("Prove", 5, "Prove"), ("Prove it", 5, "Prov…"), ("日本語の段階", 6, "日本…"), ("", 3, "")],
)
def test_text_is_cut_by_columns(text: str, width: int, cut: str) -> None:
    assert fitted(text, width) == cut
    assert cells(cut) <= width


def test_a_table_keeps_to_the_terminal() -> None:
    lines = table([("stage", "visits"), ("A very long name " * 8, "12.0"), ("日本", "1.0")])
    assert all(cells(line) <= 80 for line in lines)
    assert lines[2].endswith("   1.0")
    assert len({cells(line) for line in lines}) == 1


def test_a_paragraph_hangs() -> None:
    assert paragraph("word " * 30, "  · ")[1].startswith("    word")
