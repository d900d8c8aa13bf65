"""What a screen over a document does when others touch its file: tells, asks, reads it again, takes it over."""

from procmap.model.difference import keys_of, path_of_keys
from procmap.model.fault import Path
from procmap.model.process_map import ProcessMap
from procmap.store.faults import Refused
from procmap.store.reading import MapFile
from procmap.tui.commands import key_of
from procmap.tui.screens.abilities.noting import NotingScreen
from procmap.tui.screens.asking import Answer, Ask
from procmap.tui.screens.reading import Reading
from procmap.workshop.open_map.differing import sentences
from procmap.workshop.open_map.document import free_name
from procmap.workshop.open_map.recovery import counted
from procmap.workshop.open_map.watch import outside_of


class WatchingScreen(NotingScreen):
    """Knows how its document stands with others: saved, protected, read only, its file still the one that was read."""

    @property
    def is_typing(self) -> bool:
        """Whether a line is open, which nothing may disturb."""
        return False

    def selected_path(self) -> Path:
        """The path of what is selected, to be found again."""
        return ()

    def go_to(self, path: Path) -> None:
        """Select what stands at a path."""

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

    def look(self) -> None:
        """See what others have done, unless a line is being typed; the next look will tell."""
        if self.document.claim is None or self.is_typing:
            return
        outside = self.document.look()
        if outside is None:
            return
        if outside.file is None:
            self.say(f"the file was changed outside and cannot be read, yours stays open: {outside.problem}", True)
        elif self.document.is_saved:
            self.reload(outside.file)
        else:
            self.ask_about_file()

    def ask_about_file(self) -> None:
        """Ask what is to become of a file that was changed while edits are not saved."""
        number = self.document.unsaved_edits
        answers = (
            Answer("d", "see", "see what differs"),
            Answer("b", "both", "both: take the file, with your edits on it"),
            Answer("r", "reload", "take the file; undo brings your edits back"),
            Answer("k", "keep", "keep yours; saving then writes over the file"),
            Answer("c", "copy", f"save a copy as {free_name(self.document.file.path).name}, go on with it"),
            Answer("escape", "", "decide later"),
        )
        is_or_are = "is" if number == 1 else "are"
        question = f"The file was changed outside, and {counted(number)} here {is_or_are} not saved."
        self.app.push_screen(Ask(question, answers), self._answered)

    def _answered(self, answer: str | None) -> None:
        # The file may have changed once more while the question was read.
        outside = outside_of(self.document.file)
        if answer == "copy":
            self.save_copy()
        elif not answer or outside is None:
            return
        elif outside.file is None:
            self.say(f"the file cannot be read: {outside.problem}", True)
        else:
            self._settle_with(outside.file, answer)

    def _settle_with(self, file: MapFile, answer: str) -> None:
        if answer == "see":
            text = told_difference(self.document.file.map, self.document.map, file.map)
            self.app.push_screen(Reading("What differs", text), lambda _: self.ask_about_file())
        elif answer == "reload":
            self.reload(file)
        elif answer == "both":
            self._put_on(file)
        else:
            self.document.keep_over(file)
            self.say(f"Your map is kept: {key_of('save')} writes it over the file")

    def _put_on(self, file: MapFile) -> None:
        misfits = self.document.put_on(file)
        if misfits:
            text = "\n".join(("The file says otherwise there; a next start offers them again.\n", *misfits))
            self.app.push_screen(Reading("Edits that do not fit the file", text))
        way = f"{key_of('save')} saves, {key_of('undo')} goes back to what was here"
        self.say(f"Your edits are on the file, not saved yet: {way}")

    def save_copy(self) -> None:
        """Write the map to a new file beside its own, and go on with that one."""
        try:
            self.document.save_copy()
        except Refused as refused:
            self.say(refused.faults[0].message, True)
            return
        self.say(f"Saved to {self.document.file.path}")

    def reload(self, file: MapFile) -> None:
        """Go on with the file as it is now, at the same record."""
        keys = keys_of(self.document.map, self.selected_path())
        self.document.reload(file)
        self.go_to(path_of_keys(file.map, keys))
        back = "" if self.document.is_read_only else f"; {key_of('undo')} goes back to what was here"
        self.say(f"The file was changed outside: it was read again{back}")

    def action_claim(self) -> None:
        """Edit a map that another program had open, once it has left it."""
        if not self.document.is_read_only:
            self.say("this map is yours to edit already", True)
        elif self.document.take_over():
            self.say("The map is yours to edit now")
            self.taken_over()
        else:
            self.say(self.document.why_read_only, True)

    def taken_over(self) -> None:
        """Go on where the other program stopped."""


def told_difference(read: ProcessMap, own: ProcessMap, now: ProcessMap) -> str:
    """What the file and one's own edits each changed of the map that was read, in sentences."""
    theirs, mine = sentences(read, now), sentences(read, own)
    parts = (("In the file, since it was read:", theirs), ("Your edits, not saved:", mine))
    return "\n\n".join("\n".join((head, *(f"  {line}" for line in lines or ("nothing",)))) for head, lines in parts)
