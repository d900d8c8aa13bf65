"""The file of the open map beside its screen: changed by others, read again, taken over."""

from collections.abc import Callable
from pathlib import Path as FilePath
from typing import Protocol

from textual.app import App

from procmap.model.difference import keys_of, path_of_keys
from procmap.model.fault import Path
from procmap.model.process_map import ProcessMap
from procmap.store.reading import MapFile
from procmap.tui.commands import key_of
from procmap.tui.controllers.copying import CopyController
from procmap.tui.screens.asking import Answer
from procmap.tui.screens.reading import Reading
from procmap.workshop.open_map.differing import sentences
from procmap.workshop.open_map.document import Document
from procmap.workshop.open_map.recovery import counted
from procmap.workshop.open_map.settling import keep_over, put_on, reload
from procmap.workshop.open_map.watch import outside_of


class Host(Protocol):
    """A screen that edits the map."""

    document: Document

    @property
    def app(self) -> App[object]:
        """The program."""

    @property
    def is_typing(self) -> bool:
        """Whether a line is open, which nothing may disturb."""

    def selected_path(self) -> Path:
        """The path of what is selected, to be found again."""

    def go_to(self, path: Path) -> None:
        """Select what stands at a path."""

    def say(self, text: str, is_problem: bool = False) -> None:
        """Tell the person something."""

    def say_where(self, done: str, path: FilePath) -> None:
        """Tell where something was written."""

    def ask(self, question: str, answers: tuple[Answer, ...], then: Callable[[str | None], None]) -> None:
        """Ask over it, and go on with the answer."""


class FileController:
    """Keeps a document and its file together, whatever others do to it."""

    def __init__(self, host: Host) -> None:
        self.host = host
        self.copies = CopyController(host)

    @property
    def document(self) -> Document:
        """The open map."""
        return self.host.document

    def look(self) -> None:
        """See what others have done, unless a line is being typed; the next look will tell."""
        if self.document.claim is None or self.host.is_typing:
            return
        outside = self.document.look()
        if outside is None:
            return
        if outside.file is None:
            told = f"the file was changed outside and cannot be read, yours stays open: {outside.problem}"
            self.host.say(told, True)
        elif self.document.is_saved:
            self._reload(outside.file)
        else:
            self.ask()

    def ask(self) -> None:
        """Ask what is to become of a file that was changed while edits are not saved."""
        number = self.document.unsaved_edits
        answers = (
            Answer("d", "see", "see what differs"),
            Answer("b", "both", "both: take the file, with your edits on it"),
            Answer("r", "reload", "take the file; undo brings your edits back"),
            Answer("k", "keep", "keep yours; saving then writes over the file"),
            *self.copies.answer(self.copies.places()),
            Answer("escape", "", "decide later"),
        )
        is_or_are = "is" if number == 1 else "are"
        question = f"The file was changed outside, and {counted(number)} here {is_or_are} not saved."
        self.host.ask(question, answers, self._answered)

    def _answered(self, answer: str | None) -> None:
        # The file may have changed once more while the question was read.
        outside = outside_of(self.document.file)
        if answer == "copy":
            self.copies.save(self.copies.places())
        elif not answer or outside is None:
            return
        elif outside.file is None:
            self.host.say(f"the file cannot be read: {outside.problem}", True)
        else:
            self._settle_with(outside.file, answer)

    def _settle_with(self, file: MapFile, answer: str) -> None:
        if answer == "see":
            text = told_difference(self.document.file.map, self.document.map, file.map)
            self.host.app.push_screen(Reading("What differs", text), lambda _: self.ask())
        elif answer == "reload":
            self._reload(file)
        elif answer == "both":
            self._put_on(file)
        else:
            keep_over(self.document, file)
            self.host.say(f"Your map is kept: {key_of('save')} writes it over the file")

    def _put_on(self, file: MapFile) -> None:
        misfits = put_on(self.document, file)
        if misfits:
            text = "\n".join(("The file says otherwise there; a next start offers them again.\n", *misfits))
            self.host.app.push_screen(Reading("Edits that do not fit the file", text))
        way = f"{key_of('save')} saves, {key_of('undo')} goes back to what was here"
        self.host.say(f"Your edits are on the file, not saved yet: {way}")

    def _reload(self, file: MapFile) -> None:
        """Go on with the file as it is now, at the same record."""
        keys = keys_of(self.document.map, self.host.selected_path())
        reload(self.document, file)
        self.host.go_to(path_of_keys(file.map, keys))
        back = "" if self.document.is_read_only else f"; {key_of('undo')} goes back to what was here"
        self.host.say(f"The file was changed outside: it was read again{back}")

    def claim(self) -> bool:
        """Take over a map that another program had open, once it has left it; False, and why, where it cannot be."""
        if not self.document.is_read_only:
            self.host.say("this map is yours to edit already", True)
            return False
        if not self.document.take_over():
            self.host.say(self.document.why_read_only, True)
            return False
        self.host.say("The map is yours to edit now")
        # The other program may have saved since the last look.
        self.look()
        return True


def told_difference(read: ProcessMap, own: ProcessMap, now: ProcessMap) -> str:
    """What the file and one's own edits each changed of the map that was read, in sentences."""
    theirs, mine = sentences(read, now), sentences(read, own)
    parts = (("In the file, since it was read:", theirs), ("Your edits, not saved:", mine))
    return "\n\n".join("\n".join((head, *(f"  {line}" for line in lines or ("nothing",)))) for head, lines in parts)
