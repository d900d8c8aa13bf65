"""A screen of text to read: the keys, and what marks mean."""

from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import VerticalScroll
from textual.content import Content
from textual.screen import Screen
from textual.widgets import Static

from procmap.model.text import displayed
from procmap.tui.command import bindings, footer
from procmap.tui.commands_of_dialogs import READING
from procmap.tui.widgets.bars import Bar, keys


class Reading(Screen[None]):
    """A title and a text; Escape, q or the key that opened it goes back."""

    BINDINGS: ClassVar[list[BindingType]] = bindings(READING)

    CSS = """
    Reading VerticalScroll { padding: 1 0 0 0; scrollbar-size-vertical: 1; }
    Reading #title { background: $bar; }
    Reading #text { width: 1fr; padding: 0 1 0 2; }
    """

    def __init__(self, heading: str, text: str) -> None:
        super().__init__()
        self.heading = heading
        self.text = text

    def compose(self) -> ComposeResult:
        """The title, the text, the keys."""
        yield Bar(id="title")
        with VerticalScroll(can_focus=True):
            yield Static(Content(displayed(self.text)), id="text", markup=False)
        yield Bar(id="keys")

    def on_mount(self) -> None:
        """Fill the bars."""
        self.query_one("#title", Bar).update(Content.styled(displayed(self.heading), "bold $foreground"))
        self.query_one("#keys", Bar).update(keys(footer(READING)))
        self.query_one(VerticalScroll).focus()

    def action_dismiss_it(self) -> None:
        """Go back."""
        self.dismiss(None)
