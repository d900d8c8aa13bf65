"""How other programs are told which file is meant: relative to the folder we are in, with forward slashes."""

import os
from pathlib import Path
from urllib.parse import quote


def relative_path(path: str) -> str:
    """A path as short as it can be said from here; one outside stays absolute."""
    whole = Path(os.path.normpath(Path(path).absolute()))
    return (whole.relative_to(Path.cwd()) if whole.is_relative_to(Path.cwd()) else whole).as_posix()


def uri_of(path: str) -> str:
    """The URI of a file: a relative reference where the file is below this folder, else `file:///…`."""
    said = relative_path(path)
    encoded = quote(os.fsencode(said))
    return f"file://{'' if encoded.startswith('/') else '/'}{encoded}" if Path(said).is_absolute() else encoded
