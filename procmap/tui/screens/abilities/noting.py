"""What can be noted over any screen of an open map: a parked item, a decision."""

from procmap.model.process_map import StepName
from procmap.tui.screens.abilities.following import FollowingScreen
from procmap.tui.screens.talking import TalkScreen
from procmap.workshop.consensus.talk import Talk
from procmap.workshop.parking import Noting, parking


class NotingScreen(FollowingScreen):
    """Opens the one-line dialogs that work everywhere."""

    step: StepName | None = None
    """The step that this screen is at, where it is at one."""

    def talk(self, talk: Talk) -> None:
        """Lead through a talk over this screen."""
        if self.document.is_read_only:
            self.say(self.document.why_read_only, True)
        else:
            self.app.push_screen(TalkScreen(self.document, talk, self.say))

    def action_park(self) -> None:
        """Park what the room shall not talk about now."""
        self.talk(parking(self.document.map))

    def action_decide(self) -> None:
        """Note what the room decided, with the step that is below all screens."""
        steps = [screen.step for screen in self.app.screen_stack if isinstance(screen, NotingScreen) and screen.step]
        self.talk(Noting(steps[-1] if steps else "goals"))
