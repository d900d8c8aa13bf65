"""The pieces of a TOML text and where they stand: offsets count characters from the start of the text."""

from collections.abc import Iterator
from dataclasses import dataclass

from procmap.model.fault import Path


@dataclass(frozen=True)
class Scalar:
    """Text, a number, a truth or a date, from its first character to behind its last."""

    start: int
    end: int


@dataclass(frozen=True)
class Array:
    """A list in brackets."""

    start: int
    end: int
    items: "tuple[Value, ...]"


@dataclass(frozen=True)
class InlineTable:
    """A table in braces."""

    start: int
    end: int
    entries: "tuple[Entry, ...]"


Value = Scalar | Array | InlineTable


@dataclass(frozen=True)
class Key:
    """One part of a key, without its quotes."""

    name: str
    start: int


@dataclass(frozen=True)
class Entry:
    """A key, dotted perhaps, and its value."""

    keys: tuple[Key, ...]
    value: Value

    @property
    def start(self) -> int:
        """Where the key begins."""
        return self.keys[0].start

    @property
    def names(self) -> tuple[str, ...]:
        """The parts of the key."""
        return tuple(key.name for key in self.keys)

    @property
    def is_dotted(self) -> bool:
        """Whether the key names a value within a table that it does not write out."""
        return len(self.keys) > 1

    def all(self) -> "Iterator[Entry]":
        """The entry, and every one within its value."""
        yield self
        waiting = [self.value]
        while waiting:
            value = waiting.pop()
            if isinstance(value, Array):
                waiting += value.items
            elif isinstance(value, InlineTable):
                for entry in value.entries:
                    yield from entry.all()


@dataclass(frozen=True)
class Section:
    """A table header with the entries below it; the root has no keys and begins the text.

    `path` counts lists of tables from 0: the second `[[stages]]` is `("stages", 1)`.
    """

    path: Path
    keys: tuple[Key, ...]
    start: int
    body: int
    entries: tuple[Entry, ...]
