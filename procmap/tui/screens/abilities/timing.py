"""The clock of a workshop on its screen: which agenda it keeps to, pause, more time."""

import datetime
from collections.abc import Callable
from dataclasses import dataclass

from textual.timer import Timer

from procmap.store.settings import Stop
from procmap.tui.commands import key_of
from procmap.tui.screens.abilities.stopping import StoppingScreen
from procmap.tui.screens.asking import Answer, Ask
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


class TimingScreen(StoppingScreen):
    """Counts the time of the steps where an agenda was chosen; warns and never advances."""

    timing = Timing()
    clock: Clock | None = None
    ticker: Timer | None = None
    last_agenda = ""

    @property
    def shown_time(self) -> Reading | None:
        """What the clock shows now; None where there is none."""
        return clocks.reading(self.clock, self.timing.now()) if self.clock else None

    def refresh_title(self) -> None:
        """Show the title with the clock."""

    # keys

    def action_clock(self) -> None:
        """Choose an agenda where there is none; pause its clock, or let it go on."""
        if self.clock is None:
            self.action_agenda()
            return
        now = self.timing.now()
        is_running = self.clock.since is not None
        self._become(clocks.paused(self.clock, now) if is_running else clocks.resumed(self.clock, now))
        self._tell()

    def action_more_time(self) -> None:
        """Give the step five minutes more."""
        if self.clock is None:
            self.say(f"no clock is running: {key_of('clock')} chooses an agenda", True)
            return
        self._become(clocks.with_more(self.clock))
        self.say(after_more(self.clock, self.timing.now()))

    def action_agenda(self) -> None:
        """Ask which agenda the workshop keeps to, if any."""
        listed = self.timing.agendas[:9]
        answers = [Answer(str(n), str(n - 1), self._offered(agenda)) for n, agenda in enumerate(listed, start=1)]
        answers += [Answer("n", "none", "no clock"), Answer("escape", "", "leave it as it is")]
        self.app.push_screen(Ask("How long may the workshop take?", tuple(answers)), self._chosen)

    def _offered(self, agenda: Agenda) -> str:
        length = f"{agenda.total:g} minutes"
        name = length if agenda.name == length else f"{agenda.name}, {length}"
        return f"{name}, as last time" if agenda.name == self.last_agenda else name

    def _chosen(self, answer: str | None) -> None:
        if not answer:
            return
        if answer == "none":
            self._become(None)
            self.say("No clock")
            return
        agenda, now = self.timing.agendas[int(answer)], self.timing.now()
        used = clocks.counted(self.clock, now).used if self.clock else {}
        self.last_agenda = agenda.name
        self._become(clocks.resumed(Clock(agenda, self.step, used), now))
        self._tell()

    def _tell(self) -> None:
        is_running = self.clock is not None and self.clock.since is not None
        clock, more = key_of("clock"), key_of("five-more")
        runs = f"The clock runs: {clock} pauses it, {more} gives the step five minutes more"
        self.say(runs if is_running else f"The clock stands still: {clock} lets it go on")

    # the clock

    def _become(self, clock: Clock | None) -> None:
        self.clock = clock
        is_running = clock is not None and clock.since is not None
        if is_running and self.ticker is None:
            self.ticker = self.set_interval(1, self.tick)
        elif not is_running and self.ticker is not None:
            self.ticker.stop()
            self.ticker = None
        self.remember()
        self.refresh_title()

    def tick(self) -> None:
        """Show the time as it is now, and remember it once a minute."""
        clock, now = self.clock, self.timing.now()
        if clock and clock.since and (now - clock.since).total_seconds() >= 60:
            self._become(clocks.counted(clock, now))
        elif self.is_current:
            self.refresh_title()

    def step_entered(self) -> None:
        """Count the time for the step that was gone to."""
        if self.clock:
            self.clock = clocks.entered(self.clock, self.step, self.timing.now())
        self.remember()

    def stop(self) -> Stop:
        """Where one is now, and what the clock shows."""
        stop, clock = super().stop(), self.clock
        if clock is None:
            return stop.model_copy(update={"agenda": self.last_agenda})
        seconds = clocks.counted(clock, self.timing.now()).used
        used = {step: round(passed) for step, passed in seconds.items()}
        return stop.model_copy(update={"agenda": clock.agenda.name, "used": used, "added": dict(clock.added)})

    def start_from(self, stop: Stop) -> None:
        """Open the map where one stopped; the clock of the same day stands still until somebody lets it go on."""
        self.last_agenda = stop.agenda
        agenda = next((agenda for agenda in self.timing.agendas if agenda.name == stop.agenda), None)
        if agenda and stop.used and stop.on == self.judgement.today:
            self.clock = Clock(agenda, stop.step, stop.used, stop.added)
        super().start_from(stop)
