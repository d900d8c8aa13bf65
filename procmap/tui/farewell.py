"""The last word of a program that was ended from outside, or that failed: what becomes of what is not saved."""

from collections.abc import Iterable
from typing import Protocol, runtime_checkable

from procmap.store.journal.reading import has_unsaved
from procmap.workshop.open_map.document import Document
from procmap.workshop.open_map.recovery import counted

NOTHING = "nothing was unsaved"
NO_MAP = "no map was open"


@runtime_checkable
class TypedInto(Protocol):
    """A screen into which one types what is in the map, and in its journal, only once it is kept."""

    @property
    def holds_typed(self) -> bool:
        """Whether something is typed there that is not kept yet."""


@runtime_checkable
class WithoutDocument(Protocol):
    """A screen that works on a file which no document holds yet."""

    @property
    def what_stays(self) -> str:
        """What becomes of the file, and of what was done here."""


def what_stays(screens: Iterable[object]) -> str:
    """What becomes of what is worked on where no map is open."""
    return next((screen.what_stays for screen in screens if isinstance(screen, WithoutDocument)), NO_MAP)


def holds_typed(screens: Iterable[object]) -> bool:
    """Whether something is typed anywhere that would be lost: half a number must not come back as if it were meant."""
    return any(isinstance(screen, TypedInto) and screen.holds_typed for screen in screens)


def what_is_kept(document: Document | None, *, is_typed_lost: bool = False, instead: str = NO_MAP) -> str:
    """What becomes of the edits that are not saved, and of what was being typed, in one line without the map.

    `instead` is said where no document is open.
    """
    if document is None:
        return instead
    kept = _kept_edits(document)
    if not is_typed_lost:
        return kept
    return "nothing but what was being typed is lost" if kept == NOTHING else f"{kept}; what was being typed is lost"


def _kept_edits(document: Document) -> str:
    if not document.unsaved_edits:
        kept = not document.is_read_only and has_unsaved(document.file.path)
        return "edits left unsaved before will be offered at the next start" if kept else NOTHING
    edits = f"{counted(document.unsaved_edits)} not saved"
    return f"{edits}; {document.lost}" if document.danger else f"{edits} will be offered at the next start"
