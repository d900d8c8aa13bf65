"""The places of a map in a merge."""

from dataclasses import dataclass

from procmap.model.fault import Path

Keys = tuple[str, ...]
"""The way to a field: keys of the file, ids of records, and a mark of its own for a record without one."""


@dataclass(frozen=True)
class Spot:
    """A place of the map: the way to it in the merge, and in each side."""

    keys: Keys = ()
    ours: Path = ()
    theirs: Path = ()

    def at(self, key: str) -> "Spot":
        """The place of a key of what stands here."""
        return Spot((*self.keys, key), (*self.ours, key), (*self.theirs, key))

    def item(self, name: str, ours: int, theirs: int) -> "Spot":
        """The place of an item of the list that stands here, with where each side has it."""
        return Spot((*self.keys, name), (*self.ours, ours), (*self.theirs, theirs))


@dataclass(frozen=True)
class Guarded:
    """The paths, in ours and in theirs, of what is not to go quietly: it holds a new comment, or something names it."""

    ours: frozenset[Path] = frozenset()
    theirs: frozenset[Path] = frozenset()

    def __or__(self, other: "Guarded") -> "Guarded":
        """What one or the other guards."""
        return Guarded(self.ours | other.ours, self.theirs | other.theirs)


NOWHERE = Guarded()
