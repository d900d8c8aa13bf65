"""The themes: dark, light for a projector, one of most contrast, and the terminal's own colours.

Hues are told apart by colour-blind people too, and no hue says anything that a sign or a word beside it does not.
"""

import os
from collections.abc import Mapping
from dataclasses import dataclass

from textual.theme import Theme

from procmap.store.settings import Theme as Choice

DARK = Theme(
    name="procmap-dark",
    dark=True,
    background="#11161c",
    surface="#161d25",
    panel="#1f2933",
    foreground="#f1f4f7",
    primary="#7cc4f5",
    secondary="#c9d3dd",
    accent="#f5c25b",
    warning="#ffb454",
    error="#ff9a8b",
    success="#6fdcae",
    variables={
        "muted": "#c6d1dc",
        "line": "#5f7082",
        "cursor-row": "#25384d",
        "cursor-cell": "#7cc4f5",
        "cursor-style": "bold",
        "cursor-text": "#08131d",
        "typing": "#ffe3a3",
        "typing-text": "#1a1200",
        "bar": "#1f2933",
    },
)

LIGHT = Theme(
    name="procmap-light",
    dark=False,
    background="#ffffff",
    surface="#ffffff",
    panel="#eef2f6",
    foreground="#0d1217",
    primary="#00476f",
    secondary="#26323d",
    accent="#6b3f00",
    warning="#7a3e00",
    error="#8c1022",
    success="#00533a",
    variables={
        "muted": "#323e49",
        "line": "#6c7a87",
        "cursor-row": "#d2e3f2",
        "cursor-cell": "#00476f",
        "cursor-style": "bold",
        "cursor-text": "#ffffff",
        "typing": "#fff0c2",
        "typing-text": "#0d1217",
        "bar": "#e4eaf0",
    },
)

CONTRAST = Theme(
    name="procmap-contrast",
    dark=True,
    background="#000000",
    surface="#000000",
    panel="#1a1a1a",
    foreground="#ffffff",
    primary="#ffff00",
    secondary="#ffffff",
    accent="#ffff00",
    warning="#ffff00",
    error="#ffff00",
    success="#ffffff",
    variables={
        "muted": "#ffffff",
        "line": "#ffffff",
        "cursor-row": "#333333",
        "cursor-cell": "#ffff00",
        "cursor-style": "bold",
        "cursor-text": "#000000",
        "typing": "#ffffff",
        "typing-text": "#000000",
        "bar": "#1a1a1a",
        "scrollbar": "#ffffff",
        "scrollbar-background": "#000000",
    },
)

# Magenta, red and green are what both dark and light terminals show legibly; all else is the terminal's default.
ANSI = Theme(
    name="procmap-ansi",
    ansi=True,
    background="ansi_default",
    surface="ansi_default",
    panel="ansi_default",
    foreground="ansi_default",
    primary="ansi_magenta",
    secondary="ansi_default",
    accent="ansi_magenta",
    warning="ansi_red",
    error="ansi_red",
    success="ansi_green",
    variables={
        "surface": "ansi_default",
        "panel": "ansi_default",
        "muted": "ansi_default",
        "line": "ansi_default",
        "cursor-row": "ansi_default",
        "cursor-cell": "ansi_default",
        "cursor-style": "reverse",
        "cursor-text": "ansi_default",
        "typing": "ansi_default",
        "typing-text": "ansi_default",
        "bar": "ansi_default",
        "ansi-background": "ansi_default",
        "ansi-foreground": "ansi_default",
        "scrollbar": "ansi_default",
        "scrollbar-hover": "ansi_default",
        "scrollbar-active": "ansi_default",
        "scrollbar-background": "ansi_default",
        "scrollbar-background-hover": "ansi_default",
        "scrollbar-background-active": "ansi_default",
    },
)

SELECTED = "bold $cursor-style $cursor-text on $cursor-cell"
"""How the line is drawn that is selected: on a ground of its own, or reversed where there are no such grounds."""

THEMES = (DARK, LIGHT, CONTRAST, ANSI)

TITLES: Mapping[Choice, str] = {
    "dark": "dark",
    "light": "light, for projectors",
    "contrast": "most contrast",
    "ansi": "the terminal's own colours",
}
"""What a theme is called where it is chosen, in the order in which a key goes through them."""


def name_of(choice: Choice) -> str:
    """The name under which a theme is registered."""
    return f"procmap-{choice}"


def theme_after(name: str) -> Choice:
    """The choice that follows the theme registered under a name."""
    choices = tuple(TITLES)
    return choices[(choices.index(name.removeprefix("procmap-")) + 1) % len(choices)]


def has_no_colour() -> bool:
    """Whether NO_COLOR is set and not empty (no-color.org); an empty one is taken away, as Textual takes it for set."""
    if not os.environ.get("NO_COLOR"):
        os.environ.pop("NO_COLOR", None)
    return "NO_COLOR" in os.environ


REVERSED_CSS = """
SheetGrid:ansi > .sheet--cell, SheetGrid:ansi > .sheet--cursor,
StartScreen:ansi Input > .input--cursor { text-style: reverse; }
SheetGrid:ansi > .sheet--typing, SheetGrid:ansi > .sheet--ghost, StartScreen:ansi Input,
LibraryScreen:ansi OptionList:focus > .option-list--option-highlighted,
StartScreen:ansi OptionList > .option-list--option-highlighted,
StartScreen:ansi OptionList:focus > .option-list--option-highlighted { text-style: bold underline; }
"""
"""The cursor and the typed line where there are no grounds of our own, and none at all with NO_COLOR.

Textual does not hand `reverse` on to the options of a list, so they are underlined.
"""


@dataclass(frozen=True)
class Pairing:
    """Colours that stand on grounds, with the least contrast ratio, as WCAG 2 defines it."""

    fronts: tuple[str, ...]
    grounds: tuple[str, ...]
    least: float


_GROUNDS = ("background", "surface", "panel", "bar", "cursor-row")

PAIRINGS = (
    Pairing(("foreground", "muted", "secondary"), _GROUNDS, 7),
    Pairing(("cursor-text",), ("cursor-cell",), 7),
    Pairing(("typing-text",), ("typing",), 7),
    Pairing(("primary", "accent", "warning", "error", "success"), _GROUNDS, 4.5),
    Pairing(("line",), ("background", "surface"), 3),
    Pairing(("cursor-cell",), ("background", "surface", "panel", "cursor-row"), 3),
)
"""What stands on what: text, keys and states, lines and the edge of the cursor. What is reversed pairs the same way."""
