"""The dialog in which a finding becomes a decision: a few prefilled lines, Enter after Enter."""

import datetime
from collections.abc import Callable, Mapping
from dataclasses import replace
from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import Vertical
from textual.content import Content
from textual.screen import ModalScreen
from textual.widgets import Static

from procmap.model.process_map import ProcessMap
from procmap.model.text import displayed
from procmap.tui.command import bindings
from procmap.tui.commands import DECIDING, deciding_keys
from procmap.tui.screens.abilities.editing import EditingScreen
from procmap.tui.widgets.bars import Bar, keys
from procmap.tui.widgets.decision_sheet import DecisionSheet
from procmap.workshop.edits.edit import Unacceptable
from procmap.workshop.edits.entry import Change
from procmap.workshop.open_map.document import Document
from procmap.workshop.reviewing.deciding import decided, typed_decision
from procmap.workshop.sheets.sheet import Cell, Sheet, form
from procmap.workshop.typed.figures import Unreadable

Keep = Callable[[Change], None]
"""What is done with a decision that was made."""

ACTION_LINES = ("title", "owner", "due")
WAIVER_LINES = ("reason", "until")
EXPLANATION_LINES = ("reason",)
LATE_LINES = ("due", "status")
"""What is asked of each kind of decision."""

HINTS: Mapping[str, str] = {
    "due": "The day by which it is done. For example: 2027-01-31, +3w, +10d",
    "until": "The last day on which it holds: 2027-01-31, +13w. Backspace: for as long as it stands",
}
"""What a good answer looks like where a decision takes more than the field does elsewhere."""

EXPLAINED = "Why last period was otherwise. The map keeps it, for a quarter."
"""What a good answer looks like where the room explains why the map and last period disagree."""

LOW = 16
"""Below so many lines the dialog does without margins."""


class Deciding(EditingScreen, ModalScreen[None]):
    """Edits a draft in a document of its own, so that leaving it leaves no trace."""

    BINDINGS: ClassVar[list[BindingType]] = bindings(DECIDING)

    CSS = """
    Deciding { align: center middle; }
    Deciding > Vertical {
        width: 76; max-width: 96%; height: auto; max-height: 100%; padding: 1 1 0 1;
        background: $panel; border-left: thick $primary;
    }
    Deciding #heading { padding: 0 2; max-height: 3; margin-bottom: 1; }
    Deciding DecisionSheet { background: $panel; }
    Deciding #keys { margin-top: 1; }
    Deciding.-low > Vertical { padding: 0 1; }
    Deciding.-low #heading { max-height: 1; margin: 0; }
    Deciding.-low #hint { max-height: 1; }
    Deciding.-low #keys { margin: 0; }
    """

    def __init__(
        self, document: Document, draft: Change, lines: tuple[str, ...], heading: str, today: datetime.date, keep: Keep
    ) -> None:
        super().__init__(Document(replace(document.file, map=draft.map)), today)
        self.path = draft.path
        self.lines = lines
        self.heading = heading
        self.keep = keep

    def compose(self) -> ComposeResult:
        """What is decided upon, the lines, the hint, the keys."""
        with Vertical():
            yield Static(Content.styled(displayed(self.heading), "bold $foreground"), id="heading", markup=False)
            yield DecisionSheet(self.document, self.build, id="sheet")
            yield Bar(id="hint")
            yield Bar(id="keys")

    def entry(self, process_map: ProcessMap, cell: Cell, text: str) -> Change:
        """What typing a text into a line of the draft does. Raises Unreadable or Unacceptable with the reason."""
        return typed_decision(process_map, cell, text, self.today)

    def build(self, process_map: ProcessMap) -> Sheet:
        """The lines of the draft."""
        return (form(process_map, [(*self.path, key) for key in self.lines]),)

    @property
    def holds_typed(self) -> bool:
        """Whether anything of the draft was typed here."""
        return bool(self.document.unsaved_edits) or super().holds_typed

    def hint_here(self) -> str:
        """What a good answer looks like in the selected line."""
        if self.lines == EXPLANATION_LINES:
            return EXPLAINED
        key = self.sheet.cell.field.key if self.sheet.cell else ""
        return HINTS.get(key) or super().hint_here()

    def refresh_keys(self) -> None:
        """Show the keys that work now."""
        pairs = deciding_keys(is_typing=self.sheet.typing is not None)
        self.query_one("#keys", Bar).update(keys(pairs, self.size.width - 8))

    def on_mount(self) -> None:
        """Let the lines have the keys."""
        self.start()

    def refresh_bars(self) -> None:
        """Give every line of the draft its room, and show the keys that work."""
        self.sheet.refresh(layout=True)
        super().refresh_bars()

    def on_resize(self) -> None:
        """Use the room there is."""
        self.set_class(self.size.height < LOW, "-low")
        self.refresh_bars()

    def on_decision_sheet_done(self) -> None:
        """Make the decision, if nothing is missing; a second Enter of a fast typist comes too late."""
        if not self.is_current:
            return
        try:
            change = decided(self.document.map, self.path, is_new=self.lines != LATE_LINES)
        except (Unreadable, Unacceptable) as problem:
            self.say(str(problem), True)
            return
        self.dismiss(None)
        self.keep(change)

    def action_leave(self) -> None:
        """Leave without a trace."""
        self.dismiss(None)
