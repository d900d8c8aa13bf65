"""A fault: what is wrong with a map, and where."""

from dataclasses import dataclass

Path = tuple[str | int, ...]
"""Where something stands in a map: keys of the file and positions in its lists."""


@dataclass(frozen=True)
class Fault:
    """One thing wrong, as one line without its place; `missing` where the path names the table that lacks a key."""

    path: Path
    message: str
    missing: bool = False
