"""What spreadsheets make of answers."""

import pytest

from procmap.model.process_map import Action
from procmap.model.stage import Metric, Stage
from procmap.workshop.fields.every import field_of
from procmap.workshop.homework.spreadsheets import as_meant
from procmap.workshop.typed.figures import Unreadable

WAIT = field_of(Stage, "our_wait_days")
MOVE_ON = field_of(Stage, "conversion")
HOURS = field_of(Stage, "hours")
TARGET = field_of(Metric, "target")
DUE = field_of(Action, "due")
EXIT = field_of(Stage, "exit")


@pytest.mark.parametrize(
    ("field", "text", "meant"),
    [
        (WAIT, "2,5", "2.5"),
        (WAIT, "2,5 days", "2.5"),
        (WAIT, "3,00", "3"),
        (WAIT, "3 (1,5-8)", "3 (1.5-8)"),
        (MOVE_ON, "12,5%", "12.5%"),
        (MOVE_ON, "2 of 10", "2 of 10"),
        (HOURS, "sdr 1,5; ae 3 h", "sdr 1.5; ae 3"),
        (TARGET, "1.234,5", "1234.5"),
        (TARGET, "1.234.567,0", "1234567"),
        (EXIT, "Signs 2,5 pages, 3 days", "Signs 2,5 pages, 3 days"),
        (DUE, "31.01.2027", "2027-01-31"),
        (DUE, "1/31/2027", "2027-01-31"),
        (DUE, "31/1/2027", "2027-01-31"),
        (DUE, "2027-01-31 00:00:00", "2027-01-31"),
        (DUE, "soon", "soon"),
    ],
)
def test_an_answer_is_what_was_meant(field, text: str, meant: str) -> None:
    assert as_meant(field, text, decimal_comma=True) == meant


def test_with_commas_between_cells_a_comma_may_part_thousands() -> None:
    assert as_meant(TARGET, "2,105", decimal_comma=False) == "2,105"


@pytest.mark.parametrize(
    "text", ["10-Feb", "02. Okt", "1.3.", "Mar-01", "2026-10-02", "10/2/2026", "02.10.2026", "3-janv.-26"]
)
def test_a_number_that_became_a_date_is_not_guessed(text: str) -> None:
    for field in (MOVE_ON, WAIT, HOURS, TARGET):
        with pytest.raises(Unreadable, match="a spreadsheet has made a date of it"):
            as_meant(field, text, decimal_comma=False)


@pytest.mark.parametrize("text", ["sdr 10", "mar 3", "ae 3, sdr 12"])
def test_hours_of_a_role_are_no_date(text: str) -> None:
    assert as_meant(HOURS, text, decimal_comma=False) == text


@pytest.mark.parametrize(
    ("field", "text", "said"),
    [
        (TARGET, "2.105", "this may be 2105 or 2.1050"),
        (TARGET, "2,105", "this may be 2105 or 2.1050"),
        (DUE, "2/10/2026", "the day and the month cannot be told apart"),
    ],
)
def test_what_may_be_one_of_two_is_not_guessed(field, text: str, said: str) -> None:
    with pytest.raises(Unreadable, match=said):
        as_meant(field, text, decimal_comma=True)
