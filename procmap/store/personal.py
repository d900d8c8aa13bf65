"""Where the program keeps what belongs to one person and one machine, beside the maps of the team."""

import hashlib
import os
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path


def config_folder() -> Path:
    """The folder of settings; PROCMAP_HOME moves it."""
    home = os.environ.get("PROCMAP_HOME")
    if home:
        return Path(home)
    import platformdirs  # takes a while, and most commands need no settings

    return platformdirs.user_config_path("procmap", appauthor=False)


def state_folder() -> Path:
    """The folder of journals and claims; PROCMAP_HOME moves it."""
    home = os.environ.get("PROCMAP_HOME")
    if home:
        return Path(home) / "state"
    import platformdirs

    return platformdirs.user_state_path("procmap", appauthor=False)


def own_folders() -> Iterator[Path]:
    """Folders for maps beside those of the team, the one that is found most easily first; PROCMAP_HOME moves them."""
    home = os.environ.get("PROCMAP_HOME")
    if home:
        yield Path(home) / "maps"
        return
    import platformdirs

    with suppress(RuntimeError):  # not every person has a home
        yield Path.home() / "procmap"
    yield platformdirs.user_data_path("procmap", appauthor=False) / "maps"


def state_name(map_path: Path) -> str:
    """What the files about a map are called: its name for people, and a hash of where it really lies."""
    place = map_path.resolve()
    return f"{place.stem[:40]}-{hashlib.sha256(os.fsencode(place)).hexdigest()[:16]}"
