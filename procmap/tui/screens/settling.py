"""The conflicts that git left in a map, settled one by one before the workshop opens."""

from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import BindingType
from textual.content import Content
from textual.widgets import Static

from procmap.model.text import displayed, plural
from procmap.store.faults import Refused
from procmap.store.reading import MapFile
from procmap.tui.command import Keys, bindings, help_text
from procmap.tui.commands import key_of
from procmap.tui.commands_of_dialogs import SETTLING, settling_keys
from procmap.tui.screens.abilities.speaking import LOW, SpeakingScreen
from procmap.tui.screens.asking import Answer
from procmap.tui.screens.reading import Reading
from procmap.tui.widgets import bars
from procmap.tui.widgets.bars import Bar
from procmap.tui.widgets.conflicts_pane import conflicts_pane
from procmap.workshop.cells import path_shortened, width_of
from procmap.workshop.conflicts.keeping import forget, keep, taken_up
from procmap.workshop.conflicts.question import Choice
from procmap.workshop.conflicts.settlement import Settlement, save_settled
from procmap.workshop.conflicts.unsettled import Unsettled, told_number

_TOLD = "Both sides changed these. Take one or the other; the file stays as it is until you save."

_EXPLANATION = """
ours is the branch you stood on, theirs the one that came to it; in a rebase
it is the other way round. The names beside them are git's.

○ not taken   ● taken   open: left for later

Both is there where both can stand: two records, two notes.
"""


class SettlingScreen(SpeakingScreen):
    """Asks of each conflict which side is right; `saved` is the map once it is written."""

    BINDINGS: ClassVar[list[BindingType]] = bindings(SETTLING)
    commands = SETTLING

    CSS = """
    SettlingScreen #title { background: $bar; }
    SettlingScreen #told { color: $primary; margin: 1 0; }
    SettlingScreen #conflicts { height: 1fr; padding: 0 2; }
    SettlingScreen.-low #told { display: none; }
    """

    def __init__(self, file: Unsettled) -> None:
        super().__init__()
        self.settlement: Settlement = taken_up(file)
        self.position = self.settlement.next_open(len(file.conflicts) - 1)
        self.saved: MapFile | None = None
        self.is_kept = True

    def compose(self) -> ComposeResult:
        """What this is, the conflicts, what is left, the keys."""
        yield Bar(id="title")
        yield Bar(id="told")
        yield Static(id="conflicts", markup=False)
        yield Bar(id="hint")
        yield Bar(id="keys")

    def on_resize(self) -> None:
        """Use the room there is."""
        self.set_class(self.size.height < LOW, "-low")
        self.call_after_refresh(self._show)

    @property
    def holds_typed(self) -> bool:
        """Whether choices were made that would be lost."""
        return self.settlement.settled > 0 and self.saved is None and not self.is_kept

    @property
    def what_stays(self) -> str:
        """What becomes of the file, and of the choices that are not written."""
        told = f"{displayed(self.settlement.file.path.name)} is as git left it"
        if not self.settlement.settled:
            return told
        choices = plural(self.settlement.settled, "choice")
        return f"{told}; {choices} {'kept for the next time' if self.is_kept else 'not written'}"

    def keys_here(self) -> Keys:
        """What the footer shows."""
        return settling_keys(
            has_both=self.settlement.may(self.position, "both"),
            has_undo=bool(self.settlement.before),
            may_save=self.settlement.is_complete and not self.settlement.faults,
        )

    def hint_here(self) -> str:
        """How many are left."""
        left = len(self.settlement.chosen) - self.settlement.settled
        return (
            f"{left} of {told_number(len(self.settlement.chosen))} left"
            if left
            else f"All settled; {key_of('save', SETTLING)} saves the map"
        )

    def _show(self) -> None:
        """Show the conflicts as they are chosen by now, and what follows from that."""
        count = told_number(len(self.settlement.chosen))
        state = f"{count}, {self.settlement.settled} settled"
        name = path_shortened(displayed(str(self.settlement.file.path)), self.size.width - width_of(state) - 6)
        self._fill("#title", bars.title(name, state, self.settlement.is_complete, self.size.width))
        self._fill("#told", Content(_TOLD))
        pane = self.query_one("#conflicts", Static)
        room = pane.content_size
        pane.update(conflicts_pane(self.settlement, self.position, room.width, room.height))
        self.refresh_keys()
        self.has_said = False
        faults = self.settlement.faults if self.settlement.is_complete else ()
        if faults:
            more = f" (and {len(faults) - 1} more)" if len(faults) > 1 else ""
            self.say(f"Together these are no map: {faults[0]}{more}", True)
        else:
            self.hint(self.hint_here())

    def action_move(self, by: int) -> None:
        """Go to another conflict."""
        self.position = max(0, min(self.position + by, len(self.settlement.chosen) - 1))
        self._show()

    def action_choose(self, choice: Choice | None) -> None:
        """Settle the conflict and go on to the next that is left, or leave it for later."""
        if not self.settlement.may(self.position, choice):
            self.say("Both cannot stand here: take ours or theirs", True)
            return
        self._keep(self.settlement.choose(self.position, choice))
        self.position = self.settlement.next_open(self.position)
        self._show()

    def _keep(self, settlement: Settlement) -> None:
        self.settlement = settlement
        self.is_kept = keep(settlement)

    def action_undo(self) -> None:
        """Take the last choice back, and go to where it was made."""
        undone = self.settlement.undo()
        if undone is None:
            self.say("nothing to undo", True)
            return
        settlement, self.position = undone
        self._keep(settlement)
        self._show()

    def action_save(self) -> None:
        """Write the map once all is settled; until then go to the next that is left."""
        if not self.settlement.is_complete:
            self.position = self.settlement.next_open(self.position)
            self._show()
        elif self.is_current and not self.settlement.faults:
            self._save()

    def _save(self) -> None:
        try:
            self.saved = save_settled(self.settlement)
        except Refused as refused:
            self.say(str(refused.faults[0]), True)
            return
        forget(self.settlement.file.path)
        self.dismiss(None)

    def action_help(self) -> None:
        """Show all keys."""
        text = f"{help_text(SETTLING, self.size.width)}\n{_EXPLANATION}"
        self.app.push_screen(Reading("Settling conflicts", text))

    def action_leave(self) -> None:
        """Leave the file as it was; asks where choices could not be kept."""
        if not self.holds_typed:
            self.dismiss(None)
            return
        answers = (Answer("d", "drop", "drop the choices; the file stays as it was"), Answer("escape", "", "stay"))
        self.ask("Leave these conflicts?", answers, self._dropped)

    def _dropped(self, answer: str | None) -> None:
        if answer:
            self.dismiss(None)
