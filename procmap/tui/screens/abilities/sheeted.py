"""A screen with one sheet: what is selected in it, what helps there, the keys that change its rows."""

import datetime

from procmap.model.data import value_at
from procmap.model.fault import Path
from procmap.model.process_map import ProcessMap
from procmap.tui.screens.abilities.following import FollowingScreen
from procmap.tui.widgets.sheet_view import SheetView
from procmap.workshop.fields.examples import good_answer
from procmap.workshop.open_map.document import Document


class SheetedScreen(FollowingScreen):
    """Shows a sheet of its document, from which forms of what is nested are opened."""

    def __init__(self, document: Document, today: datetime.date) -> None:
        super().__init__(document)
        self.today = today

    @property
    def map(self) -> ProcessMap:
        """The map as it is now."""
        return self.document.map

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

    def open_form(self, path: Path, select: Path | None = None, word: str = "") -> None:
        """Open the form of what stands at a path, at one of its fields, with a word about why."""
        from procmap.tui.screens.form import FormScreen

        self.app.push_screen(FormScreen(self.document, self.today, path, select, word))

    def on_sheet_view_opened(self, message: SheetView.Opened) -> None:
        """Open a nested record or list."""
        self.open_form(message.path)

    def action_detail(self) -> None:
        """Open the form of the selected row's record."""
        path = self.sheet.record
        if value_at(self.map, path) is None:
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
