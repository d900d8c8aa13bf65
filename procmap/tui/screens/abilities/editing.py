"""What every screen that edits a map can do: type into a sheet, undo, save, open what is nested."""

from procmap.model.data import value_at
from procmap.model.fault import Path
from procmap.model.process_map import ProcessMap
from procmap.model.text import cleaned, displayed
from procmap.store.faults import Refused
from procmap.tui.commands import Command, typing_keys
from procmap.tui.controllers.map_file import FileController
from procmap.tui.editor import NotEdited, edited
from procmap.tui.palette import Hit, command_hits, field_hits
from procmap.tui.screens.abilities.following import FollowingScreen
from procmap.tui.screens.asking import LongText
from procmap.tui.screens.palette import PaletteScreen
from procmap.tui.widgets import bars
from procmap.tui.widgets.sheet_view import SheetView
from procmap.workshop.edits.entry import typed
from procmap.workshop.fields.examples import good_answer
from procmap.workshop.open_map.document import Document
from procmap.workshop.open_map.watch import outside_of
from procmap.workshop.sheets.sheet import Cell

_HELP = """
Typing into a cell replaces what stands there; Enter opens it with its text.
While typing, Enter keeps it and goes down, Tab keeps it and goes right,
Esc leaves the cell as it was. Backspace on a cell empties it.
A row that says “+ type to add” makes a new record.
A pasted list of names makes a stage of every line.
"""


class EditingScreen(FollowingScreen):
    """A screen with one sheet of a document."""

    explanation = _HELP

    def __init__(self, document: Document) -> None:
        super().__init__(document)
        self.map_file = FileController(self)

    @property
    def sheet(self) -> SheetView:
        """The sheet."""
        return self.query_one(SheetView)

    @property
    def is_typing(self) -> bool:
        """Whether a line is open, or no sheet is there yet or any more: a look at the file comes at any moment."""
        return all(sheet.typing is not None for sheet in self.query(SheetView))

    @property
    def holds_typed(self) -> bool:
        """Whether the open line says something else than the map."""
        opened = ((sheet.typing, sheet.cell) for sheet in self.query(SheetView))
        return any(line is not None and line.text != (cell.text if cell else "") for line, cell in opened)

    def selected_path(self) -> Path:
        """The path of the selected cell, or of its record."""
        return self.sheet.cell.path if self.sheet.cell else self.sheet.record

    def go_to(self, path: Path) -> None:
        """Select the cell of a path."""
        self.sheet.select(path)

    def hint_here(self) -> str:
        """What the typed beginning may become, or what a good answer looks like in the selected cell."""
        return self.sheet.told_choice() or (self.sheet.cell.field.hint if self.sheet.cell else "")

    def help_here(self) -> str:
        """What a good answer looks like in the selected cell, then all keys."""
        cell = self.sheet.cell if self.focused is self.sheet else None
        if cell is None:
            return super().help_here()
        return f"{good_answer(cell.path, cell.field, max(20, self.size.width - 4))}\n\n{super().help_here()}"

    def refresh_keys(self) -> None:
        """Show the keys that work now, which are others while something is typed."""
        if self.sheet.typing:
            self._fill("#keys", bars.keys(typing_keys(), self.size.width - 4))
        else:
            super().refresh_keys()

    def on_mount(self) -> None:
        """Let the sheet have the keys, and show the map."""
        self.sheet.before_key = self.hush
        self.sheet.after_key = self.after_key
        self.sheet.focus()
        self.follow()
        self.begin()

    def after_key(self) -> None:
        """Show what helps now, and the keys that work."""
        self.hint(self.hint_here())
        self.refresh_keys()

    def begin(self) -> None:
        """Go where one starts, once everything is shown.

        Textual calls `on_mount` of every class by itself: one that called the next would follow the document twice.
        """

    def on_screen_resume(self) -> None:
        """Show what was changed on the screens above."""
        self.follow()

    def follow(self) -> None:
        """Show the map as it is now, where this is the screen that is seen."""
        if self.is_current:
            self.sheet.rebuild()
            self.refresh_bars()

    def refresh_bars(self) -> None:
        """Fill the bars anew."""

    def on_sheet_view_said(self, message: SheetView.Said) -> None:
        """Tell what an edit did, or why it could not be made."""
        self.say(message.text, message.is_problem)

    def on_sheet_grid_moved(self, _message: SheetView.Moved) -> None:
        """Say what a good answer looks like in the selected cell."""
        self.hint(self.hint_here())

    def on_sheet_view_opened(self, message: SheetView.Opened) -> None:
        """Open a nested record or list."""
        self.open_form(message.path)

    def open_form(self, path: Path, select: Path | None = None, word: str = "") -> None:
        """Open the form of what stands at a path, at one of its fields, with a word about why."""
        from procmap.tui.screens.form import FormScreen

        self.app.push_screen(FormScreen(self.document, path, select, word))

    def on_sheet_view_long_text(self, message: SheetView.LongText) -> None:
        """Edit a text of several lines."""
        cell = message.cell
        text = self._long_text(cell)
        if text is not None:
            screen = LongText(cell.field.label, text)
            self.app.push_screen(screen, lambda new: self._keep_long_text(cell, text, new))

    def _long_text(self, cell: Cell) -> str | None:
        """The text of several lines in a cell; says why it cannot be shown where it cannot."""
        text: str = value_at(self.document.map, cell.path) or ""
        if displayed(text) == text:
            return text
        self.say("this text holds characters that a terminal must not show: edit it in the file", True)
        return None

    def _keep_long_text(self, cell: Cell, old: str, new: str | None) -> None:
        text = old if new is None else cleaned(new, breaks=True)
        if text != cleaned(old, breaks=True):
            self.sheet.apply(lambda process_map: typed(process_map, cell, text))

    def action_edit_outside(self) -> None:
        """Edit the selected text of several lines in the person's own editor."""
        cell = self.sheet.cell
        if cell is None or cell.field.kind != "lines":
            self.say("your own editor is for texts of several lines, such as Purpose and Notes", True)
            return
        text = self._long_text(cell)
        if text is None or not self.may_edit():
            return
        try:
            self._keep_long_text(cell, text, edited(self.app, text))
        except NotEdited as reason:
            self.say(str(reason), True)

    def action_palette(self) -> None:
        """Find anything by a few letters, and go there."""
        if self.sheet.commit() and self.is_current:
            self.app.push_screen(PaletteScreen(self.hits()), lambda hit: hit.go() if hit else None)

    def hits(self) -> tuple[Hit, ...]:
        """What can be found from here: the commands, and the fields of the selected record."""
        fields = field_hits(self.map, self.field_record(), self.open_field)
        return (*command_hits(self.commands_here, self.run), *fields)

    @property
    def commands_here(self) -> tuple[Command, ...]:
        """The commands that work now."""
        return self.commands

    def run(self, command: Command) -> None:
        """Do what a command does, as its key would."""
        node = self if command in self.commands else self.focused or self
        self.call_later(self.app.run_action, command.action, node)

    def field_record(self) -> Path:
        """The path of the record whose fields can be found."""
        return self.sheet.record

    def open_field(self, path: Path) -> None:
        """Open the form of a record at one of its fields."""
        self.open_form(path[:-1], path)

    def action_detail(self) -> None:
        """Open the form of the selected row's record."""
        path = self.sheet.record
        if value_at(self.document.map, path) is None:
            self.say("there is nothing to open yet: type its name first", True)
        elif self.sheet.commit():
            self.open_form(self.detail_path(path), self.sheet.cell.path if self.sheet.cell else None)

    def detail_path(self, path: Path) -> Path:
        """The path whose form the detail of a row is."""
        return path

    def action_insert(self) -> None:
        """Add a row."""
        self.sheet.insert()

    def action_delete(self) -> None:
        """Remove the selected row."""
        self.sheet.delete()

    def action_shift(self, places: int) -> None:
        """Move the selected row."""
        self.sheet.shift(places)

    def action_save(self) -> None:
        """Write the map to its file."""
        self.save()

    def save(self) -> bool:
        """Write the map to its file and say so; False, with the reason, where it cannot be written."""
        if not self.sheet.commit():
            return False
        try:
            wrote = self.document.save()
        except Refused as refused:
            outside = outside_of(self.document.file)
            if outside and outside.file:
                self.map_file.ask()
            else:
                self.map_file.copies.offer(refused.faults[0].message)
            return False
        if wrote:
            self.say_where("Saved to", self.document.file.path)
        else:
            self.say("Everything is saved already")
        return True

    @property
    def map(self) -> ProcessMap:
        """The map as it is now."""
        return self.document.map
