"""What is tried on a side of an open map, and the chance of it, which is worked out beside the keys."""

from dataclasses import dataclass, replace

from textual import work
from textual.message import Message
from textual.timer import Timer

from procmap.analysis.what_if import Chances, WhatIf, awaited, chances_of
from procmap.model.process_map import SideName
from procmap.tui.screens.abilities.following import FollowingScreen
from procmap.workshop.open_map.document import Document
from procmap.workshop.what_if.trial import Trial, based_on, started


class TryingScreen(FollowingScreen):
    """Holds a trial on a side of a document; on the current side where the one asked for is not there."""

    pause = 0.4
    """Seconds without a key before the chance is worked out: it would slow the next one down."""

    @dataclass
    class Known(Message):
        """The chances of what was tried have been worked out."""

        tried: WhatIf
        chances: Chances | None

    def __init__(self, document: Document, side: SideName) -> None:
        super().__init__(document)
        self.trial = self._started(side)
        self.chances = awaited(self.trial.tried)
        self.waiting: Timer | None = None

    def _started(self, side: SideName) -> Trial:
        trial = started(self.document.map, side) or started(self.document.map, "current")
        if trial is None:
            raise TypeError("a map always has a current side")
        return trial

    def on_mount(self) -> None:
        """Have the chance of the map as it is worked out."""
        self.reckon()

    def follow(self) -> None:
        """Try the same on the map as it is now."""
        self.trial = based_on(self.trial, self.document.map) or self._started("current")
        self.chances = awaited(self.trial.tried)
        self.reckon()
        self.show()

    def become(self, trial: Trial) -> None:
        """Try something, and show what comes out."""
        self.has_said = False
        self.attempt(trial)
        self.show()

    def attempt(self, trial: Trial) -> None:
        """Try something; the chance of it is not known at once."""
        is_other = trial.tried is not self.trial.tried
        self.trial = trial
        if self.chances and is_other:
            self.chances = replace(self.chances, after=None, is_reckoning=True)
            self.reckon()

    def show(self) -> None:
        """Show what is tried."""

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

    def on_trying_screen_known(self, message: Known) -> None:
        """Show the chance, unless something else is tried by now."""
        if message.tried is self.trial.tried:
            self.chances = message.chances
            self.show()
