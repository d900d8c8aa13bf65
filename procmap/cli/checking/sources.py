"""Where a check finds its maps: in the work tree, or in git's index."""

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Protocol

from procmap.cli.checking.files import Refusals, files_meant
from procmap.cli.judging import configured
from procmap.export.formats import FORMATS
from procmap.rules.registry import THRESHOLDS
from procmap.store.configuration import Configuration, parse_configuration
from procmap.store.faults import PlacedFault
from procmap.store.library import resolve
from procmap.store.reading import MapFile, read_map

if TYPE_CHECKING:
    from procmap.store.git.revisions import Revision


class Source(Protocol):
    """Which maps are meant, what they say, how their team has them judged, and what they were. Each raises Refused."""

    def meant(self, paths: Sequence[str], refusals: Refusals) -> tuple[Path, ...]:
        """Every map that paths mean, each once; paths that mean none are refused."""

    def read(self, path: Path) -> MapFile:
        """A map."""

    def configured(self, path: Path) -> Configuration:
        """What the team has set for a map."""

    def at(self, name: str, paths: Sequence[Path]) -> "Revision":
        """A revision of git, for these maps."""


class WorkTree:
    """Maps as they lie on disk."""

    def meant(self, paths: Sequence[str], refusals: Refusals) -> tuple[Path, ...]:
        """Every map that paths mean, each once; paths that mean none are refused."""
        return files_meant(paths, refusals)

    def read(self, path: Path) -> MapFile:
        """A map."""
        return read_map(path)

    def configured(self, path: Path) -> Configuration:
        """What the team has set for a map."""
        return configured(path)

    def at(self, name: str, paths: Sequence[Path]) -> "Revision":
        """A revision of git, for these maps."""
        from procmap.store.git.revisions import revision

        return revision(name, paths)


class Staged:
    """Maps and configuration as the next commit takes them."""

    def __init__(self) -> None:
        from procmap.store.git.staged import read_index

        self.index = read_index()

    def meant(self, paths: Sequence[str], refusals: Refusals) -> tuple[Path, ...]:
        """Every map that paths mean, each once; without paths those that the next commit changes."""
        found: dict[Path, None] = {}
        for path in paths:
            maps = self.index.maps_at(Path(path)) or self.index.maps_at(resolve(path))
            found.update(dict.fromkeys(maps))
            if not maps:
                nothing = "nothing of it is staged in git: expected a map that `git add` took"
                refusals.add([PlacedFault(path, 1, 1, nothing)])
        return tuple(found) if paths else self.index.changed_maps()

    def read(self, path: Path) -> MapFile:
        """A map."""
        return self.index.read(path)

    def configured(self, path: Path) -> Configuration:
        """What the team has set for a map in the procmap.toml that the commit takes."""
        found = self.index.configuration(path)
        return parse_configuration(found[1], found[0], THRESHOLDS, FORMATS) if found else Configuration()

    def at(self, name: str, _paths: Sequence[Path]) -> "Revision":
        """A revision of git, for the maps of the index."""
        from procmap.store.git.revisions import revision_of_index

        return revision_of_index(name)
