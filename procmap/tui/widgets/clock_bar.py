"""The clock in the title line: its words, its sign and its colour, for the room there is."""

from textual.content import Content

from procmap.workshop.timing.clock import Reading
from procmap.workshop.timing.clock_words import told

_STYLES = {"calm": "$foreground", "soon": "bold $warning", "over": "bold reverse $warning"}


def clock_text(shown: Reading, room: int) -> Content:
    """What a clock shows in a room of so many cells; a sign says what the colour says."""
    style = _STYLES[shown.state] if shown.is_running else "$secondary"
    text = told(shown, max(0, room - 2))
    return Content.styled(f" {text} ", style)
