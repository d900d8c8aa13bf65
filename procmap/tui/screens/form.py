"""The form of one record with its lists beneath it, or one list: every field of the format is reached here."""

import datetime
from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import BindingType
from textual.content import Content
from textual.events import Key

from procmap.model.data import value_at
from procmap.model.fault import Path
from procmap.model.process_map import ProcessMap
from procmap.model.shape import record_type_at
from procmap.model.text import displayed
from procmap.tui.command import bindings
from procmap.tui.commands import FORM, WORKSHOP
from procmap.tui.controllers.recovering import claim
from procmap.tui.screens.abilities.voting import VotingScreen
from procmap.tui.widgets.bars import Bar
from procmap.tui.widgets.sheet_view import SheetView
from procmap.workshop.cells import width_of
from procmap.workshop.fields.every import field_of
from procmap.workshop.open_map.document import Document
from procmap.workshop.sheets.sheet import Sheet, sheet_of, summary

_ELSEWHERE = tuple(command for command in WORKSHOP if command.action not in {here.action for here in FORM})
"""What only the steps do."""


class FormScreen(VotingScreen):
    """Edits what stands at a path; opens at one of its fields where one is named."""

    commands = FORM
    BINDINGS: ClassVar[list[BindingType]] = bindings(FORM)

    CSS = """
    FormScreen #title { background: $bar; margin-bottom: 1; }
    """

    def __init__(
        self, document: Document, today: datetime.date, path: Path, select: Path | None = None, word: str = ""
    ) -> None:
        super().__init__(document, today)
        self.path = path
        self.first = select
        self.word = word

    def compose(self) -> ComposeResult:
        """Where one is, the sheet, the hint, the keys."""
        yield Bar(id="title")
        yield SheetView(self.document, self.build, id="sheet")
        yield Bar(id="hint")
        yield Bar(id="keys")

    def build(self, process_map: ProcessMap) -> Sheet:
        """The sheet of the record; nothing where an undo took the record away."""
        if self.path and isinstance(self.path[-1], int) and value_at(process_map, self.path) is None:
            return ()
        return sheet_of(process_map, self.path)

    def on_mount(self) -> None:
        """Go to the field that was asked for, once everything is shown."""
        self.start()
        self.sheet.empty_text = "This record is no longer there. Esc goes back."
        if self.first:
            self.sheet.select(self.first)
        if self.word:
            self.say(self.word)

    def refresh_bars(self) -> None:
        """Say where one is, and the keys."""
        self.query_one("#title", Bar).update(self._trail())
        super().refresh_bars()

    def on_resize(self) -> None:
        """Fit the keys to the width."""
        self.refresh_bars()

    def _trail(self) -> Content:
        names = [displayed(self.map.process.name)]
        for length in range(1, len(self.path) + 1):
            part = self.path[:length]
            if isinstance(part[-1], int):
                names.append(displayed(summary(self.map, part)) or str(part[-1] + 1))
                continue
            holder = record_type_at(part[:-1])
            names.append(field_of(holder, part[-1]).label if holder else part[-1])
        while len(names) > 2 and width_of(" › ".join(names)) > self.size.width - 4:
            del names[0]
        trail = "".join(f"{name} › " for name in names[:-1])
        state = "" if self.is_calm else f"   {self.standing}"
        return Content.assemble((trail, "$muted"), (names[-1], "bold $foreground"), (state, "bold $warning"))

    def open_field(self, path: Path) -> None:
        """Select a field of this form, or of a record in one of its lists."""
        if path[:-1] == self.path:
            self.sheet.select(path)
        else:
            super().open_field(path)

    def action_leave(self) -> None:
        """Go back, with the open line committed."""
        if self.sheet.commit():
            self.dismiss(None)

    def action_claim(self) -> None:
        """Edit a map that another program had open, once it has left it, from where that stopped."""
        claim(self)

    def on_key(self, event: Key) -> None:
        """Say where the keys of the workshop work."""
        if any(event.key in command.keys_now.split(",") for command in _ELSEWHERE):
            self.say("that key is for the steps: Esc goes back to them", True)

    def action_detail(self) -> None:
        """Open the form of the selected row's record, or of the estimate in the selected cell."""
        cell = self.sheet.cell
        if cell and cell.field.kind in ("estimate", "share estimate") and self.sheet.commit():
            self.open_form(cell.path)
        elif self.sheet.record == self.path:
            self.say("this is the detail already", True)
        else:
            super().action_detail()
