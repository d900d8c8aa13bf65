"""A new map: which starter, which name. Nothing else is asked."""

from pathlib import Path
from typing import ClassVar

from textual import on
from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import Vertical
from textual.content import Content
from textual.events import Key
from textual.screen import ModalScreen
from textual.widgets import Input, OptionList, Static
from textual.widgets.option_list import Option

from procmap.model.text import cleaned, displayed
from procmap.store.faults import Refused
from procmap.store.starters import SAMPLE, STARTERS, start_map
from procmap.tui.command import bindings, footer
from procmap.tui.commands_of_dialogs import STARTING
from procmap.tui.widgets.bars import keys


class StartScreen(ModalScreen[Path | None]):
    """Makes the file of a new map and gives its path; None where one thought better of it."""

    BINDINGS: ClassVar[list[BindingType]] = bindings(STARTING)

    CSS = """
    StartScreen { align: center middle; }
    StartScreen > Vertical {
        width: 76; max-width: 96%; height: auto; max-height: 96%; padding: 1 2;
        background: $panel; border-left: thick $primary;
    }
    StartScreen Input, StartScreen Input:focus {
        border: none; height: 1; padding: 0 1; margin: 1 0; background: $typing; color: $typing-text;
    }
    StartScreen Input > .input--placeholder { color: $typing-text; text-style: italic; }
    StartScreen Input > .input--cursor { background: $typing-text; color: $typing; }
    StartScreen OptionList, StartScreen OptionList:focus {
        height: auto; border: none; background: $panel; background-tint: transparent; padding: 0;
    }
    StartScreen OptionList > .option-list--option-highlighted { background: $cursor-cell; color: $cursor-text; }
    StartScreen OptionList:focus > .option-list--option-highlighted { background: $cursor-cell; color: $cursor-text; }
    StartScreen #problem { color: $error; height: auto; }
    """

    def __init__(self, folder: Path) -> None:
        super().__init__()
        self.folder = folder
        self.starters = (*STARTERS, SAMPLE)

    def compose(self) -> ComposeResult:
        """The name, the starters, the keys."""
        with Vertical():
            yield Static(Content.styled("What do you sell, and to whom?", "bold $foreground"), markup=False)
            yield Input(placeholder="Flow meters to process plants", id="name")
            yield OptionList(
                *(
                    Option(Content.assemble((f"{starter.title:<24}", "bold"), f" {starter.summary}"), id=starter.name)
                    for starter in self.starters
                ),
                markup=False,
            )
            yield Static("", id="problem", markup=False)
            yield Static(keys(footer(STARTING)), markup=False)

    def on_mount(self) -> None:
        """Type the name first."""
        self.query_one(OptionList).highlighted = 0
        self.query_one(Input).focus()

    def on_key(self, event: Key) -> None:
        """Choose the starter without leaving the name."""
        if event.key in ("up", "down") and self.focused is self.query_one(Input):
            starters = self.query_one(OptionList)
            move = starters.action_cursor_down if event.key == "down" else starters.action_cursor_up
            move()

    @on(Input.Submitted)
    @on(OptionList.OptionSelected)
    def start(self) -> None:
        """Make the file, once, however often Enter was pressed."""
        if not self.is_current:
            return
        chosen = self.starters[self.query_one(OptionList).highlighted or 0]
        name = cleaned(self.query_one(Input).value)
        if not name and chosen is not SAMPLE:
            self.query_one("#problem", Static).update(Content("a name is missing: type what you sell, and to whom"))
            self.query_one(Input).focus()
            return
        try:
            self.dismiss(start_map(self.folder, name, chosen.name))
        except Refused as refused:
            self.query_one("#problem", Static).update(Content(displayed(str(refused.faults[0]))))

    def action_dismiss_it(self) -> None:
        """Start nothing."""
        self.dismiss(None)
