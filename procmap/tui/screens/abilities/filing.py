"""What a screen that edits a map without a sheet does with its file: save it, take it over, see what others did."""

from procmap.model.fault import Path
from procmap.tui.controllers.map_file import FileController
from procmap.tui.controllers.recovering import claim
from procmap.tui.controllers.saving import saved
from procmap.tui.screens.abilities.following import FollowingScreen
from procmap.workshop.open_map.document import Document


class FilingScreen(FollowingScreen):
    """A screen of a document on which nothing is typed."""

    is_typing = False
    """Whether a line is open: never, so that the file can be looked at any time."""

    def __init__(self, document: Document) -> None:
        super().__init__(document)
        self.map_file = FileController(self)

    def selected_path(self) -> Path:
        """The path of what is selected, to be found again."""
        return ()

    def go_to(self, path: Path) -> None:
        """Select what stands at a path."""

    def action_save(self) -> None:
        """Write the map to its file."""
        saved(self)

    def action_claim(self) -> None:
        """Edit a map that another program had open, once it has left it, from where that stopped."""
        claim(self)
