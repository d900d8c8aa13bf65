"""A text changed so that it reads as another map, with comments, layout and all that stays the same left alone."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from pydantic import ValidationError

from procmap.model.data import from_data, to_data, value_at
from procmap.model.fault import Path
from procmap.model.process_map import ProcessMap
from procmap.store.faults import Refused
from procmap.store.reading import parse_map, read_toml
from procmap.store.toml.pieces import Piece, pieces_of, set_apart
from procmap.store.writing.blocks import Block, add_block, add_section, put_in_order, tree_of
from procmap.store.writing.canonical import canonical_text, is_section
from procmap.store.writing.formatting import formatted_text
from procmap.store.writing.pairing import paired
from procmap.store.writing.tables import Table, edited_table


def edited_text(text: str, new: ProcessMap) -> str:
    """The text, which reads as a map, with the least change that makes it read as the new map.

    A text too tangled to follow, such as one whose lists of tables are scattered, is put in canonical form
    first, with its comments: what is read back is the new map in any case.
    """
    old = parse_map(text.encode(), "")
    if old == new:
        return text
    breaks = "\r\n" if text.count("\r\n") == text.count("\n") else "\n"
    lines = text.replace(breaks, "\n")
    whole = lines if lines.endswith("\n") else f"{lines}\n"
    edited = spliced(whole, old, new).text
    edited = edited if lines is whole else edited.removesuffix("\n")
    if not reads_as(edited, new):
        edited = spliced(formatted_text(whole, old), old, new).text
    return (edited if reads_as(edited, new) else canonical_text(new)).replace("\n", breaks)


@dataclass(frozen=True)
class Spliced:
    """A text changed in place, and the paths of what it had no place for before."""

    text: str
    added: frozenset[Path]


def spliced(text: str, old: ProcessMap, new: ProcessMap) -> Spliced:
    """The text of the old map changed in place to say the new one, which a tangled text may then not do.

    The text has plain line breaks, and ends with one.
    """
    edit = _Edit(text, to_data(old), to_data(new))
    missing = tuple(edit.missing())
    return Spliced(edit.text(missing), frozenset(missing))


def reads_as(text: str, process_map: ProcessMap) -> bool:
    """Whether a text says exactly a map, be that coherent or not."""
    try:
        return from_data(read_toml(text.encode(), "")[1]) == process_map
    except (Refused, ValidationError):
        return False


class _Edit:
    """One text on its way from old data to new: first what stays of it, then what is new."""

    def __init__(self, text: str, old: Mapping[str, Any], new: Mapping[str, Any]) -> None:
        self.old, self.new = old, new
        self.pairs: dict[Path, dict[int, int]] = {}
        self.tables: list[Table] = []
        pieces, self.ending = pieces_of(text)
        for piece in pieces:
            self._keep(text, piece)
        self.values = {(*table.path, *line.names) for table in self.tables for line in table.lines}
        self.present = self.values | {table.path for table in self.tables}
        self.present |= {path[:length] for path in self.present for length in range(len(path))}

    def missing(self) -> Iterator[Path]:
        """The paths of the new data that the kept text has no place for, the outermost of each."""
        return self._missing((), self.new)

    def text(self, missing: Sequence[Path]) -> str:
        """The text with what is missing added."""
        headers: list[Table] = []
        for path in missing:
            if not self._is_section(path):
                self._add_value(path, headers)
        root = tree_of([Block(table.path, table.text) for table in self.tables])
        put_in_order(root)
        for table in headers:
            add_block(root, self.new, Block(table.path, table.text))
        for path in missing:
            if self._is_section(path):
                add_section(root, self.new, path)
        return "".join([*root.texts(), self.ending])

    def _keep(self, text: str, piece: Piece) -> None:
        """Take over a piece as the new data want it; of one that goes stay the comments set apart below it."""
        path = self._new_path(piece.path)
        if path is None:
            self.tables[-1].tail += set_apart(piece.tail)
        else:
            old, new = value_at(self.old, piece.path), value_at(self.new, path)
            self.tables.append(edited_table(text, piece, path, old, new))

    def _new_path(self, path: Path) -> Path | None:
        """Where the table at an old path stands in the new data, or None where it does not."""
        old: Any = self.old
        new: Any = self.new
        found: Path = ()
        for length, step in enumerate(path):
            if isinstance(step, int):
                moved = self._moved(path[:length], old, new)
                if old and step not in moved:
                    return None
                target: str | int = moved.get(step, step)
            else:
                target = step
            old, new = value_at(old, (step,)), value_at(new, (target,))
            if old is not None and not isinstance(new, (Mapping, list)) and new != old:
                return None
            found = (*found, target)
        return found

    def _moved(self, path: Path, old: Any, new: Any) -> dict[int, int]:
        """The new position of each item that stays, of the list at an old path."""
        if path not in self.pairs:
            self.pairs[path] = {before: after for after, before in paired(old or [], new or []).items()}
        return self.pairs[path]

    def _missing(self, path: Path, data: Any) -> Iterator[Path]:
        steps = data if isinstance(data, Mapping) else range(len(data))
        for step in steps:
            inner = (*path, step)
            if inner not in self.present:
                listed = isinstance(data[step], list) and self._is_section(inner)
                yield from ((*inner, position) for position in range(len(data[step]))) if listed else (inner,)
            elif inner not in self.values and isinstance(data[step], (Mapping, list)):
                yield from self._missing(inner, data[step])

    def _is_section(self, path: Path) -> bool:
        return isinstance(path[-1], int) or is_section(path[-1], value_at(self.new, path))

    def _add_value(self, path: Path, headers: list[Table]) -> None:
        """Add a key to its table, in a header's lines, beside its dotted keys, or under a new header."""
        parent, key = path[:-1], str(path[-1])
        home, prefix = self._home(parent, headers)
        home.add(prefix, key, value_at(self.new, parent))

    def _home(self, parent: Path, headers: list[Table]) -> tuple[Table, tuple[str, ...]]:
        for table in [*self.tables, *headers]:
            below = parent[len(table.path) :]
            names = tuple(step for step in below if isinstance(step, str))
            if table.path + below == parent and len(names) == len(below) and (not names or table.has_dotted(names)):
                return table, names
        name = ".".join(step for step in parent if isinstance(step, str))
        headers.append(Table(parent, f"\n[{name}]\n", [], ""))
        return headers[-1], ()
