import pytest
from textual.color import Color
from textual.theme import Theme

from procmap.tui.themes import THEMES

TEXT = ("foreground", "muted", "secondary")
MARKS = ("primary", "accent", "warning", "error", "success")


def _colour(theme: Theme, name: str) -> Color:
    return Color.parse(getattr(theme, name, None) or theme.variables[name])


def _contrast(theme: Theme, front: str, back: str) -> float:
    one, other = (_luminance(_colour(theme, name)) for name in (front, back))
    return (max(one, other) + 0.05) / (min(one, other) + 0.05)


def _luminance(colour: Color) -> float:
    """The relative luminance of WCAG 2."""
    parts = [part / 255 for part in colour.rgb]
    red, green, blue = (part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


@pytest.mark.parametrize("theme", THEMES, ids=lambda theme: theme.name)
@pytest.mark.parametrize("back", ["background", "panel", "cursor-row", "bar"])
def test_text_and_marks_stand_out_from_every_ground(theme: Theme, back: str) -> None:
    for front in TEXT:
        assert _contrast(theme, front, back) >= 7, front
    for front in MARKS:
        assert _contrast(theme, front, back) >= 4.5, front


@pytest.mark.parametrize("theme", THEMES, ids=lambda theme: theme.name)
def test_the_selected_and_the_typed_cell_are_read_easily(theme: Theme) -> None:
    assert _contrast(theme, "cursor-text", "cursor-cell") >= 7
    assert _contrast(theme, "typing-text", "typing") >= 7
    assert _contrast(theme, "background", "primary") >= 4.5
    assert _contrast(theme, "line", "background") >= 3
