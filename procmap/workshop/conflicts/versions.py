"""The maps that a text in conflict could be: with some lines for one conflict, and the others all settled one way."""

from dataclasses import dataclass
from functools import cached_property
from typing import Literal

from procmap.model.process_map import ProcessMap
from procmap.store.conflicts.markers import replaced
from procmap.store.faults import Refused
from procmap.store.reading import parse_text
from procmap.workshop.conflicts.unsettled import Unsettled

Side = Literal["ours", "theirs"]


@dataclass(frozen=True)
class Version:
    """A text, the map that it says, and where the lines of the conflict begin in it."""

    text: str
    map: ProcessMap
    start: int


class Versions:
    """The versions of one text; those in which all conflicts are settled one way are read once."""

    def __init__(self, file: Unsettled) -> None:
        self.file = file

    def pair(self, position: int) -> tuple[Version, Version] | None:
        """A conflict settled for us and for them, the others in a way in which both are maps; None where none is."""
        conflict = self.file.conflicts[position]
        others: tuple[Side, Side] = ("ours", "theirs")
        for side in others:
            ours, theirs = (self.version(position, lines, side) for lines in (conflict.ours, conflict.theirs))
            if ours and theirs:
                return ours, theirs
        return None

    def reads(self, position: int, lines: str) -> bool:
        """Whether some lines in the place of a conflict make a map, whichever way the others are settled."""
        return bool(self.version(position, lines, "ours") or self.version(position, lines, "theirs"))

    def version(self, position: int, lines: str, others: Side) -> Version | None:
        """The text with some lines for one conflict; None where it says no map."""
        sides = self._lines(others)
        start = len(replaced(self.file.text[: self.file.conflicts[position].start], sides[:position]))
        is_whole = lines == sides[position]
        read = self._whole[others] if is_whole else self._read([*sides[:position], lines, *sides[position + 1 :]])
        return Version(*read, start) if read else None

    def _lines(self, side: Side) -> list[str]:
        return [it.theirs if side == "theirs" else it.ours for it in self.file.conflicts]

    @cached_property
    def _whole(self) -> dict[Side, tuple[str, ProcessMap] | None]:
        return {"ours": self._read(self._lines("ours")), "theirs": self._read(self._lines("theirs"))}

    def _read(self, sides: list[str]) -> tuple[str, ProcessMap] | None:
        try:
            return parse_text(replaced(self.file.text, sides).encode(), str(self.file.path))
        except Refused:
            return None
