"""Texts of several lines, edited in a window or in the person's own editor."""

from typing import Protocol

from textual.app import App

from procmap.model.data import value_at
from procmap.model.text import cleaned, displayed
from procmap.tui.editor import NotEdited, edited
from procmap.tui.screens.asking import LongText
from procmap.tui.widgets.sheet_view import SheetView
from procmap.workshop.edits.entry import typed
from procmap.workshop.open_map.document import Document
from procmap.workshop.sheets.sheet import Cell


class Host(Protocol):
    """A screen that edits the map."""

    document: Document

    @property
    def app(self) -> App[object]:
        """The program."""

    @property
    def sheet(self) -> SheetView:
        """Its sheet."""

    def say(self, text: str, is_problem: bool = False) -> None:
        """Tell the person something."""

    def may_edit(self) -> bool:
        """Whether the map may be edited here; says why it may not."""


class LongTextController:
    """Opens the text of a cell, and keeps what became of it as one edit."""

    def __init__(self, host: Host) -> None:
        self.host = host

    def open(self, cell: Cell) -> None:
        """Edit a text of several lines in a window."""
        text = self._text(cell)
        if text is not None:
            self.host.app.push_screen(LongText(cell.field.label, text), lambda new: self._keep(cell, text, new))

    def open_outside(self) -> None:
        """Edit the selected text of several lines in the person's own editor."""
        cell = self.host.sheet.cell
        if cell is None or cell.field.kind != "lines":
            self.host.say("your own editor is for texts of several lines, such as Purpose and Notes", True)
            return
        text = self._text(cell)
        if text is None or not self.host.may_edit():
            return
        try:
            self._keep(cell, text, edited(self.host.app, text))
        except NotEdited as reason:
            self.host.say(str(reason), True)

    def _text(self, cell: Cell) -> str | None:
        """The text in a cell; says why it cannot be shown where it cannot."""
        text: str = value_at(self.host.document.map, cell.path) or ""
        if displayed(text) == text:
            return text
        self.host.say("this text holds characters that a terminal must not show: edit it in the file", True)
        return None

    def _keep(self, cell: Cell, old: str, new: str | None) -> None:
        text = old if new is None else cleaned(new, breaks=True)
        if text != cleaned(old, breaks=True):
            self.host.sheet.apply(lambda process_map: typed(process_map, cell, text))
