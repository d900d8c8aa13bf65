"""The sheet as one edits it: keys move, type, add, delete and move what is in it.

It edits the line itself instead of mounting an input over the cell, because then no key of a fast typist
can reach the wrong widget while the focus moves.
"""

from collections.abc import Callable
from dataclasses import dataclass

from textual import events
from textual.message import Message

from procmap.model.fault import Path
from procmap.model.process_map import ProcessMap
from procmap.tui import sheet_cursor
from procmap.tui.commands import HELP, THEME, key_of
from procmap.tui.sheet_cursor import LAST, Cursor
from procmap.tui.widgets.sheet_grid import SheetGrid
from procmap.workshop.edits.edit import Unacceptable
from procmap.workshop.edits.entry import Change, blank, deleted, pasted, shifted, typed
from procmap.workshop.edits.stages import names_in
from procmap.workshop.edits.taken_along import taken_along
from procmap.workshop.fields.field import NARROW
from procmap.workshop.fields.naming import called
from procmap.workshop.open_map.document import Document
from procmap.workshop.sheets.sheet import Cell, Sheet
from procmap.workshop.typed.figures import Unreadable
from procmap.workshop.typed.line_editor import LineEditor

_AFTER_COMMIT = {"enter": (1, 0), "tab": (0, 1), "shift+tab": (0, -1), "up": (-1, 0), "down": (1, 0)}
"""Rows down and cells along that a key goes once it has committed the open line."""

_DONE = {"add": "Added", "remove": "Removed", "move": "Moved", "rename": "Renamed", "start": "Started"}
"""How an edit that has been made is told, by the verb of its name."""

_PASS = (HELP, THEME)
"""What neither commits the open line nor belongs to it."""


class SheetView(SheetGrid):
    """Edits the sheet that it shows, and says what it did or why it could not."""

    @dataclass
    class Opened(Message):
        """A nested record or list is to be opened."""

        path: Path

    @dataclass
    class LongText(Message):
        """A text of several lines is to be edited."""

        cell: Cell

    @dataclass
    class Said(Message):
        """Something to tell the person about an edit."""

        text: str
        is_problem: bool = False

    class EnteredEmpty(Message):
        """Enter was pressed where there is nothing to edit."""

    def __init__(self, document: Document, build: Callable[[ProcessMap], Sheet], *, id: str | None = None) -> None:  # noqa: A002
        super().__init__(document, build, id=id)
        self.before_key: Callable[[], None] = lambda: None
        self.after_key: Callable[[], None] = lambda: None
        self.entry: Callable[[ProcessMap, Cell, str], Change] = typed
        self.is_refused = False
        self.is_fresh = False

    # keys

    async def on_key(self, event: events.Key) -> None:
        """Type into the line that is open, or move and open one."""
        self.before_key()
        if self._key_while_typing(event) if self.typing else self._key_while_moving(event):
            event.stop()
            event.prevent_default()
            self.refresh()
        self.after_key()

    def _key_while_typing(self, event: events.Key) -> bool:
        typing = self.typing or LineEditor()
        if any(event.key in command.keys_now.split(",") for command in _PASS):
            return False
        was_refused, self.is_refused = self.is_refused, False
        if event.key == "escape":
            self._leave_as_it_was()
        elif event.key in _AFTER_COMMIT:
            self._commit_and_go(*_AFTER_COMMIT[event.key])
        elif changed := typing.pressed(event.key):
            self.typing = changed
        elif event.is_printable and event.character:
            # What could not be read is replaced by what is typed next, as a selected text would be.
            self.typing = (LineEditor() if was_refused else typing).typed(event.character)
        else:
            # Any other command works on a finished edit; a text that cannot be read keeps the cell open.
            return not self.commit()
        return True

    def _leave_as_it_was(self) -> None:
        """Close the line; a row that was only just added for it goes too."""
        self.typing = None
        if self.is_fresh:
            self.is_fresh = False
            self.document.undo()

    def _commit_and_go(self, rows: int, cells: int) -> None:
        if self.commit():
            move = sheet_cursor.along if cells else sheet_cursor.down
            self.go(move(self.sheet, self.at, cells or rows))

    def _key_while_moving(self, event: events.Key) -> bool:
        goal = self._goal(event.key)
        if goal:
            self.go(goal)
        elif event.key == "enter":
            self._enter()
        elif event.key in ("backspace", "delete") and self.cell:
            self._apply_typed("")
        elif event.is_printable and event.character and self._is_typed():
            self._open(LineEditor().typed(event.character))
        else:
            return False
        return True

    def _goal(self, key: str) -> Cursor | None:
        """Where a key that moves goes, or None where it is no such key."""
        rows = {"up": -1, "down": 1, "pageup": -8, "pagedown": 8}
        columns = {"left": max(0, self.at.column - 1), "right": self.at.column + 1, "home": 0, "end": LAST}
        if key in rows:
            return sheet_cursor.down(self.sheet, self.at, rows[key])
        if key in ("tab", "shift+tab"):
            return sheet_cursor.along(self.sheet, self.at, 1 if key == "tab" else -1)
        return Cursor(self.at.block, self.at.row, columns[key]) if key in columns else None

    def _is_typed(self) -> bool:
        return self.cell is not None and self.cell.field.kind not in ("record", "records")

    def _enter(self) -> None:
        if self.cell is None:
            self.post_message(self.EnteredEmpty())
        elif not self._is_typed():
            self.post_message(self.Opened(self.cell.path))
        elif self.cell.field.kind == "lines":
            self.post_message(self.LongText(self.cell))
        else:
            self._open(LineEditor.over(self.cell.text))

    def _open(self, line: LineEditor) -> None:
        """Open a line over the selected cell; on a map that may only be read, say so at once."""
        if self.may_edit():
            self.typing = line

    def on_paste(self, event: events.Paste) -> None:
        """Put a pasted line into the cell; make records of a pasted list of names."""
        event.stop()
        names, block = names_in(event.text), self.block
        if len(names) > 1 and not self.typing and block and block.items is not None and self.at.column == 0:
            items, at = block.items, self._place_below()
            if self.apply(lambda process_map: pasted(process_map, items, at, names)):
                self.go(Cursor(self.at.block, at + len(names)))
        elif len(names) > 1 and self.cell and self.cell.field.kind in NARROW:
            self.post_message(self.Said("a list does not go into one figure: paste its lines one by one", True))
        elif self._is_typed():
            self._open((self.typing or LineEditor()).typed(event.text))
            self.refresh()

    def on_click(self, event: events.Click) -> None:
        """Select the cell that was clicked."""
        index = event.y + self.scroll_offset.y
        if index < len(self.lines) and self.lines[index].kind == "row" and self.commit():
            line = self.lines[index]
            column = next((run.column for run in line.runs if run.x <= event.x < run.x + run.width + 2), 0)
            self.go(Cursor(line.block, line.row, max(0, column)))

    # edits

    def commit(self) -> bool:
        """Make the edit of the open line, if one is open; False where it cannot be made: the line stays open."""
        if self.typing is None:
            return True
        text, open_line = self.typing.text + self.completion(), self.typing
        self.typing = None
        if (self.cell and text == self.cell.text) or self._apply_typed(text):
            self.is_fresh = False
            return True
        self.typing, self.is_refused = open_line, True
        self.refresh()
        return False

    def _apply_typed(self, text: str) -> bool:
        cell, row = self.cell, self.row
        if cell is None or row is None or (row.is_new and not text.strip()):
            return True
        return self.apply(lambda process_map: self.entry(process_map, cell, text), open_line=True)

    def apply(self, change: Callable[[ProcessMap], Change], *, open_line: bool = False) -> bool:
        """Make a change of the map, or say why it cannot be made.

        False where what was typed is to be mended; a map that may only be read keeps no line open for that.
        """
        if not self.may_edit():
            self.typing = None
            return True
        try:
            made = change(self.document.map)
        except (Unreadable, Unacceptable) as problem:
            way_out = "; Esc leaves it as it was" if open_line else ""
            self.post_message(self.Said(f"{problem}{way_out}", True))
            return False
        if self.document.apply(made.label, made.map):
            self._tell(made.label, typed=open_line)
        return True

    def may_edit(self) -> bool:
        """Whether the map may be edited here; says why it may not."""
        if self.document.is_read_only:
            self.post_message(self.Said(self.document.why_read_only, True))
        return not self.document.is_read_only

    def _tell(self, label: str, *, typed: bool) -> None:
        """Tell of an edit that did more than fill the cell one looks at; what is typed into a move moves no row."""
        verb, _, rest = label.partition(" ")
        if verb in _DONE and not (typed and verb == "move"):
            self.post_message(self.Said(f"{_DONE[verb]} {rest}"))

    def _place_below(self) -> int:
        """The position in the block's list below the selected row."""
        return self.at.row if self.row is None or self.row.is_new else self.at.row + 1

    def insert(self) -> None:
        """Add a record below the selected one and open its first cell."""
        if not self.may_edit():
            return
        block, at = self.block, self._place_below()
        if block is None or block.items is None:
            self._refuse("add")
            return
        items = block.items
        if self.apply(lambda process_map: blank(process_map, items, at)):
            self.go(Cursor(self.at.block, at))
            self.typing, self.is_fresh = LineEditor(), True
            self.after_key()

    def delete(self) -> None:
        """Remove the selected record."""
        record = self._listed_record("delete")
        before = self.document.map
        if record and self.apply(lambda process_map: deleted(process_map, record)):
            along = taken_along(before, self.document.map, record)
            if along:
                what = f"Removed {called(before, record)}; also removed: {along}; {key_of('undo')} brings all back"
                self.post_message(self.Said(what))

    def shift(self, places: int) -> None:
        """Move the selected record up or down in its list."""
        record = self._listed_record("move")
        if record and self.block and self.apply(lambda process_map: shifted(process_map, record, places)):
            goal = min(max(self.at.row + places, 0), len(self.block.rows) - 2)
            self.go(Cursor(self.at.block, goal, self.at.column))

    def _listed_record(self, verb: str) -> Path:
        """The path of the selected record of a list, or the root, with a word about it, where none is selected."""
        if not self.may_edit():
            return ()
        if self.block and self.block.items is not None and self.row and not self.row.is_new:
            return self.row.record
        self._refuse(verb)
        return ()

    def _refuse(self, verb: str) -> None:
        self.post_message(self.Said(f"nothing to {verb} here: select a row of a table", True))
