import pytest
from hypothesis import given
from hypothesis import strategies as st

from procmap.export.diagram.lettering import ELLIPSIS, Font, balanced, fitted, wrapped

FONT = Font(10)


def test_widths_are_helvetica_s_own_with_slack():
    assert Font(10).width("Wi.") == pytest.approx((944 + 222 + 278) / 100 * 1.06)
    assert Font(10, bold=True).width("i") > Font(10).width("i")


@pytest.mark.parametrize(("text", "like"), [("é", "e"), ("Å", "A"), ("e\u0301", "e")])
def test_an_accent_takes_no_room(text, like):
    assert FONT.width(text) == FONT.width(like)


def test_text_breaks_between_words():
    assert wrapped("Hears what a plant gained", FONT, 70, 4) == ("Hears what a", "plant gained")


def test_lines_are_balanced_and_no_word_is_broken_for_it():
    assert balanced("Agree the test plan", FONT, 76, 2) == ("Agree the", "test plan")
    assert balanced("11 Commission and train", FONT, 64, 3) == ("11", "Commission", "and train")


def test_what_does_not_fit_becomes_an_ellipsis():
    assert wrapped("Hears what a comparable plant gained", FONT, 70, 2) == ("Hears what a", "comparable…")
    assert fitted("Customer success manager", FONT, 60) == "Customer…"
    assert fitted("Was 数据数据数据数据", FONT, 70) == "Was 数据数据…"


def test_a_word_longer_than_a_line_is_broken():
    assert "".join(wrapped("数据" * 12, FONT, 70, 9)) == "数据" * 12


@given(st.text(), st.integers(30, 300), st.integers(1, 4))
def test_every_line_fits_and_nothing_is_lost_silently(text, width, most):
    lines = wrapped(text, FONT, width, most)
    assert len(lines) <= most
    assert all(FONT.width(line) <= width or len(line) <= 2 for line in lines)
    if not (lines and lines[-1].endswith(ELLIPSIS)):
        assert "".join(lines).replace(" ", "") == "".join(text.split())
