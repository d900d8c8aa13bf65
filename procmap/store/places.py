"""The line and column of whatever a path names in a TOML text."""

from collections.abc import Iterator
from functools import lru_cache

from procmap.model.fault import Path
from procmap.store.toml.scanning import sections_of
from procmap.store.toml.syntax import Array, Entry, InlineTable, Section, Value

Place = tuple[int, int]
"""Line and column, both from 1, the column in code points."""


def place_of(text: str, path: Path, missing: bool = False) -> Place:
    """Where the key at a path stands, or, where one is missing in it, its table's header or `{`.

    The text is valid TOML. A path that leads deeper than the text gets the place of what it leads through.
    """
    keys, tables = _places(text)
    for length in range(len(path), 0, -1):
        known = path[:length]
        if missing and known in tables:
            return line_and_column(text, tables[known])
        if known in keys:
            return line_and_column(text, keys[known])
    return 1, 1


def line_and_column(text: str, offset: int) -> Place:
    """The place of the character at an offset."""
    return text.count("\n", 0, offset) + 1, offset - text.rfind("\n", 0, offset)


@lru_cache(maxsize=1)
def _places(text: str) -> tuple[dict[Path, int], dict[Path, int]]:
    """The offset of the first mention of each key and list item, and of each table's bracket or brace."""
    keys: dict[Path, int] = {}
    tables: dict[Path, int] = {}
    for section in sections_of(text):
        for path, offset in _header(section):
            keys.setdefault(path, offset)
        tables.setdefault(section.path, section.start)
        for entry in section.entries:
            _note(entry, section.path, keys, tables)
    return keys, tables


def _header(section: Section) -> Iterator[tuple[Path, int]]:
    """Each table that a header leads through; the item that `[[…]]` starts stands where the bracket does."""
    names = list(section.keys)
    for length, step in enumerate(section.path, start=1):
        path = section.path[:length]
        if isinstance(step, str):
            offset = names.pop(0).start
            yield path, offset
        else:
            yield path, section.start if length == len(section.path) else offset


def _note(entry: Entry, table: Path, keys: dict[Path, int], tables: dict[Path, int]) -> None:
    path = table
    for key in entry.keys:
        path = (*path, key.name)
        keys.setdefault(path, key.start)
    _note_value(entry.value, path, keys, tables)


def _note_value(value: Value, path: Path, keys: dict[Path, int], tables: dict[Path, int]) -> None:
    if isinstance(value, InlineTable):
        tables.setdefault(path, value.start)
        for entry in value.entries:
            _note(entry, path, keys, tables)
    if isinstance(value, Array):
        for position, item in enumerate(value.items):
            keys.setdefault((*path, position), item.start)
            _note_value(item, (*path, position), keys, tables)
