"""A sheet on the screen: one widget that draws every cell by lines, with the selected one in view."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import ClassVar

from rich.segment import Segment
from rich.style import Style
from textual.geometry import Region, Size
from textual.message import Message
from textual.scroll_view import ScrollView
from textual.strip import Strip

from procmap.model.fault import Path
from procmap.model.process_map import ProcessMap
from procmap.tui import sheet_cursor
from procmap.tui.sheet_cursor import Cursor
from procmap.tui.sheet_layout import Line, lay_out
from procmap.tui.widgets.sheet_paint import painted, with_typing
from procmap.workshop.open_map.document import Document
from procmap.workshop.sheets.sheet import Block, Cell, Row, Sheet, place_of_path
from procmap.workshop.typed.completing import ending, told_choice
from procmap.workshop.typed.line_editor import LineEditor


class SheetGrid(ScrollView, can_focus=True):
    """Shows a sheet of a document, its selected cell, and the line that is being typed there."""

    COMPONENT_CLASSES: ClassVar[set[str]] = {
        f"sheet--{part}"
        for part in (
            "text", "label", "title", "heading", "gap", "new", "row", "cell", "typing", "ghost", "cursor", "changed"
        )
    }  # fmt: skip

    DEFAULT_CSS = """
    SheetGrid {
        height: 1fr; scrollbar-size-horizontal: 0; scrollbar-size-vertical: 1; overflow-x: hidden;
        scrollbar-gutter: stable;
    }
    SheetGrid > .sheet--text { color: $foreground; }
    SheetGrid > .sheet--label { color: $muted; }
    SheetGrid > .sheet--title { color: $primary; text-style: bold; }
    SheetGrid > .sheet--heading { color: $muted; text-style: underline; }
    SheetGrid > .sheet--new { color: $muted; text-style: italic; }
    SheetGrid > .sheet--row { color: $foreground; background: $cursor-row; }
    SheetGrid > .sheet--cell { color: $cursor-text; background: $cursor-cell; }
    SheetGrid > .sheet--typing { color: $typing-text; background: $typing; }
    SheetGrid > .sheet--ghost { color: $typing-text; background: $typing; text-style: italic; }
    SheetGrid > .sheet--cursor { color: $typing; background: $typing-text; }
    SheetGrid > .sheet--changed { color: $accent; text-style: bold; }
    """

    @dataclass
    class Moved(Message):
        """Another cell is selected: the path of its row's record, and the cell, or None where there is none."""

        record: Path
        cell: Cell | None

    def __init__(self, document: Document, build: Callable[[ProcessMap], Sheet], *, id: str | None = None) -> None:  # noqa: A002
        super().__init__(id=id)
        self.document = document
        self.build = build
        self.sheet: Sheet = ()
        self.lacking: Callable[[ProcessMap], Sequence[Path]] = lambda _: ()
        self.starts_at: Cursor | None = None
        self.empty_text = ""
        self.lines: list[Line] = []
        self.at = Cursor()
        self.typing: LineEditor | None = None

    # what is shown

    def on_resize(self) -> None:
        """Lay the sheet out for the new width; what one starts with is seen from its top."""
        if self.at == self.starts_at:
            self.scroll_to(0, 0, animate=False)
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
        self.at = sheet_cursor.start(self.build(self.document.map), self.lacking(self.document.map))
        self.rebuild()
        self.starts_at = self.at

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
            self.go(goal)

    def go(self, goal: Cursor) -> None:
        """Select the cell of a position."""
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
        strip = painted(line, width, self._style, selected=selected, marks=is_first and self.has_focus, is_new=is_new)
        run = next((run for run in line.runs if run.column == self.at.column), None)
        if self.typing and is_first and run:
            return with_typing(strip, run, self.typing, self.completion(), width, self._style)
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

    def completion(self) -> str:
        """The rest of the only word that the typed beginning can mean."""
        if not self.typing or self.cell is None:
            return ""
        return ending(self.cell.field, place_of_path(self.document.map, self.cell.path), self.typing.text)

    def told_choice(self) -> str:
        """What the typed beginning may become, in a cell that takes one of some words; nothing elsewhere."""
        if self.typing is None or self.cell is None:
            return ""
        return told_choice(self.cell.field, place_of_path(self.document.map, self.cell.path), self.typing.text)
