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
from procmap.tui.sheet_layout import Line, Run, lay_out
from procmap.workshop.cells import shortened, width_of
from procmap.workshop.document import Document
from procmap.workshop.edits import Unacceptable
from procmap.workshop.entry import Change, blank, deleted, pasted, shifted, typed
from procmap.workshop.figures import Unreadable
from procmap.workshop.line_editor import LineEditor
from procmap.workshop.sheet import Block, Cell, Row, Sheet, place_of_path
from procmap.workshop.stages import names_in
from procmap.workshop.values import suggestions

_TYPING_WIDTH = 24


class SheetView(ScrollView, can_focus=True):
    """Shows a sheet of a document and edits it by keys."""

    COMPONENT_CLASSES: ClassVar[set[str]] = {
        "sheet--text",
        "sheet--label",
        "sheet--title",
        "sheet--heading",
        "sheet--new",
        "sheet--row",
        "sheet--cell",
        "sheet--typing",
        "sheet--ghost",
        "sheet--cursor",
        "sheet--changed",
    }

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
        """Another cell is selected; the path of its row's record and the cell, or None where there is none."""

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
        """Something to tell the person about what was typed."""

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
        self.block, self.row, self.column = 0, 0, 0
        self.typing: LineEditor | None = None

    # what is shown

    def on_mount(self) -> None:
        """Show the sheet."""
        self.rebuild()

    def on_resize(self) -> None:
        """Lay the sheet out for the new width."""
        self._lay_out()

    def rebuild(self) -> None:
        """Make the sheet anew from the document's map."""
        self.sheet = self.build(self.document.map)
        self._clip()
        self._lay_out()
        self.post_message(self.Moved(self.record, self.cell))

    def show(self, build: Callable[[ProcessMap], Sheet]) -> None:
        """Show another sheet of the same document, from its first cell."""
        self.typing = None
        self.build = build
        self.block = self.row = self.column = 0
        self.scroll_to(0, 0, animate=False)
        self.rebuild()

    def _lay_out(self) -> None:
        width = max(20, self.scrollable_content_region.width)
        self.lines = lay_out(self.sheet, width)
        self.virtual_size = Size(width, len(self.lines))
        self._reveal()
        self.refresh()

    def _clip(self) -> None:
        self.block = min(self.block, max(0, len(self.sheet) - 1))
        rows = self.sheet[self.block].rows if self.sheet else ()
        self.row = min(self.row, max(0, len(rows) - 1))
        self.column = min(self.column, max(0, len(rows[self.row].cells) - 1)) if rows else 0

    def _reveal(self) -> None:
        mine = [y for y, line in enumerate(self.lines) if (line.block, line.row) == (self.block, self.row)]
        if not mine or not self.size.height:
            return
        # The title and heading above the first row of a block are part of what one wants to see.
        top = mine[0] - 2 if self.row == 0 else mine[0]
        self.scroll_to_region(
            Region(0, max(0, top), 1, mine[-1] - max(0, top) + 1), animate=False, force=True, x_axis=False
        )

    @property
    def current_block(self) -> Block | None:
        """The block with the selected cell."""
        return self.sheet[self.block] if self.sheet else None

    @property
    def current_row(self) -> Row | None:
        """The selected row."""
        block = self.current_block
        return block.rows[self.row] if block and block.rows else None

    @property
    def cell(self) -> Cell | None:
        """The selected cell."""
        row = self.current_row
        return row.cells[self.column] if row and row.cells else None

    @property
    def record(self) -> Path:
        """The path of the record that the selected row edits; the root where there is none."""
        return self.current_row.record if self.current_row else ()

    def select(self, path: Path) -> bool:
        """Select the cell of a path, or else the row of a record; False where the sheet has neither."""
        for wanted in (lambda row: any(cell.path == path for cell in row.cells), lambda row: row.record == path):
            for block_index, block in enumerate(self.sheet):
                for row_index, row in enumerate(block.rows):
                    if wanted(row):
                        column = next((i for i, cell in enumerate(row.cells) if cell.path == path), 0)
                        self._go(block_index, row_index, column)
                        return True
        return False

    def _go(self, block: int, row: int, column: int) -> None:
        self.block, self.row, self.column = block, row, column
        self._clip()
        self._reveal()
        self.refresh()
        self.post_message(self.Moved(self.record, self.cell))

    # drawing

    def render_line(self, y: int) -> Strip:
        """One line of the sheet, cropped to the widget."""
        index = y + self.scroll_offset.y
        width = self.scrollable_content_region.width
        base = self.rich_style
        if not self.sheet and self.empty_text:
            texts = self.empty_text.split("\n")
            text = texts[y - 1] if 0 < y <= len(texts) else ""
            return Strip([Segment(f"  {text}", base + self._style("label"))]).adjust_cell_length(width, base)
        if index >= len(self.lines):
            return Strip.blank(width, base)
        line = self.lines[index]
        is_mine = line.kind == "row" and (line.block, line.row) == (self.block, self.row)
        background = base + self._style("row") if is_mine and self.has_focus else base
        segments, x = [], 0
        for run in line.runs:
            if run.x > x:
                segments.append(Segment(self._gutter(line, is_mine, x, run.x), background))
            segments.append(Segment(_fitted(run), background + self._run_style(line, run, is_mine)))
            x = run.x + run.width
        strip = Strip(segments).adjust_cell_length(width, background)
        return self._with_typing(strip, line, width) if self.typing and is_mine else strip

    def _gutter(self, line: Line, is_mine: bool, start: int, end: int) -> str:
        first = is_mine and start == 0 and self._first_line() is line
        return ("▸" if first else " ").ljust(end - start)

    def _first_line(self) -> Line | None:
        return next((line for line in self.lines if (line.block, line.row) == (self.block, self.row)), None)

    def _style(self, name: str) -> Style:
        return self.get_component_rich_style(f"sheet--{name}", partial=True)

    def _run_style(self, line: Line, run: Run, is_mine: bool) -> Style:
        if line.kind != "row":
            return self._style(line.kind) if line.kind != "gap" else Style()
        if is_mine and run.column == self.column and self.has_focus:
            return self._style("cell")
        if run.column < 0:
            return self._style("label")
        if self.sheet[line.block].rows[line.row].is_new:
            return self._style("new")
        return self._style("changed" if run.is_changed else "text")

    def _with_typing(self, strip: Strip, line: Line, width: int) -> Strip:
        """The strip with the line being typed over its cell, wide enough to read what one types."""
        run = next((run for run in line.runs if run.column == self.column), None)
        if run is None or self.typing is None or self._first_line() is not line:
            return strip
        room = min(max(run.width, _TYPING_WIDTH), width - 1)
        x = max(0, min(run.x, width - room))
        cropped = self._typing_segments(self.typing, room)
        return Strip([*strip.crop(0, x), *cropped, *strip.crop(x + room, width)]).adjust_cell_length(width)

    def _typing_segments(self, typing: LineEditor, room: int) -> list[Segment]:
        style = self._style("typing")
        start = 0
        while width_of(typing.text[start : typing.cursor]) > room - 2:
            start += 1
        before, rest = typing.text[start : typing.cursor], typing.text[typing.cursor :]
        under, after = (rest[0], rest[1:]) if rest else (" ", "")
        ghost = "" if rest else self._completion(typing.text)
        if ghost:
            under, after = ghost[0], ghost[1:]
        tail = shortened(after, max(0, room - width_of(before) - width_of(under)))
        pad = " " * max(0, room - width_of(before) - width_of(under) - width_of(tail))
        after_style = self._style("ghost") if ghost else style
        return [
            Segment(before, style),
            Segment(under, self._style("cursor")),
            Segment(tail, after_style),
            Segment(pad, style),
        ]

    def _completion(self, text: str) -> str:
        """The rest of the only word that the typed beginning can mean."""
        if not text or self.cell is None:
            return ""
        words = suggestions(self.cell.field, place_of_path(self.document.map, self.cell.path))
        found = [word for word in words if word.casefold().startswith(text.casefold())]
        return found[0][len(text) :] if len(found) == 1 else ""

    # keys

    async def on_key(self, event: events.Key) -> None:
        """Type into the line that is open, or move and open one."""
        handled = self._key_while_typing(event) if self.typing else self._key_while_moving(event)
        if handled:
            event.stop()
            event.prevent_default()

    def _key_while_typing(self, event: events.Key) -> bool:
        assert self.typing is not None  # noqa: S101 - the caller asks before
        moves = {"enter": (1, 0), "tab": (0, 1), "shift+tab": (0, -1), "up": (-1, 0), "down": (1, 0)}
        if event.key == "escape":
            self.typing = None
        elif event.key in moves:
            if self.commit():
                self._after_commit(event.key, *moves[event.key])
        elif changed := self.typing.pressed(event.key):
            self.typing = changed
        elif event.is_printable and event.character:
            self.typing = self.typing.typed(event.character)
        elif event.key in ("f1", "f10"):
            return False
        else:
            # Any other command works on a finished edit; a text that cannot be read keeps the cell open.
            return not self.commit()
        self.refresh()
        return True

    def _after_commit(self, key: str, down: int, right: int) -> None:
        is_form = self.current_block is not None and self.current_block.items is None
        if right:
            self._step_cell(right)
        elif key == "enter" and is_form:
            self._step_row(1)
        else:
            self._step_row(down)

    def _key_while_moving(self, event: events.Key) -> bool:
        step = {"up": -1, "down": 1, "pageup": -8, "pagedown": 8}.get(event.key)
        if step:
            self._step_row(step)
        elif event.key in ("left", "right"):
            self._go(self.block, self.row, max(0, self.column + (1 if event.key == "right" else -1)))
        elif event.key in ("tab", "shift+tab"):
            self._step_cell(1 if event.key == "tab" else -1)
        elif event.key in ("home", "end"):
            self._go(self.block, self.row, 0 if event.key == "home" else 99)
        elif event.key == "enter":
            self._enter()
        elif event.key in ("backspace", "delete") and self.cell:
            self._apply_typed("")
        elif event.is_printable and event.character and self.cell and self._is_typed(self.cell):
            self.typing = LineEditor().typed(event.character)
            self.refresh()
        else:
            return False
        return True

    @staticmethod
    def _is_typed(cell: Cell) -> bool:
        return cell.field.kind not in ("record", "records")

    def _enter(self) -> None:
        cell = self.cell
        if cell is None:
            self.post_message(self.EnteredEmpty())
        elif not self._is_typed(cell):
            self.post_message(self.Opened(cell.path))
        elif cell.field.kind == "lines":
            self.post_message(self.LongText(cell))
        else:
            self.typing = LineEditor.over(cell.text)
            self.refresh()

    def _step_row(self, places: int) -> None:
        rows = [(b, r) for b, block in enumerate(self.sheet) for r in range(len(block.rows))]
        if not rows:
            return
        index = rows.index((self.block, self.row)) if (self.block, self.row) in rows else 0
        block, row = rows[min(max(index + places, 0), len(rows) - 1)]
        self._go(block, row, self.column)

    def _step_cell(self, places: int) -> None:
        row = self.current_row
        if row is None:
            return
        column = self.column + places
        if 0 <= column < len(row.cells):
            self._go(self.block, self.row, column)
            return
        at = (self.block, self.row)
        self.column = 0 if places > 0 else 99
        self._step_row(places)
        if (self.block, self.row) == at:
            self._go(*at, column)

    # edits

    def commit(self) -> bool:
        """Make the edit of the open line, if one is open; False where it could not be made and stays open."""
        if self.typing is None:
            return True
        text, self.typing = self.typing.text + self._completion(self.typing.text), None
        if (self.cell and text == self.cell.text) or self._apply_typed(text):
            return True
        self.typing = LineEditor.over(text)
        self.refresh()
        return False

    def _apply_typed(self, text: str) -> bool:
        cell, row = self.cell, self.current_row
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

    def insert(self) -> None:
        """Add a record below the selected one and open its first cell."""
        block, row = self.current_block, self.current_row
        if block is None or block.items is None or row is None:
            self.post_message(self.Said("nothing to add here: select a row of a table", True))
            return
        items, at = block.items, self.row if row.is_new else self.row + 1
        if self.apply(lambda process_map: blank(process_map, items, at)):
            self._go(self.block, at, 0)
            self.typing = LineEditor()

    def delete(self) -> None:
        """Remove the selected record."""
        block, row = self.current_block, self.current_row
        if block is None or block.items is None or row is None or row.is_new:
            self.post_message(self.Said("nothing to delete here: select a row of a table", True))
            return
        self.apply(lambda process_map: deleted(process_map, row.record))

    def shift(self, places: int) -> None:
        """Move the selected record up or down in its list."""
        block, row = self.current_block, self.current_row
        if block is None or block.items is None or row is None or row.is_new:
            self.post_message(self.Said("nothing to move here: select a row of a table", True))
            return
        goal = min(max(self.row + places, 0), len(block.rows) - 2)
        if self.apply(lambda process_map: shifted(process_map, row.record, places)):
            self._go(self.block, goal, self.column)

    def on_paste(self, event: events.Paste) -> None:
        """Put a pasted line into the cell; make records of a pasted list of names."""
        event.stop()
        names = names_in(event.text)
        block, row = self.current_block, self.current_row
        if len(names) > 1 and not self.typing and block and block.items is not None and row and self.column == 0:
            items, at = block.items, self.row if row.is_new else self.row + 1
            if self.apply(lambda process_map: pasted(process_map, items, at, names)):
                self._go(self.block, at + len(names), 0)
        elif self.cell and self._is_typed(self.cell):
            self.typing = (self.typing or LineEditor()).typed(event.text)
            self.refresh()

    def on_click(self, event: events.Click) -> None:
        """Select the cell that was clicked."""
        index = event.y + self.scroll_offset.y
        if index >= len(self.lines) or self.lines[index].kind != "row" or not self.commit():
            return
        line = self.lines[index]
        column = next((run.column for run in line.runs if run.x <= event.x < run.x + run.width + 2), 0)
        self._go(line.block, line.row, max(0, column))


def _fitted(run: Run) -> str:
    text = shortened(run.text, run.width)
    return text + " " * max(0, run.width - width_of(text))
