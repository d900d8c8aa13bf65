"""The open map: what it is now, what it was before each edit, and whether it is saved."""

from collections.abc import Callable
from dataclasses import dataclass, replace
from pathlib import Path

from procmap.model.process_map import ProcessMap
from procmap.store.atomic import create_file
from procmap.store.editing import edited_text
from procmap.store.reading import MapFile, read_map
from procmap.store.saving import save_map


@dataclass(frozen=True)
class Edit:
    """An edit that was made: what it is called, and the map before it."""

    label: str
    before: ProcessMap


class Document:
    """A map being worked on. Every edit has a name and can be undone and redone."""

    def __init__(self, file: MapFile) -> None:
        self.file = file
        self.map = file.map
        self._done: list[Edit] = []
        self._undone: list[Edit] = []
        self._listeners: list[Callable[[], None]] = []

    def apply(self, label: str, new: ProcessMap) -> bool:
        """Make an edit. An edit that changes nothing is none: it gives False and leaves no trace."""
        if new == self.map:
            return False
        self._done.append(Edit(label, self.map))
        self._undone.clear()
        self._become(new)
        return True

    def undo(self) -> str | None:
        """Take the last edit back and give its name, or None where there is none."""
        return self._step(self._done, self._undone)

    def redo(self) -> str | None:
        """Make the edit last taken back again and give its name, or None where there is none."""
        return self._step(self._undone, self._done)

    def _step(self, source: list[Edit], other: list[Edit]) -> str | None:
        if not source:
            return None
        edit = source.pop()
        other.append(Edit(edit.label, self.map))
        self._become(edit.before)
        return edit.label

    @property
    def is_saved(self) -> bool:
        """Whether the file holds what the map is now."""
        return self.map == self.file.map

    def save(self) -> bool:
        """Write the map to its file; False where there was nothing to write. Raises Refused."""
        if self.is_saved:
            return False
        self.file = save_map(self.file, self.map)
        self._changed()
        return True

    def save_copy(self) -> None:
        """Write the map to a new file beside its own, and go on with that one. Raises Refused."""
        path = free_name(self.file.path)
        create_file(path, edited_text(self.file.text, self.map).encode())
        self.file = replace(read_map(path), map=self.map)
        self._changed()

    def listen(self, listener: Callable[[], None]) -> None:
        """Have a function called after every change of the map or of its file."""
        self._listeners.append(listener)

    def forget(self, listener: Callable[[], None]) -> None:
        """Call a function no more."""
        if listener in self._listeners:
            self._listeners.remove(listener)

    def _become(self, new: ProcessMap) -> None:
        self.map = new
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
