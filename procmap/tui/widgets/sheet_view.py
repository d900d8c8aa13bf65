"""The sheet on the screen: one widget that draws every cell, moves between them and takes what is typed.

It edits the line itself instead of mounting an input over the cell, because then no key of a fast typist
can reach the wrong widget while the focus moves.
"""

from collections.abc import Callable
from dataclasses import dataclass
from typing import ClassVar

from rich.segment import Segment
from rich.style import Style
from textual import events
from textual.geometry import Region, Size
from textual.message import Message
from textual.scroll_view import ScrollView
from textual.strip import Strip

from procmap.model.fault import Path
from procmap.model.process_map import ProcessMap
from procmap.tui import sheet_cursor
from procmap.tui.sheet_cursor import LAST, Cursor
from procmap.tui.sheet_layout import Line, lay_out
from procmap.tui.widgets.sheet_paint import painted, with_typing
from procmap.workshop.document import Document
from procmap.workshop.edits import Unacceptable
from procmap.workshop.entry import Change, blank, deleted, pasted, shifted, typed
from procmap.workshop.figures import Unreadable
from procmap.workshop.line_editor import LineEditor
from procmap.workshop.sheet import Block, Cell, Row, Sheet, place_of_path
from procmap.workshop.stages import names_in
from procmap.workshop.values import suggestions

_AFTER_COMMIT = {"enter": (1, 0), "tab": (0, 1), "shift+tab": (0, -1), "up": (-1, 0), "down": (1, 0)}
"""Rows down and cells along that a key goes once it has committed the open line."""

_PASS = frozenset(("f1", "f10"))
"""Keys that neither commit the open line nor belong to it."""


class SheetView(ScrollView, can_focus=True):
    """Shows a sheet of a document and edits it by keys."""

    COMPONENT_CLASSES: ClassVar[set[str]] = {
        f"sheet--{part}"
        for part in (
            "text", "label", "title", "heading", "gap", "new", "row", "cell", "typing", "ghost", "cursor", "changed"
        )
    }  # fmt: skip

    DEFAULT_CSS = """
    SheetView {
        height: 1fr; scrollbar-size-horizontal: 0; scrollbar-size-vertical: 1; overflow-x: hidden;
        scrollbar-gutter: stable;
    }
    SheetView > .sheet--text { color: $foreground; }
    SheetView > .sheet--label { color: $muted; }
    SheetView > .sheet--title { color: $primary; text-style: bold; }
    SheetView > .sheet--heading { color: $muted; text-style: underline; }
    SheetView > .sheet--new { color: $muted; text-style: italic; }
    SheetView > .sheet--row { color: $foreground; background: $cursor-row; }
    SheetView > .sheet--cell { color: $cursor-text; background: $cursor-cell; }
    SheetView > .sheet--typing { color: $typing-text; background: $typing; }
    SheetView > .sheet--ghost { color: $typing-text; background: $typing; text-style: italic; }
    SheetView > .sheet--cursor { color: $cursor-text; background: $cursor-cell; }
    SheetView > .sheet--changed { color: $accent; text-style: bold; }
    """

    @dataclass
    class Moved(Message):
        """Another cell is selected: the path of its row's record, and the cell, or None where there is none."""

        record: Path
        cell: Cell | None

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
        super().__init__(id=id)
        self.document = document
        self.build = build
        self.sheet: Sheet = ()
        self.empty_text = ""
        self.lines: list[Line] = []
        self.at = Cursor()
        self.typing: LineEditor | None = None
        self.before_key: Callable[[], None] = lambda: None

    # what is shown

    def on_resize(self) -> None:
        """Lay the sheet out for the new width."""
        self._lay_out()

    def rebuild(self) -> None:
        """Make the sheet anew from the document's map."""
        self.sheet = self.build(self.document.map)
        self.at = sheet_cursor.clipped(self.sheet, self.at)
        self._lay_out()
        self.post_message(self.Moved(self.record, self.cell))

    def restart(self) -> None:
        """Show the sheet with the cursor where the next answer goes."""
        self.typing = None
        self.scroll_to(0, 0, animate=False)
        self.at = sheet_cursor.start(self.build(self.document.map))
        self.rebuild()

    def _lay_out(self) -> None:
        width = max(20, self.scrollable_content_region.width)
        self.lines = lay_out(self.sheet, width)
        self.virtual_size = Size(width, len(self.lines))
        self._reveal()
        self.refresh()

    def _reveal(self) -> None:
        mine = [y for y, line in enumerate(self.lines) if self._is_mine(line)]
        if not mine or not self.size.height:
            return
        # The title and heading above the first row of a block are part of what one wants to see.
        top = max(0, mine[0] - 2) if self.at.row == 0 else mine[0]
        region = Region(0, top, 1, mine[-1] - top + 1)
        self.scroll_to_region(region, animate=False, force=True, x_axis=False)

    @property
    def block(self) -> Block | None:
        """The block with the selected cell."""
        return sheet_cursor.block_at(self.sheet, self.at)

    @property
    def row(self) -> Row | None:
        """The selected row."""
        return sheet_cursor.row_at(self.sheet, self.at)

    @property
    def cell(self) -> Cell | None:
        """The selected cell."""
        return sheet_cursor.cell_of(self.sheet, self.at)

    @property
    def record(self) -> Path:
        """The path of the record that the selected row edits; the root where there is none."""
        return self.row.record if self.row else ()

    def select(self, path: Path) -> None:
        """Select the cell of a path, or else the row of a record, where the sheet has either."""
        goal = sheet_cursor.found(self.sheet, path)
        if goal:
            self._go(goal)

    def _go(self, goal: Cursor) -> None:
        self.at = sheet_cursor.clipped(self.sheet, goal)
        self._reveal()
        self.refresh()
        self.post_message(self.Moved(self.record, self.cell))

    # drawing

    def render_line(self, y: int) -> Strip:
        """One line of the sheet, cropped to the widget."""
        index = y + self.scroll_offset.y
        width = self.scrollable_content_region.width
        if index >= len(self.lines):
            return self._empty_line(y, width)
        line = self.lines[index]
        is_mine = self._is_mine(line)
        is_first = is_mine and next(line for line in self.lines if self._is_mine(line)) is line
        is_new = line.kind == "row" and self.sheet[line.block].rows[line.row].is_new
        selected = self.at.column if is_mine and self.has_focus else None
        strip = painted(line, width, self._style, selected=selected, marks=is_first, is_new=is_new)
        run = next((run for run in line.runs if run.column == self.at.column), None)
        if self.typing and is_first and run:
            return with_typing(strip, run, self.typing, self._completion(), width, self._style)
        return strip

    def _empty_line(self, y: int, width: int) -> Strip:
        texts = self.empty_text.split("\n") if not self.sheet else []
        text = f"  {texts[y - 1]}" if 0 < y <= len(texts) else ""
        return Strip([Segment(text, self._style("base"))]).adjust_cell_length(width, self._style("base"))

    def _is_mine(self, line: Line) -> bool:
        return line.kind == "row" and (line.block, line.row) == (self.at.block, self.at.row)

    def _style(self, part: str) -> Style:
        if part == "base":
            return self.rich_style
        return self.get_component_rich_style(f"sheet--{part}", partial=True)

    def _completion(self) -> str:
        """The rest of the only word that the typed beginning can mean."""
        text = self.typing.text if self.typing else ""
        if not text or self.cell is None:
            return ""
        words = suggestions(self.cell.field, place_of_path(self.document.map, self.cell.path))
        found = [word for word in words if word.casefold().startswith(text.casefold())]
        return found[0][len(text) :] if len(found) == 1 else ""

    # keys

    async def on_key(self, event: events.Key) -> None:
        """Type into the line that is open, or move and open one."""
        self.before_key()
        if self._key_while_typing(event) if self.typing else self._key_while_moving(event):
            event.stop()
            event.prevent_default()
            self.refresh()

    def _key_while_typing(self, event: events.Key) -> bool:
        typing = self.typing or LineEditor()
        if event.key in _PASS:
            return False
        if event.key == "escape":
            self.typing = None
        elif event.key in _AFTER_COMMIT:
            self._commit_and_go(*_AFTER_COMMIT[event.key])
        elif changed := typing.pressed(event.key):
            self.typing = changed
        elif event.is_printable and event.character:
            self.typing = typing.typed(event.character)
        else:
            # Any other command works on a finished edit; a text that cannot be read keeps the cell open.
            return not self.commit()
        return True

    def _commit_and_go(self, rows: int, cells: int) -> None:
        if self.commit():
            move = sheet_cursor.along if cells else sheet_cursor.down
            self._go(move(self.sheet, self.at, cells or rows))

    def _key_while_moving(self, event: events.Key) -> bool:
        goal = self._goal(event.key)
        if goal:
            self._go(goal)
        elif event.key == "enter":
            self._enter()
        elif event.key in ("backspace", "delete") and self.cell:
            self._apply_typed("")
        elif event.is_printable and event.character and self._is_typed():
            self.typing = LineEditor().typed(event.character)
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
            self.typing = LineEditor.over(self.cell.text)

    def on_paste(self, event: events.Paste) -> None:
        """Put a pasted line into the cell; make records of a pasted list of names."""
        event.stop()
        names, block = names_in(event.text), self.block
        if len(names) > 1 and not self.typing and block and block.items is not None and self.at.column == 0:
            items, at = block.items, self._place_below()
            if self.apply(lambda process_map: pasted(process_map, items, at, names)):
                self._go(Cursor(self.at.block, at + len(names)))
        elif self._is_typed():
            self.typing = (self.typing or LineEditor()).typed(event.text)
            self.refresh()

    def on_click(self, event: events.Click) -> None:
        """Select the cell that was clicked."""
        index = event.y + self.scroll_offset.y
        if index < len(self.lines) and self.lines[index].kind == "row" and self.commit():
            line = self.lines[index]
            column = next((run.column for run in line.runs if run.x <= event.x < run.x + run.width + 2), 0)
            self._go(Cursor(line.block, line.row, max(0, column)))

    # edits

    def commit(self) -> bool:
        """Make the edit of the open line, if one is open; False where it cannot be made: the line stays open."""
        if self.typing is None:
            return True
        text, open_line = self.typing.text + self._completion(), self.typing
        self.typing = None
        if (self.cell and text == self.cell.text) or self._apply_typed(text):
            return True
        self.typing = open_line
        self.refresh()
        return False

    def _apply_typed(self, text: str) -> bool:
        cell, row = self.cell, self.row
        if cell is None or row is None or (row.is_new and not text.strip()):
            return True
        return self.apply(lambda process_map: typed(process_map, cell, text))

    def apply(self, change: Callable[[ProcessMap], Change]) -> bool:
        """Make a change of the map, or say why it cannot be made; whether it could."""
        try:
            made = change(self.document.map)
        except (Unreadable, Unacceptable) as problem:
            self.post_message(self.Said(str(problem), True))
            return False
        if self.document.apply(made.label, made.map):
            self.post_message(self.Said(made.label[:1].upper() + made.label[1:]))
        return True

    def _place_below(self) -> int:
        """The position in the block's list below the selected row."""
        return self.at.row if self.row is None or self.row.is_new else self.at.row + 1

    def insert(self) -> None:
        """Add a record below the selected one and open its first cell."""
        block, at = self.block, self._place_below()
        if block is None or block.items is None:
            self._refuse("add")
            return
        items = block.items
        if self.apply(lambda process_map: blank(process_map, items, at)):
            self._go(Cursor(self.at.block, at))
            self.typing = LineEditor()

    def delete(self) -> None:
        """Remove the selected record."""
        record = self._listed_record("delete")
        if record:
            self.apply(lambda process_map: deleted(process_map, record))

    def shift(self, places: int) -> None:
        """Move the selected record up or down in its list."""
        record = self._listed_record("move")
        if record and self.block and self.apply(lambda process_map: shifted(process_map, record, places)):
            goal = min(max(self.at.row + places, 0), len(self.block.rows) - 2)
            self._go(Cursor(self.at.block, goal, self.at.column))

    def _listed_record(self, verb: str) -> Path:
        """The path of the selected record of a list, or the root, with a word about it, where none is selected."""
        if self.block and self.block.items is not None and self.row and not self.row.is_new:
            return self.row.record
        self._refuse(verb)
        return ()

    def _refuse(self, verb: str) -> None:
        self.post_message(self.Said(f"nothing to {verb} here: select a row of a table", True))
