"""The open map: what it is now, what it was before each edit, whether it is saved, and whether it may be edited."""

from collections.abc import Callable
from dataclasses import dataclass, replace
from pathlib import Path

from procmap.model.difference import differences
from procmap.model.process_map import ProcessMap
from procmap.store.claim import Claim
from procmap.store.journal import Edited, Journal
from procmap.store.reading import MapFile
from procmap.store.saving import save_as, save_map
from procmap.workshop.open_map.differing import sentences
from procmap.workshop.open_map.recovery import Recovery, counted, with_differences
from procmap.workshop.open_map.watch import Outside, Watch


@dataclass(frozen=True)
class Edit:
    """An edit that was made: its name, the map before it, how many edits it stands for, and what it recovered."""

    label: str
    before: ProcessMap
    count: int = 1
    recovery: Recovery | None = None


class Document:
    """A map being worked on. Every edit has a name and can be undone and redone.

    One that has a claim writes its edits to a journal, or is read only where the claim is another program's.
    """

    def __init__(self, file: MapFile, claim: Claim | None = None) -> None:
        self.file = file
        self.map = file.map
        self.claim = claim
        self.journal = Journal(file.path) if claim else None
        self.watch = Watch(file.path)
        self.is_read_only = claim is not None and not claim.take()
        self.is_left = False
        self._count = 0
        self._done: list[Edit] = []
        self._undone: list[Edit] = []
        self._listeners: list[Callable[[], None]] = []

    def apply(self, label: str, new: ProcessMap, count: int = 1) -> bool:
        """Make an edit, or one for several. One that changes nothing, or of a map that is read only, is none.

        It gives False and leaves no trace; see `why_read_only`.
        """
        if self.is_read_only or new == self.map:
            return False
        self._done.append(Edit(label, self.map, count))
        self._undone.clear()
        self._become(label, new, count)
        return True

    def undo(self) -> str | None:
        """Take the last edit back and give its name, or None where there is none."""
        return self._step(self._done, self._undone, -1)

    def redo(self) -> str | None:
        """Make the edit last taken back again and give its name, or None where there is none."""
        return self._step(self._undone, self._done, 1)

    def _step(self, source: list[Edit], other: list[Edit], sign: int) -> str | None:
        if not source:
            return None
        edit = source.pop()
        other.append(replace(edit, before=self.map))
        self._become(edit.label, edit.before, sign * edit.count)
        return edit.label

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

    def save_copy(self) -> None:
        """Write the map to a new file beside its own, and go on with that one. Raises Refused."""
        path = free_name(self.file.path)
        self._save_new(path, path)
        if self.claim:
            self.claim.release()
            self.claim, self.journal = Claim(path), Journal(path)
            self.is_read_only = not self.claim.take()

    def save_again(self) -> None:
        """Write the map under its own name, where its file is gone. Raises Refused where it is there again."""
        self._save_new(self.file.path, self.file.path.resolve())

    def _save_new(self, path: Path, place: Path) -> None:
        """Write the map to a new file, in the place that a path leads to."""
        self.file = replace(save_as(self.file, self.map, place), path=path)
        self.watch = Watch(path)
        self._forget_recovered()
        self._settle()

    def recover(self, recovery: Recovery) -> None:
        """Take the edits that another start left behind, as one; their own journal goes when they are saved."""
        if self.apply(f"recover {counted(recovery.count)}", recovery.map, recovery.count) and not recovery.misfits:
            self._done[-1] = replace(self._done[-1], recovery=recovery)

    def reload(self, file: MapFile) -> None:
        """Go on with the file as it is now. Undo brings one's own map back; a next start offers what was unsaved."""
        if self.journal and self.unsaved_edits:
            self.journal.set_aside()
        self._go_on(file, file.map, "read the file again")

    def put_on(self, file: MapFile) -> tuple[str, ...]:
        """Go on with one's own edits on the file as it is now; gives in sentences those that do not fit it.

        Where some do not, a next start offers them.
        """
        read, own = self.file.map, self.map
        made, misfits = with_differences(file.map, tuple(differences(read, own)))
        if self.journal and misfits:
            self.journal.set_aside()
        self._go_on(file, made, "put my edits on the file")
        return sentences(read, own, misfits)

    def keep_over(self, file: MapFile) -> None:
        """Keep one's own map although the file is now another: saving will write over that one."""
        self._go_on(file, self.map, "keep my map")

    def _go_on(self, file: MapFile, new: ProcessMap, label: str) -> None:
        if new != self.map and not self.is_read_only:
            self._done.append(Edit(label, self.map, 0))
            self._undone.clear()
        self.file, self.map = file, new
        self._follow_up(label, file.map)

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

    def close(self) -> None:
        """Leave the map to others. Edits that are not saved are given up."""
        if self.unsaved_edits:
            self._forget_recovered()
        if self.journal:
            self.journal.clear()
        if self.claim and not self.is_read_only:
            self.claim.release()

    @property
    def is_gone(self) -> bool:
        """Whether there is no file any more under the name of the map."""
        return not self.file.path.exists()

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

    def listen(self, listener: Callable[[], None]) -> None:
        """Have a function called after every change of the map or of its file."""
        self._listeners.append(listener)

    def forget(self, listener: Callable[[], None]) -> None:
        """Call a function no more."""
        if listener in self._listeners:
            self._listeners.remove(listener)

    def _become(self, label: str, new: ProcessMap, count: int) -> None:
        before, self.map = self.map, new
        self._count += count
        self._follow_up(label, before)

    def _follow_up(self, label: str, before: ProcessMap) -> None:
        """Write down what was done, or that nothing is unsaved any more, and tell the listeners."""
        if not self.unsaved_edits:
            self._settle()
            return
        self._write_down(label, before)
        self._changed()

    def _write_down(self, label: str, before: ProcessMap) -> None:
        recovered = (name for edit in self._done if edit.recovery for name in edit.recovery.journals)
        if self.journal:
            self.journal.write(self.file, before, Edited(label, self.map, self.unsaved_edits, tuple(recovered)))

    def _forget_recovered(self) -> None:
        """Drop the journals of what was recovered, unless that was taken back."""
        for edit in self._done:
            if edit.recovery:
                edit.recovery.drop()

    def _settle(self) -> None:
        """Nothing is unsaved any more."""
        self._count = 0
        if self.journal:
            self.journal.clear()
        self._changed()

    def _changed(self) -> None:
        for listener in tuple(self._listeners):
            listener()


def free_name(path: Path) -> Path:
    """The first name beside a file that is not taken: `map-2.toml`, `map-3.toml`."""
    number = 2
    while (free := path.with_name(f"{path.stem}-{number}{path.suffix}")).exists():
        number += 1
    return free
