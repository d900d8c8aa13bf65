"""The clock of a workshop beside its screen: its agenda, pause, more time. It warns and never advances."""

import datetime
from collections.abc import Callable
from dataclasses import dataclass
from typing import Protocol

from textual.timer import Timer

from procmap.model.process_map import StepName
from procmap.store.settings import Stop
from procmap.tui.commands import key_of
from procmap.tui.screens.asking import Answer
from procmap.workshop.timing import clock as clocks
from procmap.workshop.timing.agenda import PRESETS, Agenda
from procmap.workshop.timing.clock import Clock, Reading
from procmap.workshop.timing.clock_words import after_more


def local_now() -> datetime.datetime:
    """The moment, where the person is."""
    return datetime.datetime.now().astimezone()


@dataclass(frozen=True)
class Timing:
    """The agendas there are for a map, and what tells the moment."""

    agendas: tuple[Agenda, ...] = PRESETS
    now: Callable[[], datetime.datetime] = local_now


class Host(Protocol):
    """The screen of the workshop."""

    step: StepName

    @property
    def is_current(self) -> bool:
        """Whether it is the screen that is seen."""

    def say(self, text: str, is_problem: bool = False) -> None:
        """Tell the person something."""

    def ask(self, question: str, answers: tuple[Answer, ...], then: Callable[[str | None], None]) -> None:
        """Ask over it, and go on with the answer."""

    def set_interval(self, interval: float, callback: Callable[[], None]) -> Timer:
        """Call something every so many seconds."""

    def refresh_title(self) -> None:
        """Show what the clock shows now."""

    def remember(self) -> None:
        """Remember what the clock shows now."""


class ClockController:
    """Counts the time of the steps where an agenda was chosen, and tells the screen when something changed."""

    def __init__(self, host: Host, timing: Timing) -> None:
        self.host = host
        self.timing = timing
        self.clock: Clock | None = None
        self.ticker: Timer | None = None
        self.last_agenda = ""

    @property
    def shown(self) -> Reading | None:
        """What the clock shows now; None where there is none."""
        return clocks.reading(self.clock, self.timing.now()) if self.clock else None

    @property
    def is_running(self) -> bool:
        """Whether time passes."""
        return self.clock is not None and self.clock.since is not None

    @property
    def overruns(self) -> tuple[str, ...]:
        """What took longer than planned up to now."""
        return clocks.overruns(self.clock, self.timing.now()) if self.clock else ()

    # keys

    def turn(self) -> None:
        """Choose an agenda where there is none; pause its clock, or let it go on."""
        if self.clock is None:
            self.choose()
            return
        now = self.timing.now()
        self._become(clocks.paused(self.clock, now) if self.is_running else clocks.resumed(self.clock, now))
        self._tell()

    def give_more(self) -> None:
        """Give the step five minutes more."""
        if self.clock is None:
            self.host.say(f"no clock is running: {key_of('clock')} chooses an agenda", True)
            return
        self._become(clocks.with_more(self.clock))
        self.host.say(after_more(self.clock, self.timing.now()))

    def choose(self) -> None:
        """Ask which agenda the workshop keeps to, if any."""
        listed = self.timing.agendas[:9]
        answers = [Answer(str(n), str(n - 1), self._offered(agenda)) for n, agenda in enumerate(listed, start=1)]
        answers += [Answer("n", "none", "no clock"), Answer("escape", "", "leave it as it is")]
        self.host.ask("How long may the workshop take?", tuple(answers), self._chosen)

    def _offered(self, agenda: Agenda) -> str:
        length = f"{agenda.total:g} minutes"
        name = length if agenda.name == length else f"{agenda.name}, {length}"
        return f"{name}, as last time" if agenda.name == self.last_agenda else name

    def _chosen(self, answer: str | None) -> None:
        if not answer:
            return
        if answer == "none":
            self._become(None)
            self.host.say("No clock")
            return
        agenda, now = self.timing.agendas[int(answer)], self.timing.now()
        used = clocks.counted(self.clock, now).used if self.clock else {}
        self.last_agenda = agenda.name
        self._become(clocks.resumed(Clock(agenda, self.host.step, used), now))
        self._tell()

    def _tell(self) -> None:
        key, more = key_of("clock"), key_of("five-more")
        runs = f"The clock runs: {key} pauses it, {more} gives the step five minutes more"
        self.host.say(runs if self.is_running else f"The clock stands still: {key} lets it go on")

    # the time that passes

    def _become(self, clock: Clock | None) -> None:
        self.clock = clock
        if self.is_running and self.ticker is None:
            self.ticker = self.host.set_interval(1, self.tick)
        elif not self.is_running and self.ticker is not None:
            self.ticker.stop()
            self.ticker = None
        self.host.remember()
        self.host.refresh_title()

    def tick(self) -> None:
        """Show the time as it is now, and remember it once a minute."""
        clock, now = self.clock, self.timing.now()
        if clock and clock.since and (now - clock.since).total_seconds() >= 60:
            self._become(clocks.counted(clock, now))
        elif self.host.is_current:
            self.host.refresh_title()

    def enter(self, step: StepName) -> None:
        """Count the time for the step that was gone to."""
        if self.clock:
            self.clock = clocks.entered(self.clock, step, self.timing.now())

    # what is remembered

    def added_to(self, stop: Stop) -> Stop:
        """Where one stopped, with what the clock shows there."""
        if self.clock is None:
            return stop.model_copy(update={"agenda": self.last_agenda})
        seconds = clocks.counted(self.clock, self.timing.now()).used
        used = {step: round(passed) for step, passed in seconds.items()}
        agenda, added = self.clock.agenda.name, dict(self.clock.added)
        return stop.model_copy(update={"agenda": agenda, "used": used, "added": added})

    def take_up(self, stop: Stop, today: datetime.date) -> None:
        """Put the clock where it stopped the same day; it stands still until somebody lets it go on."""
        self.last_agenda = stop.agenda
        agenda = next((agenda for agenda in self.timing.agendas if agenda.name == stop.agenda), None)
        if agenda and stop.used and stop.on == today:
            self.clock = Clock(agenda, stop.step, stop.used, stop.added)


class ClockKeys:
    """The keys of the clock, for a screen that has one."""

    clock: ClockController

    def action_clock(self) -> None:
        """Choose an agenda where there is none; pause its clock, or let it go on."""
        self.clock.turn()

    def action_more_time(self) -> None:
        """Give the step five minutes more."""
        self.clock.give_more()

    def action_agenda(self) -> None:
        """Ask which agenda the workshop keeps to, if any."""
        self.clock.choose()
