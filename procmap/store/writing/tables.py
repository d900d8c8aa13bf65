"""The tables of a text as another map wants them: values changed, keys dropped and added, each where it belongs."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from procmap.model.data import value_at
from procmap.model.fault import Path
from procmap.store.toml.pieces import Line, Piece
from procmap.store.toml.syntax import Array, Value
from procmap.store.writing.canonical import entry_text, is_section, ordered
from procmap.store.writing.remarks import comments_in
from procmap.store.writing.values import edited_value


@dataclass(frozen=True)
class KeptLine:
    """The parts of a key, how far it is indented, and the text from the comments above it to its value's line end."""

    names: tuple[str, ...]
    indent: str
    text: str


@dataclass
class Table:
    """A table of the text: where it stands in the new map, and its text in parts."""

    path: Path
    head: str
    lines: list[KeptLine]
    tail: str

    @property
    def text(self) -> str:
        """The whole text of the table."""
        return self.head + "".join(line.text for line in self.lines) + self.tail

    def has_dotted(self, names: tuple[str, ...]) -> bool:
        """Whether lines with dotted keys that begin with these names make a table."""
        return any(line.names[: len(names)] == names and len(line.names) > len(names) for line in self.lines)

    def add(self, prefix: tuple[str, ...], key: str, data: Mapping[str, Any]) -> None:
        """Add a key behind the nearest one that comes before it in the order of its table's data."""
        order = ordered(data)
        inside = [i for i, line in enumerate(self.lines) if line.names[: len(prefix)] == prefix]
        ranks = {i: _rank(order, self.lines[i].names[len(prefix)]) for i in inside}
        before = [i for i in inside if ranks[i] < order.index(key)]
        nearest = max(before, key=lambda i: (ranks[i], i), default=None)
        position = (inside[0] if inside and prefix else 0) if nearest is None else nearest + 1
        indent = self.lines[max(position - 1, 0)].indent if self.lines else ""
        text = indent + ".".join((*prefix, entry_text(key, data[key])))
        self.lines.insert(position, KeptLine((*prefix, key), indent, text))


def edited_table(text: str, piece: Piece, path: Path, old: Any, new: Any) -> Table:
    """A table of the text, with the values of its lines as new; the data are those of the table, before and after.

    Comments above a line that goes, or below all items of its list, stay, above the next one.
    """
    lines: list[KeptLine] = []
    kept = ""
    for line in piece.lines:
        edited = _edited_line(text, line, value_at(old, line.names), value_at(new, line.names))
        if edited is None:
            kept += line.lead.rstrip(" \t") if "#" in line.lead else ""
            kept += "".join(f"{comment}\n" for comment in _comments_below(text, line.value))
        else:
            lines.append(KeptLine(line.names, line.lead.rpartition("\n")[2], kept + edited))
            kept = ""
    return Table(path, piece.lead + piece.header, lines, kept + piece.tail)


def _edited_line(text: str, line: Line, old: Any, new: Any) -> str | None:
    """The line with its new value, or None where it goes; what says nothing on either side stays as it is."""
    if new is None and old is not None:
        return None
    if new is not None and is_section(line.names[-1], new) and isinstance(line.value, Array) and not line.value.items:
        return None
    value = text[line.value.start : line.value.end]
    if new is not None:
        value = edited_value(text, line.value, line.names[-1], old, new)
    return f"{line.lead}{line.key}{value}{line.after}"


def _comments_below(text: str, value: Value) -> tuple[str, ...]:
    """The comments of a list that are about none of its items."""
    if not isinstance(value, Array):
        return ()
    if not value.items:
        return comments_in(text[value.start : value.end])
    _, _, below = text[value.items[-1].end : value.end].partition("\n")
    return comments_in(below)


def _rank(order: list[str], key: str) -> int:
    return order.index(key) if key in order else len(order)
