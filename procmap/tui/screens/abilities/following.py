"""What every screen of an open map does: follow its edits, take the last one back, explain its keys."""

from collections.abc import Callable

from procmap.tui.commands import help_text
from procmap.tui.screens.abilities.speaking import SpeakingScreen
from procmap.tui.screens.reading import Reading
from procmap.workshop.open_map.document import Document


class FollowingScreen(SpeakingScreen):
    """Shows a document as it is now."""

    heading = "Keys"
    """What stands above the list of keys."""

    explanation = ""
    """What stands below it."""

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
