"""What took longer than planned, noted with the workshop of the day when the map is left, or saved at the end."""

from typing import Protocol

from procmap.tui.controllers.clock import ClockController
from procmap.tui.judgement import Judgement
from procmap.workshop.edits.entry import Change
from procmap.workshop.open_map.document import Document
from procmap.workshop.timing.overruns import held_on, with_overruns


class Host(Protocol):
    """The screen of the workshop."""

    document: Document
    judgement: Judgement
    clock: ClockController

    def save(self) -> bool:
        """Write the map to its file; False where it cannot be written."""


class OverrunsController:
    """Notes overruns where a workshop of today is in the map, or where the person says so."""

    def __init__(self, host: Host) -> None:
        self.host = host

    @property
    def is_held(self) -> bool:
        """Whether the map has a workshop of today."""
        return held_on(self.host.document.map, self.host.judgement.today) is not None

    @property
    def change(self) -> Change | None:
        """The edit that notes what took longer, where something did that is not noted yet."""
        over, document = self.host.clock.overruns, self.host.document
        if not over or document.is_read_only:
            return None
        change = with_overruns(document.map, self.host.judgement.today, over)
        return change if change.map != document.map else None

    def note_with_workshop(self) -> None:
        """Make the edit where a workshop of today is in the map."""
        change = self.change
        if change and self.is_held:
            self.host.document.apply(change.label, change.map)

    def note(self, change: Change) -> None:
        """Make the edit; a map that was saved stays saved."""
        was_saved = self.host.document.is_saved
        if self.host.document.apply(change.label, change.map) and was_saved:
            self.host.save()
