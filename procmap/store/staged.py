"""Maps as they stand in git's index, which is what the next commit takes."""

import os
from collections.abc import Iterable, Sequence
from pathlib import Path, PurePosixPath

from procmap.store.faults import PlacedFault, refusal
from procmap.store.git import git, reason
from procmap.store.library import CONFIGURATION_NAME
from procmap.store.reading import MapFile, digest_of, parse_text


def changed_maps() -> tuple[Path, ...]:
    """The maps in folders called `maps` that the next commit changes, from where the program runs. Raises Refused."""
    names = _listed("diff", "--cached", "--name-only", "--no-renames", "--diff-filter=d")
    return _from_here(name for name in names if "maps" in name.parts[:-1] and _may_be_map(name))


def staged_maps(paths: Sequence[Path]) -> tuple[tuple[Path, ...], tuple[PlacedFault, ...]]:
    """The maps in the index that paths mean, a folder all below it, and a fault for each that means none."""
    found: dict[Path, None] = {}
    faults = []
    for path in paths:
        literal = f":(literal){path}"
        names = _listed("ls-files", "--full-name", "--", literal)
        maps = _from_here(name for name in names if _may_be_map(name) or path.suffix == ".toml")
        found.update(dict.fromkeys(maps))
        if not maps:
            faults.append(
                PlacedFault(str(path), 1, 1, "nothing of it is staged in git: expected a map that `git add` took")
            )
    return tuple(found), tuple(faults)


def read_staged(path: Path) -> MapFile:
    """Read a map from the index. Raises Refused with every fault, or where git has yet to merge it."""
    name = Path(os.path.relpath(path.absolute(), _top())).as_posix()
    done = git(Path.cwd(), "cat-file", "blob", f":0:{name}", in_hook=True)
    if done.returncode:
        raise refusal(path, "the merge of it is not settled in git: expected `git add` once it is")
    text, process_map = parse_text(done.stdout, str(path))
    return MapFile(path, text, digest_of(done.stdout), process_map)


def _listed(*arguments: str) -> Iterable[PurePosixPath]:
    """The names that git lists, from the top of the work tree."""
    command, *rest = arguments
    done = git(Path.cwd(), command, "-z", *rest, in_hook=True)
    if done.returncode:
        raise refusal(Path.cwd(), f"git lists no staged files here{reason(done)}: expected a work tree of git")
    names = done.stdout.decode(errors="surrogateescape").split("\0")
    return dict.fromkeys(PurePosixPath(name) for name in names if name)


def _may_be_map(name: PurePosixPath) -> bool:
    hidden = any(part.startswith(".") for part in name.parts)
    return name.suffix == ".toml" and name.name != CONFIGURATION_NAME and not hidden


def _from_here(names: Iterable[PurePosixPath]) -> tuple[Path, ...]:
    top = _top()
    return tuple(Path(os.path.relpath(top / name)) for name in names)


def _top() -> Path:
    done = git(Path.cwd(), "rev-parse", "--show-toplevel", in_hook=True)
    if done.returncode:
        raise refusal(Path.cwd(), f"git finds no work tree here{reason(done)}: expected one")
    return Path(done.stdout.decode(errors="surrogateescape").removesuffix("\n"))
