"""The open map and its file: whether it is saved, what is written down of its edits, and whether it may be edited."""

from dataclasses import replace
from pathlib import Path

from procmap.model.process_map import ProcessMap
from procmap.store.journal.claim import Claim
from procmap.store.journal.journal import Edited, Journal
from procmap.store.reading import MapFile
from procmap.store.saving import save_as, save_map
from procmap.workshop.open_map.recovery import Recovery, counted
from procmap.workshop.open_map.undoing import Edit, UndoableMap
from procmap.workshop.open_map.watch import Outside, Watch


class Document(UndoableMap):
    """A map being worked on, and its file.

    One that has a claim writes its edits to a journal, or is read only where the claim is another program's.
    """

    def __init__(self, file: MapFile, claim: Claim | None = None) -> None:
        super().__init__(file.map)
        self.file = file
        self.claim = claim
        self.journal = Journal(file.path) if claim else None
        self.watch = Watch(file.path)
        self.is_read_only = claim is not None and not claim.take()
        self.is_left = False

    def apply(self, label: str, new: ProcessMap, count: int = 1, recovery: Recovery | None = None) -> bool:
        """Make an edit, as any map; a map that is read only takes none, see `why_read_only`."""
        return not self.is_read_only and super().apply(label, new, count, recovery)

    def recover(self, recovery: Recovery) -> None:
        """Take the edits that another start left behind, as one; their own journal goes when they are saved."""
        whole = None if recovery.misfits else recovery
        self.apply(f"recover {counted(recovery.count)}", recovery.map, recovery.count, whole)

    @property
    def is_saved(self) -> bool:
        """Whether the file holds what the map is now; one that is gone, or that nobody can read, holds nothing."""
        return self.map == self.file.map and (self.is_read_only or not self.watch.problem)

    @property
    def unsaved_edits(self) -> int:
        """How many edits the file does not hold; to have taken one back that was saved is one too."""
        return 0 if self.map == self.file.map else abs(self._count) or 1

    def save(self) -> bool:
        """Write the map to its file; False where there was nothing to write. Raises Refused."""
        if self.is_saved:
            return False
        self.file = save_map(self.file, self.map)
        self.watch.problem = ""
        self._forget_recovered()
        self._settle()
        return True

    def save_to(self, path: Path) -> None:
        """Write the map to a new file, where a link leads to, and go on with it. Raises Refused over a file."""
        is_other = path != self.file.path
        self.file = replace(save_as(self.file, self.map, path.resolve()), path=path)
        self.watch = Watch(path)
        self._forget_recovered()
        self._settle()
        if self.claim and is_other:
            self.claim.release()
            self.claim, self.journal = Claim(path), Journal(path)
            self.is_read_only = not self.claim.take()

    def go_on(self, file: MapFile, new: ProcessMap, label: str) -> None:
        """Go on with another file, and with a map that is an edit where it differs from the one until now."""
        if new != self.map and not self.is_read_only:
            self._remember(Edit(label, self.map, 0))
        self.file, self.map = file, new
        self._follow_up(label, file.map)

    def leave_for_next_start(self) -> None:
        """Have a next start offer what is unsaved by now, whatever becomes of it here."""
        if self.journal and self.unsaved_edits:
            self.journal.set_aside()

    def look(self) -> Outside | None:
        """What others have done: to the file, which is given, and whether one who had the map open has left it."""
        is_left = self.is_read_only and self.claim is not None and self.claim.is_free()
        if is_left != self.is_left:
            self.is_left = is_left
            self._changed()
        self._protect()
        was_saved, outside = self.is_saved, self.watch.look(self.file)
        if self.is_saved != was_saved:
            self._changed()
        return outside

    def _protect(self) -> None:
        """Write down what could not be written before: by now the disk may have room."""
        if self.journal and self.danger:
            self._write_down("all until now", self.map)
            if not self.danger:
                self._changed()

    def take_over(self) -> bool:
        """Edit a map that was read only, once the other program has left it; False while it has not."""
        if self.is_read_only and self.claim and self.claim.take():
            self.is_read_only = self.is_left = False
            self._changed()
        return not self.is_read_only

    @property
    def why_read_only(self) -> str:
        """Who has the map open, as far as that is known."""
        holder = self.claim.holder() if self.claim else None
        who = f" (process {holder.process}, since {holder.since})" if holder else ""
        return f"read only: the map is open in another procmap{who}"

    @property
    def danger(self) -> str:
        """Why edits would not outlive the program; empty where they would."""
        return self.journal.failure if self.journal and self.unsaved_edits else ""

    @property
    def lost(self) -> str:
        """What would be left of the edits that are in danger."""
        if self.journal and self.journal.holds_some:
            return "the next start offers only the first of them"
        return "nothing of that could be written down"

    def close(self) -> None:
        """Leave the map to others. Edits that are not saved are given up."""
        if self.unsaved_edits:
            self._forget_recovered()
        if self.journal:
            self.journal.clear()
        if self.claim and not self.is_read_only:
            self.claim.release()

    def _follow_up(self, label: str, before: ProcessMap) -> None:
        """Write down what was done, or that nothing is unsaved any more, and tell the listeners."""
        if not self.unsaved_edits:
            self._settle()
            return
        self._write_down(label, before)
        self._changed()

    def _write_down(self, label: str, before: ProcessMap) -> None:
        recovered = (name for recovery in self._recoveries() for name in recovery.journals)
        if self.journal:
            self.journal.write(self.file, before, Edited(label, self.map, self.unsaved_edits, tuple(recovered)))

    def _forget_recovered(self) -> None:
        """Drop the journals of what was recovered, unless that was taken back."""
        for recovery in self._recoveries():
            recovery.drop()

    def _settle(self) -> None:
        """Nothing is unsaved any more."""
        self._count = 0
        if self.journal:
            self.journal.clear()
        self._changed()
