"""Maps as they stand in git's index, which is what the next commit takes."""

import os
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path, PurePosixPath

from procmap.store.configuration import configuration_path
from procmap.store.faults import refusal
from procmap.store.git.running import git, reason
from procmap.store.library import CONFIGURATION_NAME
from procmap.store.reading import MapFile, bounded, digest_of, parse_text, read_bytes


@dataclass(frozen=True)
class Index:
    """The TOML files in git's index: each one's object by its name from the top of the work tree.

    The object is None where git has yet to merge the file. Links are left out: they hold no map.
    """

    top: Path
    objects: Mapping[PurePosixPath, str | None]

    def changed_maps(self) -> tuple[Path, ...]:
        """The maps in folders called `maps` that the next commit changes, from where the program runs."""
        # Names count from the top whatever a person has set.
        options = ("--cached", "--name-only", "--no-renames", "--diff-filter=d", "-z")
        listed = _listed("-c", "diff.relative=false", "diff", *options)
        names = (PurePosixPath(name) for name in dict.fromkeys(listed))
        return self._from_here(name for name in names if "maps" in name.parts[:-1] and self._may_be_map(name))

    def maps_at(self, path: Path) -> tuple[Path, ...]:
        """The maps that a path means, a folder all below it; a link means the file that it leads to."""
        asked = self._name(path.resolve())
        maps = (name for name in self.objects if asked in name.parents and self._may_be_map(name))
        return self._from_here([asked] if asked in self.objects else maps)

    def read(self, path: Path) -> MapFile:
        """Read a map. Raises Refused with every fault, or where git has yet to merge it."""
        content = self._content(self._name(path.absolute()), path)
        text, process_map = parse_text(content, str(path))
        return MapFile(path, text, digest_of(content), process_map)

    def configuration(self, map_path: Path) -> tuple[Path, bytes] | None:
        """The nearest procmap.toml in the folder of a map or above it, and its content; above the top that on disk.

        Raises Refused.
        """
        folders = self._name(map_path.absolute()).parents
        found = next((name for folder in folders if (name := folder / CONFIGURATION_NAME) in self.objects), None)
        if found:
            (path,) = self._from_here([found])
            return path, self._content(found, path)
        above = configuration_path(self.top)
        return (above, read_bytes(above)) if above else None

    def _content(self, name: PurePosixPath, path: Path) -> bytes:
        held = self.objects[name]
        if held is None:
            raise refusal(path, "the merge of it is not settled in git: expected `git add` once it is")
        done = git(Path.cwd(), "cat-file", "blob", held, in_hook=True)
        if done.returncode:
            raise refusal(path, f"git cannot read what is staged{reason(done)}: expected it in the repository")
        return bounded(done.stdout, path)

    def _may_be_map(self, name: PurePosixPath) -> bool:
        hidden = any(part.startswith(".") for part in name.parts)
        return name in self.objects and name.name != CONFIGURATION_NAME and not hidden

    def _name(self, path: Path) -> PurePosixPath:
        return PurePosixPath(Path(os.path.relpath(path, self.top)).as_posix())

    def _from_here(self, names: Iterable[PurePosixPath]) -> tuple[Path, ...]:
        return tuple(Path(os.path.relpath(self.top / name)) for name in names)


def read_index() -> Index:
    """The index of the repository that we are in, or whose hook we are. Raises Refused where there is none."""
    done = git(Path.cwd(), "rev-parse", "--show-toplevel", in_hook=True)
    if done.returncode:
        raise refusal(Path.cwd(), f"git lists no staged files here{reason(done)}: expected a work tree of git")
    top = done.stdout.decode(errors="surrogateescape").removesuffix("\n")
    return Index(Path(top), dict(_objects(_listed("ls-files", "--stage", "--full-name", "-z", "--", ":(top)*.toml"))))


def _objects(lines: Iterable[str]) -> Iterator[tuple[PurePosixPath, str | None]]:
    """The names and objects of the regular files among what git lists."""
    for line in lines:
        said, _, name = line.partition("\t")
        mode, held, stage = said.split(" ")
        if mode.startswith("100"):
            yield PurePosixPath(name), held if stage == "0" else None


def _listed(*arguments: str) -> list[str]:
    done = git(Path.cwd(), *arguments, in_hook=True)
    if done.returncode:
        raise refusal(Path.cwd(), f"git lists no staged files here{reason(done)}: expected a work tree of git")
    return [name for name in done.stdout.decode(errors="surrogateescape").split("\0") if name]
