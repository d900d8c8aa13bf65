"""What a screen says below what it shows: hints, what was done or refused, the keys that work; and how it asks."""

from collections.abc import Callable
from pathlib import Path

from textual.content import Content
from textual.screen import Screen

from procmap.model.text import displayed
from procmap.tui.command import Command, Keys, footer
from procmap.tui.commands import WORKSHOP
from procmap.tui.screens.asking import Answer, Ask
from procmap.tui.widgets import bars
from procmap.tui.widgets.bars import Bar
from procmap.workshop.cells import path_shortened, width_of

LOW = 20
"""Below so many lines a screen leaves its margins, and what is only said for orientation, to the rest."""


class SpeakingScreen(Screen[None]):
    """Keeps the line of hints and the footer true."""

    commands: tuple[Command, ...] = WORKSHOP

    def __init__(self) -> None:
        super().__init__()
        self.has_said = False

    def say(self, text: str, is_problem: bool = False) -> None:
        """Tell the person something, in the line of hints, until the next key."""
        self.has_said = True
        self._fill("#hint", bars.said(text, is_problem))
        self._show_hint(True)

    def say_where(self, done: str, path: Path) -> None:
        """Tell where something was written, in one line: of a long path its end."""
        room = self.size.width - 5 - width_of(done)
        self.say(f"{done} {path_shortened(displayed(str(path)), room)}")

    def ask(self, question: str, answers: tuple[Answer, ...], then: Callable[[str | None], None]) -> None:
        """Ask over what is seen, one question at a time, and go on with the answer."""
        if not isinstance(self.app.screen, Ask):
            self.app.push_screen(Ask(question, answers), then)

    def hush(self) -> None:
        """Let the line of hints be used for hints again."""
        if self.has_said:
            self.has_said = False
            self.hint(self.hint_here())

    def hint(self, text: str) -> None:
        """Show a hint, unless something was just said."""
        if not self.has_said:
            self._fill("#hint", bars.hint(text))
            self._show_hint(bool(text) or self.size.height >= LOW)

    def _show_hint(self, is_shown: bool) -> None:
        for bar in self.query("#hint").results(Bar):
            bar.display = is_shown

    def hint_here(self) -> str:
        """What helps at this moment; nothing unless a screen says so."""
        return ""

    def keys_here(self) -> Keys:
        """What the footer shows."""
        return footer(self.commands)

    def refresh_keys(self) -> None:
        """Show the keys that work now."""
        self._fill("#keys", bars.keys(self.keys_here(), self.size.width - 4))

    def _fill(self, name: str, content: Content) -> None:
        # A word may come when the screen is being left and its bars are gone.
        for bar in self.query(name).results(Bar):
            bar.update(content)
