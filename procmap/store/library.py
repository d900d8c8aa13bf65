"""Where maps lie: the folder of maps, maps by name, and every map below a folder."""

import os
from collections.abc import Iterator
from pathlib import Path

from procmap.store.faults import PlacedFault, refusal

CONFIGURATION_NAME = "procmap.toml"
"""The one TOML file that is never a map."""

_CLOSED = "the folder may not be read: expected the permission to"

MAPS = Path("maps")
"""The folder of maps, from where the program runs."""


def map_paths(folder: Path) -> tuple[Path, ...]:
    """The maps in a folder, by name; none where there is no such folder. Raises Refused where it may not be read."""
    try:
        return tuple(sorted(path for path in folder.iterdir() if _is_map(path)))
    except (FileNotFoundError, NotADirectoryError):
        return ()
    except OSError as error:
        raise refusal(folder, _CLOSED) from error


def resolve(name: str, folder: Path = MAPS) -> Path:
    """The map that a word on the command line means: a path as it is, or a bare name of a map in the folder."""
    path = Path(name)
    if path.exists() or path.suffix == ".toml" or path.name != name:
        return path
    return folder / f"{name}.toml"


def map_files(path: Path) -> tuple[tuple[Path, ...], tuple[PlacedFault, ...]]:
    """The maps that a path means, and the faults on the way to them.

    A folder means every map below it, outside hidden folders; it is a fault that a folder on the way
    may not be read, or that there is no map at all. Any other path means itself.
    """
    if not path.is_dir():
        return (path,), ()
    closed: list[OSError] = []
    files = tuple(_below(path, closed))
    faults = [PlacedFault(str(error.filename), 1, 1, _CLOSED) for error in closed]
    if not files and not faults:
        faults = [PlacedFault(str(path), 1, 1, "there is no map here: expected at least one .toml file")]
    return files, tuple(faults)


def _below(folder: Path, closed: list[OSError]) -> Iterator[Path]:
    for place, folders, names in os.walk(folder, onerror=closed.append):
        folders[:] = sorted(name for name in folders if not name.startswith("."))
        yield from (path for name in sorted(names) if _is_map(path := Path(place, name)))


def _is_map(path: Path) -> bool:
    hidden = path.name.startswith(".")
    return path.suffix == ".toml" and path.name != CONFIGURATION_NAME and not hidden and not path.is_dir()
