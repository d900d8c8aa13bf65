"""Edits that were never saved, shown before the map is worked on: take them, leave them for later, or drop them."""

import datetime
from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import VerticalScroll
from textual.content import Content
from textual.screen import Screen
from textual.widgets import Static

from procmap.model.text import displayed
from procmap.tui.command import bindings, footer
from procmap.tui.commands_of_dialogs import RECOVERING
from procmap.tui.screens.asking import Answer, Ask
from procmap.tui.widgets.bars import Bar, keys
from procmap.workshop.open_map.recovery import Recovery, counted


class RecoveringScreen(Screen[str]):
    """Says what unsaved edits bring to the file as it is, and gives `take`, `later` or `drop`."""

    BINDINGS: ClassVar[list[BindingType]] = bindings(RECOVERING)

    CSS = """
    RecoveringScreen #title { background: $bar; }
    RecoveringScreen #told { padding: 1 2 0 2; color: $primary; text-style: bold; max-height: 4; }
    RecoveringScreen VerticalScroll { padding: 1 0 0 0; scrollbar-size-vertical: 1; }
    RecoveringScreen #text { width: 1fr; padding: 0 1 0 2; }
    """

    def __init__(self, recovery: Recovery, today: datetime.date) -> None:
        super().__init__()
        self.recovery = recovery
        self.today = today

    def compose(self) -> ComposeResult:
        """The sentence, what differs, the keys."""
        yield Bar(id="title")
        yield Bar(id="told")
        with VerticalScroll(can_focus=True):
            yield Static(self._differs(), id="text", markup=False)
        yield Bar(id="keys")

    def on_mount(self) -> None:
        """Fill the bars."""
        name = displayed(self.recovery.map.process.name)
        self.query_one("#title", Bar).update(Content.styled(name, "bold $foreground"))
        self.query_one("#told", Bar).update(Content(self.recovery.told(self.today)))
        offered = RECOVERING if self.recovery.brings else RECOVERING[1:]
        self.query_one("#keys", Bar).update(keys(footer(offered)))
        self.query_one(VerticalScroll).focus()

    def _differs(self) -> Content:
        lines: list[Content] = []
        for head, style, sentences in (
            ("Taken, they change the file so:", "$muted", self.recovery.brings),
            ("The file was changed since, and these no longer fit it:", "bold $warning", self.recovery.misfits),
        ):
            if sentences:
                lines += [Content.styled(head, style), *(Content(f"· {displayed(line)}") for line in sentences)]
                lines.append(Content(""))
        return Content("\n").join(lines)

    def action_take(self) -> None:
        """Take the edits, where there are any that fit."""
        if self.recovery.brings and self.is_current:
            self.dismiss("take")

    def action_later(self) -> None:
        """Look at the file as it is; the edits stay where they are."""
        if self.is_current:
            self.dismiss("later")

    def action_drop(self) -> None:
        """Ask whether the edits are to be lost."""
        answers = (Answer("ctrl+d", "drop", "drop them: they are lost"), Answer("escape", "", "no"))
        self.app.push_screen(Ask(f"Drop {counted(self.recovery.count)}?", answers), self._dropped)

    def _dropped(self, answer: str | None) -> None:
        if answer:
            self.dismiss("drop")
