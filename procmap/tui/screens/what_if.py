"""What if: nudge a number, see at once what comes out, take it over into the target or drop it."""

from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import BindingType

from procmap.export.levers import value_text
from procmap.export.what_if.changes import reckoned_text
from procmap.model.process_map import SideName
from procmap.tui.command import Keys, bindings
from procmap.tui.commands import WHAT_IF, key_of, what_if_keys
from procmap.tui.judgement import Judgement
from procmap.tui.screens.abilities.speaking import LOW, SpeakingScreen
from procmap.tui.screens.abilities.trying import TryingScreen
from procmap.tui.widgets import bars
from procmap.tui.widgets.bars import Bar
from procmap.tui.widgets.what_if_view import WhatIfView
from procmap.workshop.edits.edit import Unacceptable
from procmap.workshop.gap import capacity
from procmap.workshop.open_map.document import Document
from procmap.workshop.what_if.presets import PRESETS, NotHere
from procmap.workshop.what_if.trial import all_put_back, asked, moved, nudged, put_back, taken_over

_HELP = """
Nothing here touches the map. Levers are the numbers that the map states; ● marks those \
that stand elsewhere. Beside them what comes out, before and after: = has not moved, ▲ more, \
▼ less, ~ another. A role's line says how many are there, how many the goal needs, and how \
full they are.

Ten per cent more of anything in a line of stages is ten per cent more at its end, until \
somebody is full: the constraint. What moves the constraint moves the result.

t takes the numbers over into the target as one edit, and undo takes it back. Where there is \
no target yet, it starts as a copy of the current side.
"""


class WhatIfScreen(TryingScreen):
    """Tries changes on a side of a document by keys, and takes them over."""

    commands = WHAT_IF
    heading = "What if"
    explanation = _HELP
    BINDINGS: ClassVar[list[BindingType]] = bindings(WHAT_IF)

    CSS = """
    WhatIfScreen #title { background: $bar; }
    """

    def __init__(self, document: Document, judgement: Judgement, side: SideName) -> None:
        super().__init__(document, side)
        self.judgement = judgement

    def compose(self) -> ComposeResult:
        """What is tried, between a title and what the keys do."""
        yield Bar(id="title")
        yield WhatIfView()
        yield Bar(id="hint")
        yield Bar(id="keys")

    # what is shown

    def on_resize(self) -> None:
        """Use the room there is."""
        width, height = self.size
        self.query_one(WhatIfView).fit(width, height, is_low=height < LOW)
        # A hint that takes another line must not move what is above it.
        self.query_one("#hint").styles.height = 1 if height < LOW else 2
        self.query_one("#title").display = height >= LOW
        # The panes know their room once they are laid out.
        self.call_after_refresh(self.show)

    def show(self) -> None:
        """Show what is tried, in one repaint."""
        with self.app.batch_update():
            self._show_bars()
            for view in self.query(WhatIfView):
                view.show(self.trial, self.chances)

    def _show_bars(self) -> None:
        tried = self.trial.tried
        count = len(tried.changes)
        state = f"● {count} changed here, the map is not" if count else "the map is not touched"
        side = "[target]  " if tried.side == "target" else ""
        heading = f"What if …  {side}{tried.base.process.name}"
        self._fill("#title", bars.title(heading, state, not count, self.size.width or 80))
        self.hint(self.hint_here())
        self.refresh_keys()

    def hint_here(self) -> str:
        """How far the selected lever may be nudged."""
        lever = self.trial.lever
        if lever is None:
            return ""
        stated, now = self.trial.tried.stated[lever], self.trial.tried.levers[lever]
        small, big = value_text(lever, stated.step), value_text(lever, stated.big_step)
        most = f", at most {value_text(lever, now.most)}" if lever.is_share else ""
        source = f"{reckoned_text(self.trial.tried)} " if lever in self.trial.tried.reckoned else ""
        return f"{source}A nudge is {small}, a big one {big}{most}. Typed: {lever.name}"

    def keys_here(self) -> Keys:
        """What the footer shows: taking over only where there is something to take."""
        return what_if_keys(is_changed=bool(self.trial.tried.changes))

    # keys

    def action_move(self, places: int) -> None:
        """Select the lever so many places down, or up."""
        self.become(moved(self.trial, places))

    def action_nudge(self, direction: int, is_big: bool = False) -> None:
        """Move the selected lever a step up or down."""
        before = self.trial
        self.become(nudged(before, direction, is_big=is_big))
        if self.trial.lever and self.trial.tried.changes == before.tried.changes:
            at = value_text(self.trial.lever, self.trial.tried.levers[self.trial.lever].value)
            self.say(f"that is as far as it goes: {at}", True)

    def action_put_back(self) -> None:
        """Put the selected lever back."""
        self.become(put_back(self.trial))

    def action_all_back(self) -> None:
        """Put every lever back."""
        self.become(all_put_back(self.trial))

    def action_ask(self, number: int) -> None:
        """Ask one of the questions that every room asks."""
        preset = PRESETS[number]
        try:
            self.become(asked(self.trial, preset))
        except NotHere as reason:
            self.say(str(reason), True)
        else:
            self.say(self.hint_here() if self.trial.lever in self.trial.tried.reckoned else preset.meaning)

    def action_take_over(self) -> None:
        """Take the changes over into the target, as one edit."""
        if self.document.is_read_only:
            self.say(self.document.why_read_only, True)
            return
        try:
            change = taken_over(self.trial, self.document.map)
        except Unacceptable as reason:
            self.say(str(reason), True)
            return
        self.attempt(all_put_back(self.trial))
        if not self.document.apply(change.label, change.map):
            self.say("the target says so already")
            self.show()
            return
        numbers = self.judgement.numbers(self.document.map, "target")
        self.say(f"Taken over; {key_of('undo')} takes it back. The target: {capacity(self.document.map, numbers)}")

    def action_leave(self) -> None:
        """Go back; what was tried is dropped."""
        below = self.app.screen_stack[-2]
        if self.trial.tried.changes and isinstance(below, SpeakingScreen):
            below.say("What was tried is dropped; the map is as it was")
        self.dismiss(None)
