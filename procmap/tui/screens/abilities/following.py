"""What every screen of an open map does: follow its edits, take the last one back, note what is said, explain keys."""

from collections.abc import Callable

from procmap.model.process_map import StepName
from procmap.tui.command import Keys, footer, help_text, reading_footer
from procmap.tui.commands import key_of
from procmap.tui.screens.abilities.speaking import SpeakingScreen
from procmap.tui.screens.reading import Reading
from procmap.tui.screens.talking import TalkScreen
from procmap.workshop.consensus.talk import Talk
from procmap.workshop.open_map.document import Document
from procmap.workshop.parking import Noting, parking


class FollowingScreen(SpeakingScreen):
    """Shows a document as it is now."""

    heading = "Keys"
    """What stands above the list of keys."""

    explanation = ""
    """What stands below it."""

    step: StepName | None = None
    """The step that this screen is at, where it is at one."""

    def __init__(self, document: Document) -> None:
        super().__init__()
        self.document = document

    def on_mount(self) -> None:
        """Follow the document."""
        self.document.listen(self.follow)

    def on_unmount(self) -> None:
        """Stop following it."""
        self.document.forget(self.follow)

    def follow(self) -> None:
        """Show the map as it is now."""

    @property
    def standing(self) -> str:
        """How the map stands, in the words of the title."""
        if self.document.is_read_only:
            return (
                f"read only: free now, {key_of('take-over')} edits it"
                if self.document.is_left
                else "read only: open elsewhere"
            )
        if self.document.danger:
            return "● not protected: save now"
        return "saved" if self.document.is_saved else "● not saved"

    @property
    def is_calm(self) -> bool:
        """Whether the title has nothing to warn of."""
        return self.document.is_saved and not self.document.is_read_only

    def may_edit(self) -> bool:
        """Whether the map may be edited here; says why it may not."""
        if self.document.is_read_only:
            self.say(self.document.why_read_only, True)
        return not self.document.is_read_only

    def keys_here(self) -> Keys:
        """The keys that work; on a map that is read only, those that read it and the one that takes it over."""
        return reading_footer(self.commands) if self.document.is_read_only else footer(self.commands)

    def action_undo(self) -> None:
        """Take the last edit back."""
        self._turn_back(self.document.undo, "Undone", "nothing to undo")

    def action_redo(self) -> None:
        """Make the edit last taken back again."""
        self._turn_back(self.document.redo, "Done again", "nothing to redo")

    def _turn_back(self, step: Callable[[], str | None], done: str, nothing: str) -> None:
        label = step()
        self.say(f"{done}: {label}" if label else nothing, label is None)

    def action_help(self) -> None:
        """Show all keys."""
        self.app.push_screen(Reading(self.heading, self.help_here()))

    def help_here(self) -> str:
        """All keys, and what else there is to know."""
        return f"{help_text(self.commands, self.size.width)}\n{self.explanation}"

    def talk(self, talk: Talk) -> None:
        """Lead through a talk over this screen."""
        if self.may_edit():
            self.app.push_screen(TalkScreen(self.document, talk, self.say))

    def action_park(self) -> None:
        """Park what the room shall not talk about now."""
        self.talk(parking(self.document.map))

    def action_decide(self) -> None:
        """Note what the room decided, with the step that is below all screens."""
        steps = [screen.step for screen in self.app.screen_stack if isinstance(screen, FollowingScreen) and screen.step]
        self.talk(Noting(steps[-1] if steps else "goals"))
