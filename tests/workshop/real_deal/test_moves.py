import datetime

import pytest

from procmap.workshop.real_deal.moves import Move, read_move
from procmap.workshop.typed.figures import Unreadable

NAMES = ("Reach", "Qualify", "Qualify again", "Deliver")
MONDAY = datetime.date(2026, 3, 2)
NEXT = datetime.date(2026, 3, 9)


@pytest.mark.parametrize(
    ("text", "move"),
    [
        ("2026-03-09", Move("enters", 1, NEXT)),
        ("2026-03-09, plans were missing", Move("enters", 1, NEXT, "plans were missing")),
        ("+1w", Move("enters", 1, NEXT)),
        ("+7D late", Move("enters", 1, NEXT, "late")),
        ("", Move("enters", 1)),
        ("nobody knows when", Move("enters", 1, None, "nobody knows when")),
        ("skip", Move("skips", 1)),
        ("S no time", Move("skips", 1, None, "no time")),
        ("back 1", Move("enters", 0)),
        ("back to 1 +1w why", Move("enters", 0, NEXT, "why")),
        ("back reach 2026-03-09", Move("enters", 0, NEXT)),
        ("b to Qualify again +1w", Move("enters", 2, NEXT)),
        ("back to qualify they asked", Move("enters", 1, None, "they asked")),
        ("end 2026-03-09 no budget", Move("ends", 1, NEXT, "no budget")),
        ("E", Move("ends", 1)),
    ],
)
def test_a_line_is_read_as_it_is_said(text: str, move: Move) -> None:
    assert read_move(text, NAMES, 1, MONDAY) == move


def test_past_the_last_stage_a_day_is_that_of_the_end() -> None:
    assert read_move("+1w", NAMES, 4, MONDAY) == Move("ends", 4, NEXT)
    assert read_move("back 4", NAMES, 4, MONDAY) == Move("enters", 3)
    assert read_move("s", NAMES, 4, MONDAY) == Move("ends", 4, None, "s"), "there is nothing left to skip"


@pytest.mark.parametrize(
    ("text", "word"),
    [
        ("9.3.2026", "expected a day such as 2027-01-31"),
        ("2 surveys", "a note begins with a letter"),
        ("+3m", "expected a day"),
        ("+3", "expected a day"),
        ("2026-03-01", "2026-03-01 is before 2026-03-02, the day last said"),
        ("back", "expected the number or the name of a stage"),
        ("back 5", "1 to 4"),
        ("back 0", "1 to 4"),
        ("back nowhere", "1 to 4"),
        ("back q", "1 to 4"),
        ("back 00019", "1 to 4"),
        ("back " + "9" * 5000, "1 to 4"),
    ],
)
def test_what_could_mean_two_things_is_refused(text: str, word: str) -> None:
    with pytest.raises(Unreadable, match=word.replace("+", r"\+")):
        read_move(text, NAMES, 1, MONDAY)


def test_days_are_counted_from_a_day_alone() -> None:
    with pytest.raises(Unreadable, match="expected a day such as 2027-01-31; a note"):
        read_move("+2w", NAMES, 0, None)
    with pytest.raises(Unreadable, match="expected a day"):
        read_move("+999w", NAMES, 1, datetime.date(9999, 1, 1))
