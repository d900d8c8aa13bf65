"""The palette: a line to type into, and beneath it everything that its letters can mean."""

from collections.abc import Sequence
from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import Vertical
from textual.content import Content
from textual.events import Key, Paste, Resize
from textual.screen import ModalScreen
from textual.widgets import OptionList
from textual.widgets.option_list import Option

from procmap.tui.command import bindings, footer
from procmap.tui.commands_of_dialogs import FINDING
from procmap.tui.palette import Hit, found
from procmap.tui.widgets import bars
from procmap.tui.widgets.bars import Bar
from procmap.tui.widgets.line_view import LineView
from procmap.workshop.cells import shortened, width_of
from procmap.workshop.consensus.talk import Asked

LOW = 16
"""Below so many lines the palette does without margins."""

MOST = 200
"""So many lines are listed at most: whoever needs more types another letter."""

_MOVES = ("up", "down", "pageup", "pagedown")
_KIND = 9


class PaletteScreen(ModalScreen[Hit]):
    """Gives what was found; None where one thought better of it."""

    BINDINGS: ClassVar[list[BindingType]] = bindings(FINDING)

    CSS = """
    PaletteScreen { align: center top; }
    PaletteScreen > Vertical {
        width: 84; max-width: 96%; height: 100%; max-height: 24; margin-top: 1; padding: 1 2;
        background: $panel; border-left: thick $primary;
    }
    PaletteScreen LineView { margin-bottom: 1; background: $panel; }
    PaletteScreen OptionList, PaletteScreen OptionList:focus {
        height: 1fr; border: none; padding: 0; background: $panel; background-tint: transparent;
        scrollbar-size-vertical: 1;
    }
    PaletteScreen OptionList > .option-list--option-highlighted { background: $cursor-cell; color: $cursor-text; }
    PaletteScreen Bar { margin-top: 1; padding: 0; }
    PaletteScreen.-low > Vertical { margin-top: 0; padding: 0 1; }
    PaletteScreen.-low LineView, PaletteScreen.-low Bar { margin: 0; }
    """

    def __init__(self, hits: Sequence[Hit]) -> None:
        super().__init__()
        self.hits = tuple(hits)
        self.shown: tuple[Hit, ...] = ()

    def compose(self) -> ComposeResult:
        """The line, what it finds, the keys."""
        with Vertical():
            yield LineView()
            choices = OptionList(markup=False)
            choices.can_focus = False
            yield choices
            yield Bar(id="keys")

    def on_mount(self) -> None:
        """Ask for letters."""
        self.query_one(LineView).ask(Asked("Find"))

    def on_resize(self, event: Resize) -> None:
        """Use the room there is."""
        self.set_class(event.size.height < LOW, "-low")
        self.call_after_refresh(self.show)

    def show(self) -> None:
        """List what the letters find."""
        self.shown = found(self.hits, self.query_one(LineView).text)[:MOST]
        choices = self.query_one(OptionList)
        width = max(20, choices.size.width - 1)
        choices.clear_options()
        choices.add_options([Option(_line(hit, width)) for hit in self.shown])
        choices.highlighted = 0 if self.shown else None
        pairs = footer(FINDING) if self.shown else (("", "nothing is called so: fewer letters find more"),)
        self.query_one("#keys", Bar).update(bars.keys(pairs, width))

    def on_key(self, event: Key) -> None:
        """Choose, go, or type; a second key of a fast typist may come too late."""
        if not self.is_current:
            return
        if event.key in _MOVES:
            self._move(event.key)
        elif event.key == "enter":
            self._go()
        elif not self._is_typed(event):
            return
        event.stop()
        event.prevent_default()

    def _is_typed(self, event: Key) -> bool:
        line = self.query_one(LineView)
        if not line.press(event.key):
            if not event.is_printable or not event.character:
                return False
            line.type(event.character)
        self.show()
        return True

    def on_paste(self, event: Paste) -> None:
        """Find what is pasted."""
        event.stop()
        self.query_one(LineView).type(event.text)
        self.show()

    def _move(self, key: str) -> None:
        choices = self.query_one(OptionList)
        moves = (choices.action_cursor_up, choices.action_cursor_down, choices.action_page_up, choices.action_page_down)
        moves[_MOVES.index(key)]()

    def _go(self) -> None:
        at = self.query_one(OptionList).highlighted
        if at is not None and at < len(self.shown):
            self.dismiss(self.shown[at])

    def on_option_list_option_selected(self, event: OptionList.OptionSelected) -> None:
        """Go where was clicked."""
        if self.is_current:
            self.dismiss(self.shown[event.option_index])

    def action_leave(self) -> None:
        """Go back."""
        self.dismiss(None)


def _line(hit: Hit, width: int) -> Content:
    """A line of the list: its kind, its text, at the right its key."""
    key = f"  {hit.key}" if hit.key else ""
    room = width - _KIND - width_of(key)
    text = shortened(hit.text, room)
    return Content.assemble(f"{hit.kind:<{_KIND}}", (text, "bold"), " " * (room - width_of(text)), key)
