"""Charts as characters: bars in eighths, lines and marks across them, names cut by columns."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from procmap.export.charts.chart import Chart, Line, Part, Row, simple
from procmap.export.charts.drawing import Piece, drawn, eighths, small_bar
from procmap.export.plain import cells
from tests.export.charts.priced import LEAD, UTILISATION, charts, priced
from tests.samples import sound

USE = """\
Who is full: plan 85 % ┊ 100 % │        use  heads → need  hours, available
Sales development rep  █████████┊ │    83 %      4 → 3.92  3,368 of 4,048 h
⚠ Account executive    █████████┊█│▓  114 %      3 → 4.04  2,526 of 2,208 h
Customer success mana… ██████▍  ┊ │    57 %      2 → 1.35  1,263 of 2,208 h"""

DAYS = """\
How long it takes                 days  █ work  ▒ ours  ░ theirs
Prospect         ▒▒░░░             9.1     0.1     3.0       6.0
Qualify          ▒░░               6.4     0.4     2.0       4.0
Sell             █▒▒░░░░░░░░░░░   26.5     1.5     5.0      20.0
Deliver          █▒▒▒▒▒▒░░░░░░░░  27.5     2.5    10.0      15.0
a delivered deal                  69.5"""


def text(chart: Chart, width: int) -> str:
    return "\n".join("".join(piece.text for piece in line).rstrip() for line in drawn(chart, width))


@pytest.mark.parametrize(
    ("share", "drawing"),
    [(0, ""), (1e-6, "▏"), (0.25, "█"), (0.28125, "█▏"), (0.4375, "█▊"), (1, "████"), (7, "████")],
)
def test_a_bar_is_drawn_in_eighths(share: float, drawing: str) -> None:
    assert eighths(share, 4) == drawing


@pytest.mark.parametrize(
    ("share", "drawing"), [(None, "    "), (0, "    "), (0.5, "█▌  "), (1, "███ "), (1.01, "███▶"), (9, "███▶")]
)
def test_a_bar_in_a_table_says_where_it_is_over(share: float | None, drawing: str) -> None:
    assert small_bar(share, 4) == drawing


def test_utilisation_as_characters() -> None:
    assert text(charts(sound(priced()))[UTILISATION], 75) == USE


def test_the_lead_time_as_characters() -> None:
    assert text(charts(sound(priced()))[LEAD], 64) == DAYS


def test_a_line_across_a_bar_stands_on_it() -> None:
    chart = Chart("", ("",), (Row("", 1, ("",), (Part(1.0),)),), (Line(0.5, "│"),))
    assert drawn(chart, 11)[1][1:4] == (Piece("████", "bar"), Piece("│", "line", "bar"), Piece("███", "bar"))


@pytest.mark.parametrize(("other", "drawing"), [(1.0, "█◇██"), (3.9, "████◇"), (6.0, "████  ◇")])
def test_a_mark_never_hides_the_end_of_a_bar(other: float, drawing: str) -> None:
    chart = Chart("", ("",), (simple("", 4.0, ("",), 8.0, other=other),))
    assert text(chart, 11).splitlines()[1][1:] == drawing


def test_what_does_not_fit_leaves_out_the_last_figures() -> None:
    chart = charts(sound(priced()))[UTILISATION]
    assert "hours, available" not in text(chart, 60)
    assert "heads → need" in text(chart, 60)
    assert text(chart, 20).splitlines()[0].endswith("use")


@settings(max_examples=60)
@given(st.text("ab 日本語", max_size=40), st.integers(36, 120))
def test_every_line_keeps_to_its_width(name: str, width: int) -> None:
    rows = (simple(name, 3.0, ("3", "12 %"), 4.0, other=2.0), simple("short", None, ("–", "–"), 4.0))
    for line in drawn(Chart(name, ("deals", "of goal"), rows, (Line(0.75, "│"),)), width):
        assert cells("".join(piece.text for piece in line)) == width
