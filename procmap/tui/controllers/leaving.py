"""Leaving the workshop, to the library, another map or the end: never by a stray key, never with anything lost."""

from collections.abc import Callable
from pathlib import Path
from typing import Literal, Protocol

from procmap.tui.commands import key_of
from procmap.tui.controllers.clock import ClockController
from procmap.tui.controllers.overruns import OverrunsController
from procmap.tui.screens.asking import Answer
from procmap.tui.widgets.sheet_view import SheetView
from procmap.workshop.edits.entry import Change
from procmap.workshop.open_map.document import Document

Onward = Path | Literal["library", "end"]
"""Where one goes from a map: to another one, to the library of its folder, to the end of the program."""

_STAY = Answer("escape", "", "stay")


class Host(Protocol):
    """The screen of the workshop."""

    document: Document
    clock: ClockController
    overruns: OverrunsController

    @property
    def is_current(self) -> bool:
        """Whether it is the screen that is seen."""

    @property
    def sheet(self) -> SheetView:
        """Its sheet."""

    def ask(self, question: str, answers: tuple[Answer, ...], then: Callable[[str | None], None]) -> None:
        """Ask over it, and go on with the answer."""

    def save(self) -> bool:
        """Write the map to its file; False where it cannot be written."""

    def close(self) -> None:
        """Go from the screen."""


class LeavingController:
    """Asks one question before a map is left where something would end or be lost; Escape stays in each of them."""

    def __init__(self, host: Host) -> None:
        self.host = host
        self.to: Onward = "library"

    def leave(self, to: Onward) -> None:
        """Leave for somewhere, after what took longer was noted; asks first where that ends or loses something."""
        # A second key of a fast typist may still come when the first has left.
        if not self.host.is_current or not self.host.sheet.commit():
            return
        self.to = to
        overruns = self.host.overruns
        change = overruns.change
        if change and not overruns.is_held:
            self._ask_about_time(change)
            return
        if change:
            overruns.note(change)
        if self.host.clock.is_running and self.host.document.is_saved:
            self._ask_about_clock()
        else:
            self._go()

    def _ask_about_time(self, change: Change) -> None:
        def go_on(answer: str | None) -> None:
            if answer == "note":
                self.host.overruns.note(change)
            if answer:
                self._go()

        note = Answer("n", "note", "note it in the map, with a workshop of today")
        question = f"It took longer than planned. {'; '.join(self.host.clock.overruns)}."
        self.host.ask(question, (note, Answer("l", "leave", "leave it out"), _STAY), go_on)

    def _ask_about_clock(self) -> None:
        leave = Answer("l", "leave", f"leave: it stands still until {key_of('clock')}")
        self.host.ask("The clock of the workshop runs.", (leave, _STAY), self._gone)

    def _go(self) -> None:
        """Go where nothing is unsaved, or ask what becomes of it."""
        if self.host.document.is_saved:
            self.host.close()
            return
        save = Answer("s", "save", "save and leave")
        drop = Answer("ctrl+d", "drop", "leave without saving: the edits are lost")
        self.host.ask("There are edits that are not saved.", (save, drop, _STAY), self._gone)

    def _gone(self, answer: str | None) -> None:
        if answer and (answer != "save" or self.host.save()):
            self.host.close()


class LeavingKeys:
    """The keys that leave a map, for the screen of its workshop."""

    leaving: LeavingController

    def action_leave(self) -> None:
        """Go to the library of the map's folder."""
        self.leaving.leave("library")

    def action_quit(self) -> None:
        """End the program."""
        self.leaving.leave("end")
