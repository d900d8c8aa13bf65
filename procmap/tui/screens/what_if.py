"""What if: nudge a number, see at once what comes out, take it over into the target or drop it."""

from collections.abc import Callable
from dataclasses import dataclass, replace
from typing import ClassVar

from textual import work
from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import Container
from textual.content import Content
from textual.message import Message
from textual.timer import Timer
from textual.widgets import Static

from procmap.analysis.what_if import Chances, WhatIf, chances_of
from procmap.export.levers import value_text
from procmap.export.what_if.changes import MOST_TOLD
from procmap.export.what_if.figures import figures
from procmap.export.what_if.verdict import verdict
from procmap.model.process_map import SideName
from procmap.tui.commands import WHAT_IF, Keys, bindings, help_text, what_if_keys
from procmap.tui.judgement import Judgement
from procmap.tui.screens.reading import Reading
from procmap.tui.screens.speaking import SpeakingScreen
from procmap.tui.widgets import bars
from procmap.tui.widgets.bars import Bar
from procmap.tui.widgets.what_if_panes import figure_pane, lever_pane
from procmap.workshop.cells import wrapped
from procmap.workshop.document import Document
from procmap.workshop.edits import Unacceptable
from procmap.workshop.gap import capacity
from procmap.workshop.presets import PRESETS, NotHere
from procmap.workshop.what_if import (
    Trial,
    all_put_back,
    asked,
    based_on,
    moved,
    nudged,
    put_back,
    started,
    taken_over,
)

_WIDE = 70
"""From so many cells on the figures stand beside the levers."""

_ROOMY = 30
"""From so many lines on the verdict has air around it."""

_LOW = 20
"""Below so many lines the presets make room."""

_HELP = """
Nothing here touches the map. Levers are the numbers that the map states; ● marks
those that stand elsewhere. Beside them what comes out, before and after: = has not
moved, ▲ more, ▼ less, ~ another. A role's line says how many are there, how many
the goal needs, and how full they are.

Ten per cent more of anything in a line of stages is ten per cent more at its end,
until somebody is full: the constraint. What moves the constraint moves the result.

t takes the numbers over into the target as one edit, and undo takes it back. Where
there is no target yet, it starts as a copy of the current side.
"""


class WhatIfScreen(SpeakingScreen):
    """Tries changes on a side of a document; the current side where the one asked for is not there."""

    commands = WHAT_IF
    BINDINGS: ClassVar[list[BindingType]] = bindings(WHAT_IF)

    CSS = """
    WhatIfScreen #title { background: $bar; }
    WhatIfScreen #verdict { background: $panel; padding: 1 2 0 2; border-left: thick $primary; text-style: bold; }
    WhatIfScreen #presets { color: $secondary; }
    WhatIfScreen #panes { height: 1fr; layout: horizontal; }
    WhatIfScreen #levers { width: 8fr; height: 1fr; padding: 0 1 0 2; }
    WhatIfScreen #figures { width: 11fr; max-width: 76; height: 1fr; padding: 0 1 0 1; }
    WhatIfScreen.dense #verdict { padding: 0 2; }
    WhatIfScreen.narrow #panes { layout: vertical; }
    WhatIfScreen.narrow #verdict { padding: 0 1; }
    WhatIfScreen.narrow #levers, WhatIfScreen.narrow #figures { width: 100%; }
    WhatIfScreen.narrow #figures { padding: 0 1 0 2; }
    """

    pause = 0.4
    """Seconds without a key before the chance is worked out: it would slow the next one down."""

    @dataclass
    class Known(Message):
        """The chances of what was tried have been worked out."""

        tried: WhatIf
        chances: Chances | None

    def __init__(self, document: Document, judgement: Judgement, side: SideName) -> None:
        super().__init__()
        self.document = document
        self.judgement = judgement
        self.trial = self._started(side)
        self.chances: Chances | None = None
        self.waiting: Timer | None = None

    def _started(self, side: SideName) -> Trial:
        trial = started(self.document.map, side) or started(self.document.map, "current")
        if trial is None:
            raise TypeError("a map always has a current side")
        return trial

    def compose(self) -> ComposeResult:
        """The verdict above, levers and figures below it."""
        yield Bar(id="title")
        yield Static(id="verdict", markup=False)
        yield Bar(id="presets")
        with Container(id="panes"):
            yield Static(id="levers", markup=False)
            yield Static(id="figures", markup=False)
        yield Bar(id="hint")
        yield Bar(id="keys")

    def on_mount(self) -> None:
        """Follow the document."""
        self.document.listen(self.follow)
        self.reckon()

    def on_unmount(self) -> None:
        """Stop following it."""
        self.document.forget(self.follow)

    def follow(self) -> None:
        """Try the same on the map as it is now."""
        self.trial = based_on(self.trial, self.document.map) or self._started("current")
        self.chances = None
        self.reckon()
        self.show()

    # what is shown

    def on_resize(self) -> None:
        """Use the room there is: the panes beside each other, or one above the other."""
        width, height = self.size
        is_narrow, is_low = width < _WIDE, height < _LOW
        self.set_class(is_narrow, "narrow")
        self.set_class(height < _ROOMY, "dense")
        self.query_one("#verdict").styles.height = 4 if height < _ROOMY else 5 + 2 * is_narrow
        # A hint that takes another line must not move what is above it.
        self.query_one("#hint").styles.height = 1 if is_low else 2
        for bar in ("#presets", "#title"):
            self.query_one(bar).display = not is_low
        figures = self.query_one("#figures")
        figures.styles.height = 1 if is_low and is_narrow else "1fr"
        # The panes know their room once they are laid out.
        self.call_after_refresh(self.show)

    def show(self) -> None:
        """Show what is tried, in one repaint."""
        with self.app.batch_update():
            self._show_bars()
            tried = self.trial.tried
            rows = figures(tried, self.chances)
            self._paint("#verdict", lambda width, height: _spoken(tried, width, height))
            self._paint("#levers", lambda width, height: lever_pane(self.trial, width, height))
            self._paint("#figures", lambda width, height: figure_pane(rows, width, height))

    def _paint(self, name: str, pane: Callable[[int, int], Content]) -> None:
        for static in self.query(name).results(Static):
            static.update(pane(*static.content_size), layout=False)

    def _show_bars(self) -> None:
        tried = self.trial.tried
        count = len(tried.changes)
        state = f"● {count} changed here, the map is not" if count else "the map is not touched"
        side = "[target]  " if tried.side == "target" else ""
        heading = f"What if …  {side}{tried.base.process.name}"
        self._fill("#title", bars.title(heading, state, not count, self.size.width or 80))
        self._fill("#presets", bars.keys([*((it.key, it.title) for it in PRESETS), ("0", "as it is")], 200))
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
        return f"A nudge is {small}, a big one {big}{most}. Typed: {lever.name}"

    def keys_here(self) -> Keys:
        """What the footer shows: taking over only where there is something to take."""
        return what_if_keys(is_changed=bool(self.trial.tried.changes))

    def refresh_keys(self) -> None:
        """Show the keys that work now."""
        self._fill("#keys", bars.keys(self.keys_here(), self.size.width - 4))

    # the chance, which takes longer than a nudge may

    def reckon(self) -> None:
        """Have the chance of what is tried worked out, once nobody has nudged for a moment."""
        if self.waiting:
            self.waiting.stop()
        self.waiting = self.set_timer(self.pause, self._work_chances_out)

    @work(thread=True, exclusive=True)
    def _work_chances_out(self) -> None:
        tried = self.trial.tried
        chances = chances_of(tried, self.chances.before if self.chances else None)
        self.post_message(self.Known(tried, chances))

    def on_what_if_screen_known(self, message: Known) -> None:
        """Show the chance, unless something else is tried by now."""
        if message.tried is self.trial.tried:
            self.chances = message.chances
            self.show()

    # keys

    def _become(self, trial: Trial) -> None:
        self.has_said = False
        self._try(trial)
        self.show()

    def _try(self, trial: Trial) -> None:
        """Try something; the chance of it is not known at once."""
        is_other = trial.tried is not self.trial.tried
        self.trial = trial
        if self.chances and is_other:
            self.chances = replace(self.chances, after=None)
            self.reckon()

    def action_move(self, places: int) -> None:
        """Select the lever so many places down, or up."""
        self._become(moved(self.trial, places))

    def action_nudge(self, direction: int, is_big: bool = False) -> None:
        """Move the selected lever a step up or down."""
        before = self.trial
        self._become(nudged(before, direction, is_big=is_big))
        if self.trial.lever and self.trial.tried.changes == before.tried.changes:
            at = value_text(self.trial.lever, self.trial.tried.levers[self.trial.lever].value)
            self.say(f"that is as far as it goes: {at}", True)

    def action_put_back(self) -> None:
        """Put the selected lever back."""
        self._become(put_back(self.trial))

    def action_all_back(self) -> None:
        """Put every lever back."""
        self._become(all_put_back(self.trial))

    def action_ask(self, number: int) -> None:
        """Ask one of the questions that every room asks."""
        preset = PRESETS[number]
        try:
            self._become(asked(self.trial, preset))
        except NotHere as reason:
            self.say(str(reason), True)
        else:
            self.say(preset.meaning)

    def action_take_over(self) -> None:
        """Take the changes over into the target, as one edit."""
        try:
            change = taken_over(self.trial, self.document.map)
        except Unacceptable as reason:
            self.say(str(reason), True)
            return
        self._try(all_put_back(self.trial))
        if not self.document.apply(change.label, change.map):
            self.say("the target says so already")
            self.show()
            return
        numbers = self.judgement.numbers(self.document.map, "target")
        self.say(f"Taken over; Ctrl+z takes it back. The target: {capacity(self.document.map, numbers)}")

    def action_undo(self) -> None:
        """Take the last edit of the map back."""
        label = self.document.undo()
        self.say(f"Undone: {label}" if label else "nothing to undo", label is None)

    def action_redo(self) -> None:
        """Make the edit last taken back again."""
        label = self.document.redo()
        self.say(f"Done again: {label}" if label else "nothing to redo", label is None)

    def action_help(self) -> None:
        """Show all keys."""
        self.app.push_screen(Reading("What if", help_text(self.commands, self.size.width) + "\n" + _HELP))

    def action_leave(self) -> None:
        """Go back; what was tried is dropped."""
        below = self.app.screen_stack[-2]
        if self.trial.tried.changes and isinstance(below, SpeakingScreen):
            below.say("What was tried is dropped; the map is as it was")
        self.dismiss(None)


def _spoken(tried: WhatIf, width: int, height: int) -> Content:
    """The verdict; where it is too long for its room, what it comes to matters more than what was changed."""
    told = [wrapped(verdict(tried, most), max(10, width), max(1, height)) for most in (MOST_TOLD, 1, 0)]
    lines = next((lines for lines in told if not lines[-1].endswith("…")), told[-1])
    return Content("\n").join(Content(line) for line in lines)
