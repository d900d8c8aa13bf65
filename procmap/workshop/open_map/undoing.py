"""A map whose edits have names and can be taken back, and who wants to know of them."""

from abc import ABC, abstractmethod
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace

from procmap.model.process_map import ProcessMap
from procmap.workshop.open_map.recovery import Recovery


@dataclass(frozen=True)
class Edit:
    """An edit that was made: its name, the map before it, how many edits it stands for, and what it recovered."""

    label: str
    before: ProcessMap
    count: int = 1
    recovery: Recovery | None = None


class UndoableMap(ABC):
    """A map as it is now. Every edit has a name and can be undone and redone."""

    def __init__(self, process_map: ProcessMap) -> None:
        self.map = process_map
        self._count = 0
        self._done: list[Edit] = []
        self._undone: list[Edit] = []
        self._listeners: list[Callable[[], None]] = []

    def apply(self, label: str, new: ProcessMap, count: int = 1, recovery: Recovery | None = None) -> bool:
        """Make an edit, or one for several. One that changes nothing is none: it gives False and leaves no trace."""
        if new == self.map:
            return False
        self._remember(Edit(label, self.map, count, recovery))
        self._become(label, new, count)
        return True

    @property
    def last_edit(self) -> Edit | None:
        """The edit that undo would take back, or None where there is none."""
        return self._done[-1] if self._done else None

    def undo(self) -> str | None:
        """Take the last edit back and give its name, or None where there is none."""
        return self._step(self._done, self._undone, -1)

    def redo(self) -> str | None:
        """Make the edit last taken back again and give its name, or None where there is none."""
        return self._step(self._undone, self._done, 1)

    def listen(self, listener: Callable[[], None]) -> None:
        """Have a function called after every change of the map or of its file."""
        self._listeners.append(listener)

    def forget(self, listener: Callable[[], None]) -> None:
        """Call a function no more."""
        if listener in self._listeners:
            self._listeners.remove(listener)

    @abstractmethod
    def _follow_up(self, label: str, before: ProcessMap) -> None:
        """Keep what was done, and tell the listeners."""

    def _recoveries(self) -> Iterator[Recovery]:
        """What was recovered and not taken back."""
        return (edit.recovery for edit in self._done if edit.recovery)

    def _remember(self, edit: Edit) -> None:
        self._done.append(edit)
        self._undone.clear()

    def _step(self, source: list[Edit], other: list[Edit], sign: int) -> str | None:
        if not source:
            return None
        edit = source.pop()
        other.append(replace(edit, before=self.map))
        self._become(edit.label, edit.before, sign * edit.count)
        return edit.label

    def _become(self, label: str, new: ProcessMap, count: int) -> None:
        before, self.map = self.map, new
        self._count += count
        self._follow_up(label, before)

    def _changed(self) -> None:
        for listener in tuple(self._listeners):
            listener()
