import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from procmap.workshop.typed.line_editor import LineEditor

MOVING = ("left", "right", "home", "end", "ctrl+a", "ctrl+e", "ctrl+left", "ctrl+right")
REMOVING = ("backspace", "delete", "ctrl+w", "ctrl+u", "ctrl+k")
KEYS = (*MOVING, *REMOVING, "up", "tab", "escape", "f5")


def after(text: str, *keys: str) -> LineEditor:
    """The line after these keys, from the end of a text."""
    editor = LineEditor.over(text)
    for key in keys:
        editor = editor.pressed(key) or editor
    return editor


@pytest.mark.parametrize(
    ("keys", "text", "cursor"),
    [
        ((), "one two", 7),
        (("left",), "one two", 6),
        (("home", "left"), "one two", 0),
        (("right",), "one two", 7),
        (("ctrl+left",), "one two", 4),
        (("ctrl+left", "ctrl+left"), "one two", 0),
        (("home", "ctrl+right"), "one two", 3),
        (("home", "ctrl+right", "ctrl+right"), "one two", 7),
        (("backspace",), "one tw", 6),
        (("home", "backspace"), "one two", 0),
        (("home", "delete"), "ne two", 0),
        (("delete",), "one two", 7),
        (("ctrl+w",), "one ", 4),
        (("left", "ctrl+u"), "o", 0),
        (("home", "right", "ctrl+k"), "o", 1),
        (("ctrl+a", "ctrl+e"), "one two", 7),
    ],
)
def test_keys_move_and_remove(keys: tuple[str, ...], text: str, cursor: int) -> None:
    assert after("one two", *keys) == LineEditor(text, cursor)


def test_a_key_that_edits_nothing_gives_nothing() -> None:
    assert LineEditor.over("text").pressed("f5") is None
    assert LineEditor.over("text").pressed("enter") is None


def test_text_comes_in_at_the_cursor() -> None:
    assert after("one three", "ctrl+left").typed("two ") == LineEditor("one two three", 8)
    assert LineEditor().typed("a").typed(" ").typed("b") == LineEditor("a b", 3)


@pytest.mark.parametrize(
    ("pasted", "line"),
    [
        ("one\r\ntwo\n", "one two"),
        ("\x1b[31mred\x07", " [31mred "),
        (" in between ", " in between "),
        ("tab\there", "tab here"),
        ("\x1b", " "),
    ],
)
def test_what_is_pasted_is_one_line_without_control_characters(pasted: str, line: str) -> None:
    assert LineEditor().typed(pasted).text == line


@settings(max_examples=75)
@given(st.lists(st.one_of(st.sampled_from(KEYS), st.text(max_size=3).map(lambda text: f"={text}")), max_size=20))
def test_the_cursor_stays_in_the_line(keys: list[str]) -> None:
    editor = LineEditor.over("some words")
    for key in keys:
        editor = editor.typed(key[1:]) if key[0] == "=" else editor.pressed(key) or editor
        assert 0 <= editor.cursor <= len(editor.text)
        assert editor.text.isprintable() or not any(ord(char) < 32 for char in editor.text)
