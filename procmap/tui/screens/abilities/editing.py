"""What every screen that edits a map can do: follow what is typed into its sheet, save, take the map over."""

import datetime

from procmap.model.process_map import ProcessMap
from procmap.tui.commands import typing_keys
from procmap.tui.controllers.long_texts import LongTextController
from procmap.tui.controllers.map_file import FileController
from procmap.tui.controllers.saving import saved
from procmap.tui.screens.abilities.finding import FindingScreen
from procmap.tui.screens.abilities.offering import OfferingScreen
from procmap.tui.widgets import bars
from procmap.tui.widgets.sheet_view import SheetView
from procmap.workshop.edits.entry import Change, typed
from procmap.workshop.open_map.document import Document
from procmap.workshop.sheets.sheet import Cell

_HELP = """
Typing into a cell replaces what stands there; Enter opens it with its text.
While typing, Enter keeps it and goes down, Tab keeps it and goes right,
Esc leaves the cell as it was. Backspace on a cell empties it.
A row that says “+ type to add” makes a new record.
A pasted list of names makes a stage of every line.
"""


class EditingScreen(OfferingScreen, FindingScreen):
    """A screen with one sheet of a document; it calls `start` once its widgets are there."""

    explanation = _HELP

    def __init__(self, document: Document, today: datetime.date) -> None:
        super().__init__(document, today)
        self.map_file = FileController(self)
        self.long_texts = LongTextController(self)

    def start(self) -> None:
        """Let the sheet have the keys, and show the map.

        Textual calls `on_mount` of every class by itself, that of the screen first: so the screen says when.
        """
        self.sheet.entry = self.entry
        self.sheet.before_key = self.hush
        self.sheet.after_key = self.after_key
        self.sheet.focus()
        self.follow()

    def entry(self, process_map: ProcessMap, cell: Cell, text: str) -> Change:
        """What typing a text into a cell does. Raises Unreadable or Unacceptable with the reason."""
        return typed(process_map, cell, text, self.today)

    def after_key(self) -> None:
        """Show what helps now, and the keys that work."""
        self.hint(self.hint_here())
        self.refresh_keys()

    def on_screen_resume(self) -> None:
        """Show what was changed on the screens above."""
        self.follow()

    def follow(self) -> None:
        """Show the map as it is now, where this is the screen that is seen."""
        if self.is_current:
            self.sheet.rebuild()
            self.refresh_bars()
            self.tell_offer()

    def refresh_bars(self) -> None:
        """Fill the bars around the sheet anew: everywhere those of the keys."""
        self.refresh_keys()

    def refresh_keys(self) -> None:
        """Show the keys that work now, which are others while something is typed."""
        if self.sheet.typing:
            self._fill("#keys", bars.keys(typing_keys(), self.size.width - 4))
        else:
            super().refresh_keys()

    def on_sheet_view_said(self, message: SheetView.Said) -> None:
        """Tell what an edit did, or why it could not be made."""
        self.say(message.text if message.is_problem else self.with_offer(message.text), message.is_problem)

    def on_sheet_grid_moved(self, _message: SheetView.Moved) -> None:
        """Say what a good answer looks like in the selected cell."""
        self.hint(self.hint_here())

    def on_sheet_view_long_text(self, message: SheetView.LongText) -> None:
        """Edit a text of several lines."""
        self.long_texts.open(message.cell)

    def action_edit_outside(self) -> None:
        """Edit the selected text of several lines in the person's own editor."""
        self.long_texts.open_outside()

    def action_save(self) -> None:
        """Write the map to its file."""
        self.save()

    def save(self) -> bool:
        """Write the map to its file; False where it cannot be written, or the open line cannot be read."""
        return self.sheet.commit() and saved(self)
