from hypothesis import example, given, settings
from hypothesis import strategies as st

from procmap.workshop.cells import beginning, initials, path_shortened, shortened, width_of, wrapped


def test_a_text_is_broken_between_words_and_cut_at_the_end() -> None:
    assert wrapped("Qualify the application now", 11, 2) == ["Qualify the", "applicatio…"]
    assert wrapped("Qualify", 11, 2) == ["Qualify"]
    assert wrapped("", 11, 2) == []
    assert wrapped("資格を確認する", 6, 2) == ["資格を", "確認…"]
    assert wrapped("word", 0, 2) == []


def test_a_text_is_cut_to_a_width() -> None:
    assert shortened("Qualify", 7) == "Qualify"
    assert shortened("Qualify", 5) == "Qual…"
    assert shortened("資格を", 4) == "資…"
    assert shortened("ab", 1) == "…"
    assert shortened("ab", 0) == ""


def test_a_name_has_a_beginning_and_initials() -> None:
    assert beginning("Agree the order", 6) == "Agree"
    assert beginning("資格を", 5) == "資格"
    assert beginning("", 5) == ""
    assert initials("Agree the order", 3) == "Ato"
    assert initials("Agree the order at last", 3) == "Ato"
    assert initials("Stage 12", 3) == "S12"
    assert initials("Deliver", 3) == "Del"
    assert initials("資格 を", 3) == "資"


@settings(max_examples=75)
@given(st.text("ab 資é\u0301👩\u200d", max_size=40), st.integers(2, 20), st.integers(1, 4))
@example("\u200d\u200d資a", 2, 1)
def test_nothing_is_wider_or_longer_than_asked_for(text: str, width: int, lines: int) -> None:
    rows = wrapped(text, width, lines)
    assert len(rows) <= lines
    assert all(width_of(row) <= width for row in rows)
    assert width_of(shortened(text, width)) <= width
    assert width_of(beginning(text, width)) <= width
    assert width_of(initials(text, width)) <= width


def test_a_path_is_cut_at_its_front_between_folders() -> None:
    assert path_shortened("exports/flow-meters", 30) == "exports/flow-meters"
    assert path_shortened("/home/of/exports/flow-meters", 22) == "…/exports/flow-meters"
    assert path_shortened("/home/of/exports/flow-meters", 14) == "…/flow-meters"
    assert path_shortened("/home/of/exports/flow-meters", 8) == "flow-me…"
