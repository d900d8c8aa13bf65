"""Can the back row read this? One sentence in the letters of the screens, and large, in the theme there is."""

from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import BindingType
from textual.content import Content
from textual.screen import Screen
from textual.widgets import Static

from procmap.store.settings import load_settings, save_settings
from procmap.tui.command import bindings, footer
from procmap.tui.commands import BACK_ROW_KEYS
from procmap.tui.themes import TITLES, name_of
from procmap.tui.widgets import bars
from procmap.tui.widgets.bars import Bar
from procmap.tui.widgets.large_text import MARGINS, LargeText
from procmap.workshop.presenting.enlarging import SQUEEZED, plainness
from procmap.workshop.presenting.legibility import SENTENCE, advice, size_name

_LOW, _WIDE = 16, 60
"""Below so many lines there is room for advice only; from so many cells on the title says what to do."""


def is_confirmed(columns: int, rows: int) -> bool:
    """Whether somebody said that the back row can read a terminal of this size."""
    return size_name(columns, rows) in load_settings().legible


class BackRowScreen(Screen[None]):
    """Shows what to look at from the last chair, and says what would help."""

    BINDINGS: ClassVar[list[BindingType]] = bindings(BACK_ROW_KEYS)

    CSS = """
    BackRowScreen #title { background: $bar; }
    BackRowScreen #plain { height: auto; padding: 1 2 0 2; text-align: center; text-style: bold; color: $primary; }
    BackRowScreen { overflow: hidden; }
    BackRowScreen #title { max-height: 1; }
    BackRowScreen #advice { height: auto; padding: 0 2 1 2; color: $foreground; }
    BackRowScreen.-low #plain { padding: 0 2; }
    BackRowScreen.-low #advice { padding: 0 2; max-height: 3; }
    """

    def compose(self) -> ComposeResult:
        """The question, the sentence in both sizes, what would help, the keys."""
        yield Bar(id="title")
        yield Static(Content(SENTENCE), id="plain", markup=False)
        yield LargeText(SENTENCE)
        yield Static(id="advice", markup=False)
        yield Bar(id="keys")

    def on_resize(self) -> None:
        """Judge the terminal as it is now."""
        self.show()

    def on_screen_resume(self) -> None:
        """Follow the theme, which a key changes."""
        self.app.theme_changed_signal.subscribe(self, lambda _theme: self.show())
        self.show()

    def show(self) -> None:
        """Say what the terminal is like, and what would help."""
        columns, rows = self.size
        self.set_class(rows < _LOW, "-low")
        there = "  Go there and look." if columns >= _WIDE else ""
        heading = Content.assemble(("Can the back row read this?", "bold $primary"), (there, "$muted"))
        self.query_one("#title", Bar).update(heading)
        theme = next((title for choice, title in TITLES.items() if name_of(choice) == self.app.theme), self.app.theme)
        room = rows - len(self.children)
        self.query_one("#plain").display = plainness(SENTENCE, columns - MARGINS, room) <= SQUEEZED
        told = f"{columns} × {rows}, {theme}. Every step is written like the small line."
        lines = advice(columns, rows) if rows < _LOW else (told, *advice(columns, rows))
        self.query_one("#advice", Static).update(Content("\n".join(lines)))
        self.query_one("#keys", Bar).update(bars.keys(footer(BACK_ROW_KEYS), columns - 4))

    def action_confirm(self) -> None:
        """Remember that this size can be read."""
        save_settings(load_settings().with_legible(size_name(*self.size)))
        self.dismiss(None)

    def action_leave(self) -> None:
        """Go back, and ask again another time."""
        self.dismiss(None)
