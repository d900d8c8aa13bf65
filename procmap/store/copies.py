"""Where a copy of a map can be written: beside it, or else in a folder of the person's own."""

import tempfile
from pathlib import Path

from procmap.store.personal import own_folders


def places_for_copy(path: Path) -> tuple[Path, ...]:
    """Free names for a copy in every folder that can be written, the one that is found most easily first."""
    folders = (path.parent, *own_folders())
    return tuple(_free_name(folder / path.name) for folder in folders if _can_be_written(folder))


def _free_name(path: Path) -> Path:
    """The first name beside a file that is not taken: `map-2.toml`, `map-3.toml`."""
    number = 2
    while (free := path.with_name(f"{path.stem}-{number}{path.suffix}")).exists():
        number += 1
    return free


def _can_be_written(folder: Path) -> bool:
    """Whether a file can be made in a folder, or in the one in which it would be made; only trying tells."""
    try:
        while not folder.exists():
            folder = folder.parent
        tempfile.TemporaryFile(dir=folder).close()
    except OSError:
        return False
    return True
