"""The findings on the screen: the three weakest links first, everything else folded beneath them."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import ClassVar

from textual.binding import BindingType
from textual.content import Content
from textual.geometry import Size
from textual.message import Message
from textual.widgets import OptionList
from textual.widgets.option_list import Option

from procmap.rules.finding import Finding
from procmap.tui.commands import REVIEW, bindings
from procmap.tui.widgets.findings_paint import painted
from procmap.workshop.folding import Row, place_after, place_turned, rows_of
from procmap.workshop.review import Group

ROOMY = 34
"""From so many lines on, a terminal has room for all that is behind every finding."""


class FindingsView(OptionList):
    """Lists findings by weak link; the highlighted one stays highlighted, whatever changes around it."""

    BINDINGS: ClassVar[list[BindingType]] = bindings(REVIEW)

    DEFAULT_CSS = """
    FindingsView { height: 2fr; border: none; padding: 0; background: $background; scrollbar-size-vertical: 1; }
    FindingsView:focus { border: none; background-tint: transparent; }
    FindingsView > .option-list--option-highlighted { background: $background; color: $foreground; text-style: none; }
    FindingsView:focus > .option-list--option-highlighted {
        background: $cursor-row; color: $foreground; text-style: none;
    }
    FindingsView > .option-list--option-disabled { color: $foreground; }
    """

    @dataclass
    class Chosen(Message):
        """Another line is highlighted."""

        row: Row

    def __init__(self, *, id: str | None = None) -> None:  # noqa: A002
        super().__init__(id=id, markup=False)
        self.groups: tuple[Group, ...] = ()
        self.rows: tuple[Row, ...] = ()
        self.opened: frozenset[str] = frozenset()
        self.room = Size(80, 24)
        self.marked: int | None = None
        self.before_key: Callable[[], None] = lambda: None

    def on_resize(self) -> None:
        """Keep the highlighted finding in view."""
        self.scroll_to_highlight()

    def on_key(self) -> None:
        """Tell the screen that a key comes."""
        self.before_key()

    def show(self, groups: tuple[Group, ...], room: Size) -> None:
        """Show the groups of findings for a terminal's size."""
        before, at = self.rows, self.row
        self.groups, self.room = groups, room
        self.rows = rows_of(groups, self.opened)
        self._fill(place_after(before, at, self.rows))

    def restart(self) -> None:
        """Begin anew with the next findings shown: folded, at the first of them."""
        self.rows, self.opened = (), frozenset()

    def _fill(self, place: int) -> None:
        self.clear_options()
        if self.rows:
            self.add_options([Option(self._painted(row, number == place)) for number, row in enumerate(self.rows)])
            self.highlighted = place
        else:
            sound = "Nothing found. What the rules could judge is sound."
            self.add_option(Option(Content.styled(f"   {sound}", "$success"), disabled=True))

    def _painted(self, row: Row, is_chosen: bool) -> Content:
        return painted(row, self.room.width, is_chosen=is_chosen, is_roomy=self.room.height >= ROOMY)

    @property
    def row(self) -> Row | None:
        """The line that is highlighted."""
        at = self.highlighted
        return self.rows[at] if at is not None and at < len(self.rows) else None

    @property
    def chosen(self) -> Finding | None:
        """The finding that is highlighted."""
        entry = self.row.entry if self.row else None
        return entry.finding if entry else None

    def watch_highlighted(self, highlighted: int | None) -> None:
        """Move the mark of the highlighted line, which does not live by its background alone."""
        for place in {self.marked, highlighted} - {None}:
            if place is not None and place < min(len(self.rows), self.option_count):
                self.replace_option_prompt_at_index(place, self._painted(self.rows[place], place == highlighted))
        self.marked = highlighted
        super().watch_highlighted(highlighted)

    def on_option_list_option_highlighted(self, event: OptionList.OptionHighlighted) -> None:
        """Say which line is highlighted."""
        event.stop()
        if self.row:
            self.post_message(self.Chosen(self.row))

    def turn(self, is_open: bool | None = None) -> None:
        """Unfold or fold the group of the highlighted line; None changes what it is."""
        row = self.row
        if row is None or is_open is (row.group.key in self.opened):
            return
        self.opened ^= {row.group.key}
        self.rows = rows_of(self.groups, self.opened)
        self._fill(place_turned(row, self.rows))
        self.scroll_to_highlight(top=row.entry is None)

    def action_turn(self, is_open: bool | None = None) -> None:
        """The key that unfolds and folds."""
        self.turn(is_open)
