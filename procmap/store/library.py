"""Where maps lie: the folder of maps, maps by name, and every map below a folder."""

import os
from collections.abc import Iterable, Iterator
from pathlib import Path

from procmap.store.faults import Refused, refusal

CONFIGURATION_NAME = "procmap.toml"
"""The one TOML file that is never a map."""

MAPS = Path("maps")
"""The folder of maps, from where the program runs."""


def map_paths(folder: Path) -> tuple[Path, ...]:
    """The maps in a folder, by name; none where there is no such folder. Raises Refused where it may not be read."""
    try:
        return tuple(sorted(path for path in folder.iterdir() if _is_map(path)))
    except (FileNotFoundError, NotADirectoryError):
        return ()
    except OSError as error:
        raise refusal(folder, "the folder cannot be read: expected the permission to") from error


def resolve(name: str, folder: Path = MAPS) -> Path:
    """The map that a word on the command line means: a path as it is, or a bare name of a map in the folder."""
    path = Path(name)
    if path.exists() or path.suffix or path.name != name:
        return path
    return folder / f"{name}.toml"


def map_files(paths: Iterable[Path]) -> tuple[Path, ...]:
    """The files that are meant, each once: a folder means every map below it, outside hidden folders.

    Raises Refused where a path is not there, or where there is no map at all.
    """
    chosen = tuple(paths)
    missing = [fault for path in chosen if not path.exists() for fault in _missing(path).faults]
    if missing:
        raise Refused(missing)
    files = tuple(dict.fromkeys(file for path in chosen for file in (_below(path) if path.is_dir() else [path])))
    if not files:
        names = ", ".join(map(str, chosen)) or "."
        raise refusal(names, "there is no map here: expected at least one .toml file")
    return files


def _missing(path: Path) -> Refused:
    return refusal(path, "there is no such file or folder: expected a map, or a folder of maps")


def _below(folder: Path) -> Iterator[Path]:
    for place, folders, names in os.walk(folder):
        folders[:] = sorted(name for name in folders if not name.startswith("."))
        yield from (path for name in sorted(names) if _is_map(path := Path(place, name)))


def _is_map(path: Path) -> bool:
    hidden = path.name.startswith(".")
    return path.suffix == ".toml" and path.name != CONFIGURATION_NAME and not hidden and not path.is_dir()
