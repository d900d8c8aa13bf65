from hypothesis import given
from hypothesis import strategies as st

from procmap.store.git.passage import passage, with_passage, without_passage

TEXTS = st.text("a\n\r#", max_size=12)
LINES = st.sampled_from(["", "ours\n", "ours\n\nmore\n"])


@given(TEXTS, LINES, LINES, st.booleans())
def test_our_lines_come_and_change_and_go_without_a_trace(text: str, lines: str, later: str, at_start: bool) -> None:
    once = with_passage(text, lines, at_start=at_start)
    assert passage(once) == lines
    assert passage(text) is None
    assert without_passage(text) == text
    twice = with_passage(once, later, at_start=at_start)
    assert passage(twice) == later
    assert without_passage(once) == without_passage(twice) == text


@given(TEXTS)
def test_what_is_added_behind_our_lines_stays_a_line_of_its_own(text: str) -> None:
    added = with_passage(text, "ours\n") + "added\n"
    assert without_passage(added).splitlines() == [*text.splitlines(), "added"]


def test_our_lines_are_known_with_the_line_ends_of_another_system() -> None:
    text = with_passage("theirs\n", "ours\n").replace("\n", "\r\n")
    assert passage(text) == "ours\r\n"
    assert without_passage(text) == "theirs\r\n"
