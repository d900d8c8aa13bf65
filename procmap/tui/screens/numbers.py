"""The numbers as charts: where they fall out, who is full, where the hours go, what that costs."""

from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import VerticalScroll
from textual.content import Content

from procmap.analysis.numbers import SideNumbers
from procmap.export.charts.every import charts_of
from procmap.model.process_map import SideName
from procmap.model.text import displayed
from procmap.tui.command import Keys, bindings, footer
from procmap.tui.commands import NUMBERS
from procmap.tui.judgement import Judgement
from procmap.tui.screens.abilities.following import FollowingScreen
from procmap.tui.screens.what_if import WhatIfScreen
from procmap.tui.widgets.bars import Bar
from procmap.tui.widgets.chart_view import ChartView
from procmap.workshop.cells import shortened, width_of
from procmap.workshop.gap import capacity, reality_sentence
from procmap.workshop.open_map.document import Document

_WIDE = 120
"""From so many cells on the charts stand in two columns."""

_MARGIN = 2
"""Cells beside a column of charts, on either side."""

_HELP = """
⚠  the constraint: who lets the least through
┊  the planned utilisation
│  100 %, or the goal
▓  what is beyond 100 %
◇  the end of the other side's bar
–  a number that is not known; a note says what it needs

Deliverable is what the people let through of what flows. Heads are those there and, behind \
the arrow, those that the goal takes at the planned utilisation. Lost hours are all that was \
spent on what falls out. The buyer's wait is a wait, and no waste.
"""


class NumbersScreen(FollowingScreen):
    """Shows the numbers of a side of a document; the current side where the one asked for is not there."""

    commands = NUMBERS
    heading = "The numbers"
    explanation = _HELP
    BINDINGS: ClassVar[list[BindingType]] = bindings(NUMBERS)

    CSS = """
    NumbersScreen #title { background: $bar; }
    NumbersScreen #hint { max-height: 4; }
    NumbersScreen VerticalScroll { layout: vertical; scrollbar-size-vertical: 1; }
    NumbersScreen.wide VerticalScroll { layout: horizontal; }
    NumbersScreen #second { padding: 1 2 0 2; }
    NumbersScreen.wide #second { padding: 0 2; }
    NumbersScreen.wide #first, NumbersScreen.wide #hint { margin-bottom: 1; }
    """

    def __init__(self, document: Document, judgement: Judgement, side: SideName) -> None:
        super().__init__(document)
        self.judgement = judgement
        self.side_name: SideName = side

    def compose(self) -> ComposeResult:
        """What the numbers come to in one sentence, the charts below it."""
        yield Bar(id="title")
        yield Bar(id="hint")
        with VerticalScroll(can_focus=True):
            yield ChartView(id="first")
            yield ChartView(id="second")
        yield Bar(id="keys")

    def on_mount(self) -> None:
        """Let the arrows scroll."""
        self.query_one(VerticalScroll).focus()

    def follow(self) -> None:
        """Show the numbers of the map as it is now."""
        self.show()

    def on_resize(self) -> None:
        """Use the room there is."""
        self.set_class(self.size.width >= _WIDE, "wide")
        self.show()

    # what is shown

    @property
    def shown_side(self) -> SideName:
        """The side whose numbers are shown."""
        return self.side_name if self.document.map.side(self.side_name) else "current"

    @property
    def other_side(self) -> SideName:
        """The side whose bars are only marked."""
        return "target" if self.shown_side == "current" else "current"

    def numbers(self, side: SideName) -> SideNumbers | None:
        """The numbers of a side; None where the map has none."""
        return self.judgement.numbers(self.document.map, side)

    def show(self) -> None:
        """Show the numbers of a side."""
        self.has_said = False
        self.hint(self.hint_here())
        self.refresh_keys()
        self._fill("#title", self._title())
        numbers = self.numbers(self.shown_side)
        if numbers is None:
            return
        charts = charts_of(self.document.map, self.shown_side, numbers, self.numbers(self.other_side))
        columns = 2 if self.has_class("wide") else 1
        # The scrollbar takes a cell, whether it is there or not, so that no bar jumps when it comes.
        width = (self.size.width - 1) // columns - 2 * _MARGIN
        for name, group in zip(("#first", "#second"), charts, strict=True):
            self.query_one(name, ChartView).show(group, max(20, width))
        # Whether there is more to scroll to is known once the charts are laid out.
        self.call_after_refresh(self.refresh_keys)

    def _title(self) -> Content:
        process = self.document.map.process
        said = f"The numbers of a {process.period_or_default}: {self.shown_side} process"
        other = "" if self.document.map.target is None else f"◇ {self.other_side}"
        room = self.size.width - 2 * _MARGIN
        said = shortened(said, max(8, room - width_of(other) - 2))
        gap = " " * max(2, room - width_of(said) - width_of(other))
        return Content.assemble((said, "bold $foreground"), gap, (other, "bold $secondary"))

    def hint(self, text: str) -> None:
        """Show the sentence that the numbers come to, unless something was just said."""
        if not self.has_said:
            self._fill("#hint", Content.styled(displayed(text), "bold $foreground"))

    def hint_here(self) -> str:
        """Whether last period bears the map out; of the target, what it can deliver."""
        process_map, numbers = self.document.map, self.numbers(self.shown_side)
        said = (
            reality_sentence(process_map, numbers) if self.shown_side == "current" else capacity(process_map, numbers)
        )
        return said or "There are no stages yet: step 2 names them."

    def keys_here(self) -> Keys:
        """What the footer shows: scrolling only where there is more, the other side only where there is one."""
        has_target = self.document.map.target is not None
        scrolling = (("↑↓", "more"),) if self.query_one(VerticalScroll).max_scroll_y else ()
        return (*scrolling, *footer(tuple(key for key in NUMBERS if has_target or key.action != "other_side")))

    # keys

    def action_other_side(self) -> None:
        """Show the other side, where there is one."""
        if self.document.map.target is None:
            self.say("there is no target yet: step 7 starts it", True)
            return
        self.side_name = self.other_side
        self.show()

    def action_what_if(self) -> None:
        """Try other numbers on the side that is shown."""
        self.app.push_screen(WhatIfScreen(self.document, self.judgement, self.shown_side))

    def action_leave(self) -> None:
        """Go back."""
        self.dismiss(None)
