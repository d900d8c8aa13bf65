"""The two themes: dark, and light for a projector. The hues are told apart by colour-blind people too."""

from textual.theme import Theme

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
        "line": "#5a6b7c",
        "cursor-row": "#25384d",
        "cursor-cell": "#7cc4f5",
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
        "cursor-text": "#ffffff",
        "typing": "#fff0c2",
        "typing-text": "#0d1217",
        "bar": "#e4eaf0",
    },
)

THEMES = (DARK, LIGHT)
