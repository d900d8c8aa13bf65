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
from procmap.tui.command import bindings
from procmap.tui.commands import REVIEW
from procmap.tui.widgets.findings_paint import Look, painted
from procmap.tui.widgets.tall_list import TallList
from procmap.workshop.reviewing.folding import Key, Row, place_after, place_turned, rows_of
from procmap.workshop.reviewing.review import Group

ROOMY = 34
"""From so many lines on, the strip and what really happened have room beside the findings."""


class FindingsView(TallList):
    """Lists findings by weak link; the highlighted one stays highlighted, whatever changes around it.

    It is told in full, and stays so while lines that are no findings are passed.
    """

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
        self.is_roomy = False
        self.marked: int | None = None
        self.told: Key = ()
        self.before_key: Callable[[], None] = lambda: None

    def on_resize(self) -> None:
        """Show as much as there is room for, and keep the highlighted finding in view."""
        if self.is_roomy is not self._has_room():
            self._fill(self.highlighted or 0)
        self.scroll_to_highlight()

    def on_key(self) -> None:
        """Tell the screen that a key comes."""
        self.before_key()

    def show(self, groups: tuple[Group, ...], room: Size) -> None:
        """Show the groups of findings for a terminal's size."""
        before, at = self.rows, self.row
        self.groups, self.room = groups, room
        self.opened |= self._folding(at)
        self.rows = rows_of(groups, self.opened)
        self._fill(place_after(before, at, self.rows))

    def _folding(self, at: Row | None) -> frozenset[str]:
        """The key of the group that folds away the finding one is on, where it has moved there."""
        finding = at.entry.finding if at and at.entry else None
        if at is None or finding is None or at.key in [row.key for row in rows_of(self.groups, self.opened)]:
            return frozenset()
        every = rows_of(self.groups, {group.key for group in self.groups})
        return frozenset(row.group.key for row in every if row.entry and row.key == at.key)

    def restart(self) -> None:
        """Begin anew with the next findings shown: folded, at the first of them."""
        self.rows, self.opened = (), frozenset()

    def _fill(self, place: int) -> None:
        self.clear_options()
        self.is_roomy = self._has_room()
        self._tell(place)
        if self.rows:
            self.add_options([Option(self._painted(row, number == place)) for number, row in enumerate(self.rows)])
            self.highlighted = place
            self.scroll_to_highlight()
        else:
            sound = "Nothing found. What the rules could judge is sound."
            self.add_option(Option(Content.styled(f"   {sound}", "$success"), disabled=True))

    def _tell(self, place: int | None) -> None:
        """Tell the finding at a place in full; without one go on with the one before, or with the first."""
        if place is not None and place < len(self.rows) and self.rows[place].entry:
            self.told = self.rows[place].key
        if self.rows and self.told not in [row.key for row in self.rows]:
            self.told = self.rows[0].key

    def _painted(self, row: Row, is_chosen: bool) -> Content:
        has_keys = is_chosen and self.has_focus
        return painted(row, Look(has_keys, row.key == self.told, self.room.width, is_roomy=self.is_roomy))

    def _has_room(self) -> bool:
        """Whether the weak links fit with all that is behind them, whichever line is highlighted or unfolded."""
        look = Look(is_chosen=False, is_full=True, width=self.room.width, is_roomy=True)
        links = [painted(row, look) for row in rows_of(self.groups, ()) if row.group.link]
        return sum(len(link.split("\n")) for link in links) <= self.size.height

    def _repaint(self, *places: int | None) -> None:
        for place in set(places) - {None}:
            if place is not None and place < min(len(self.rows), self.option_count):
                prompt = self._painted(self.rows[place], place == self.highlighted)
                self.replace_option_prompt_at_index(place, prompt)

    def watch_has_focus(self, has_focus: bool) -> None:
        """Mark the highlighted line only while its keys work."""
        super().watch_has_focus(has_focus)
        self._repaint(self.highlighted)

    @property
    def row(self) -> Row | None:
        """The line that is highlighted."""
        at = self.highlighted
        return self.rows[at] if at is not None and at < len(self.rows) else None

    @property
    def kind(self) -> str:
        """What the highlighted line holds: an open, late, answered or waived finding, or something else."""
        row = self.row
        if row is None or row.entry is None or row.entry.finding is None:
            return "other"
        is_late = row.entry.note and row.entry.finding.state == "open"
        return "late" if is_late else row.entry.finding.state

    @property
    def turning(self) -> str:
        """What Space does to the highlighted line, in a word; nothing where nothing is folded."""
        group = self.row.group if self.row else None
        if group is None or (group.link and len(group.entries) < 2):
            return ""
        return "fold" if group.key in self.opened else "more"

    @property
    def chosen(self) -> Finding | None:
        """The finding that is highlighted."""
        entry = self.row.entry if self.row else None
        return entry.finding if entry else None

    def watch_highlighted(self, highlighted: int | None) -> None:
        """Move the mark of the highlighted line, which does not live by its background alone."""
        before = self.told
        self._tell(highlighted)
        told = [place for place, row in enumerate(self.rows) if row.key in (before, self.told)]
        self._repaint(self.marked, highlighted, *told)
        self.marked = highlighted
        super().watch_highlighted(highlighted)

    def on_option_list_option_highlighted(self, event: OptionList.OptionHighlighted) -> None:
        """Say which line is highlighted."""
        event.stop()
        if self.row:
            self.post_message(self.Chosen(self.row))

    def find(self, finding: Finding) -> None:
        """Highlight a finding, unfolding what it is folded beneath."""
        group = next((it for it in self.groups if finding in (entry.finding for entry in it.entries)), None)
        if group is None:
            return
        self.opened |= {group.key}
        self.rows = rows_of(self.groups, self.opened)
        self._fill(next(i for i, row in enumerate(self.rows) if row.entry and row.entry.finding == finding))

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
