import string

import pytest
from hypothesis import given
from hypothesis import strategies as st

from procmap.workshop.cells import width_of
from procmap.workshop.presenting.big_letters import GLYPHS, HEIGHT, glyph
from procmap.workshop.presenting.enlarging import CLOSE, CUT, FAR, LARGE, SPACED, SQUEEZED, enlarged, plainness
from procmap.workshop.timing.agenda import STEPS

BLOCKS = set(" ▘▝▀▖▌▞▛▗▚▐▜▄▙▟█")
TYPED = string.ascii_letters + string.digits + ".,:;!?'\"-–/%+()&€äöüÄÖÜßéèêàçñåø’“”"


def is_drawn(lines):
    return bool(lines) and set("".join(lines)) <= BLOCKS


@pytest.mark.parametrize("character", TYPED)
def test_every_letter_a_room_needs_is_drawn_and_like_no_other(character):
    drawn = glyph(character)
    assert drawn is not None
    assert len(drawn) == HEIGHT
    assert len({len(row) for row in drawn}) == 1
    alike = {"0": "O", "O": "0", "’": "'", "“": '"', "”": '"'}
    same = [other for other in TYPED if other != character and glyph(other) == drawn]
    assert set(same) <= {alike.get(character)} | {"'", "’", '"', "“", "”"}


def test_a_table_of_letters_draws_each_of_them_once():
    assert all(len(character) == 1 and len(rows) == HEIGHT for character, rows in GLYPHS.items())


def trimmed(lines):
    """The lines without what keeps them in the middle."""
    margin = min(len(line) - len(line.lstrip()) for line in lines if line)
    return tuple(line[margin:] for line in lines)


def test_a_number_takes_the_room_there_is():
    assert trimmed(enlarged("4:12", 76, 16)) == (
        "██    ██          ██      ████",
        "██    ██        ████    ██    ██",
        "████████  ██      ██          ██",
        "      ██          ██        ██",
        "      ██          ██      ██",
        "      ██  ██    ██████  ████████",
    )
    assert trimmed(enlarged("4:12", 20, 10)) == (
        "█  █    ▄█  ▄▀▀▄",
        "▀▀▀█ ▀   █    ▄▀",
        "   █ ▄  ▄█▄ ▄█▄▄",
    )


@pytest.mark.parametrize("text", ["4:12", "What happens next?", "日本", "Who, what, by when?"])
def test_it_stands_in_the_middle(text):
    lines = enlarged(text, 77, 16)
    left = min(len(line) - len(line.lstrip()) for line in lines if line)
    right = 77 - max(map(width_of, lines))
    assert abs(left - right) <= 2


def test_the_lines_are_as_equal_as_may_be():
    assert [len(line.strip()) for line in enlarged("one two six ten", 9, 9) if line] == [7, 7]


@pytest.mark.parametrize("step", STEPS, ids=lambda step: step.id)
def test_every_question_is_drawn_large_on_a_small_terminal(step):
    for question in " ".join(step.questions).split("? "):
        lines = enlarged(f"{question.rstrip('?')}?", 76, 17)
        assert is_drawn(lines), question


@pytest.mark.parametrize("step", STEPS, ids=lambda step: step.id)
def test_where_letters_are_large_already_a_question_is_ordinary_text_with_room_around_it(step):
    for question in " ".join(step.questions).split("? "):
        question = f"{question.rstrip('?')}?"
        lines = enlarged(question, 36, 9)
        if not is_drawn(lines):
            assert plainness(question, 36, 9) == SPACED
            assert " ".join(" ".join(lines).split()) == question
            assert not any(line.strip() for line in lines[1::2]), lines


def test_squeezed_letters_are_for_long_texts_in_wide_rooms_only():
    text = "Only 65 % of what is handed on is right first time, and nobody says why"
    assert plainness(text, 76, 16) == SQUEEZED
    assert plainness(text, 76, 30) == LARGE
    assert plainness(text, FAR - 1, 16) == SPACED


def test_what_has_no_glyph_is_ordinary_text():
    assert enlarged("日本", 76, 16) == (" " * 36 + "日本",)


def test_what_is_too_long_has_its_lines_close_and_is_then_cut():
    text = "What must be true when we finish, and what does it serve?"
    assert [plainness(text, 20, height) for height in (9, 4, 3, 2)] == [SPACED, CLOSE, CLOSE, CUT]
    assert [line.strip() for line in enlarged(text, 20, 3)] == [
        "What must be true",
        "when we finish, and",
        "what does it serve?",
    ]
    assert [line.strip() for line in enlarged(text, 20, 2)] == ["What must be true", "when we finish, and…"]


def test_nothing_is_drawn_of_nothing():
    assert enlarged("  ", 76, 16) == ()


@given(st.text(TYPED + " 日é́", max_size=80), st.integers(1, 140), st.integers(1, 40))
def test_it_never_takes_more_than_the_room_there_is(text, width, height):
    lines = enlarged(text, width, height)
    assert len(lines) <= height
    assert all(width_of(line) <= width for line in lines)


def dot_rows(lines):
    """Whether each half of each row of cells holds a dot."""
    for line in lines:
        yield any(cell in "▘▝▀▞▌▛▚▐▜▙▟█" for cell in line)
        yield any(cell in "▖▞▌▛▗▚▐▜▄▙▟█" for cell in line)


@pytest.mark.parametrize(("width", "height"), [(9, 13), (9, 12), (20, 26)])
def test_what_hangs_down_never_touches_the_line_below(width, height):
    lines = enlarged("gg ll ll", width, height)
    assert is_drawn(lines)
    pieces = "".join("#" if has_dot else " " for has_dot in dot_rows(lines)).split()
    assert len(pieces) == 3
