"""A value of a TOML text changed into another, keeping what a person wrote around the parts that stay."""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from procmap.store.canonical import styled_text, value_text
from procmap.store.pairing import paired
from procmap.store.scanning import BLANK
from procmap.store.syntax import Array, InlineTable, Value

_LINE_REST = re.compile(r"[ \t]*(?:#[^\n]*)?\n")
_SPACES_AT_END = re.compile(r"[ \t]*\Z")


def edited_value(text: str, value: Value, key: str, old: Any, new: Any) -> str:
    """The text of a value that stood for old data and is to stand for new; the key tells the layout of a new list."""
    if old == new:
        return text[value.start : value.end]
    if isinstance(value, InlineTable) and isinstance(old, Mapping) and isinstance(new, Mapping):
        return _edited_table(text, value, old, new)
    if isinstance(value, Array) and value.items and isinstance(old, list) and isinstance(new, list):
        return _edited_array(text, value, old, new)
    return styled_text(key, new)


def with_new_keys(present: Iterable[str], wanted: Iterable[str]) -> list[str]:
    """The keys that are there and those to come, each behind the nearest wanted key before it."""
    keys, before = list(present), -1
    for key in wanted:
        if key not in keys:
            keys.insert(before + 1, key)
        before = keys.index(key)
    return keys


def _edited_table(text: str, table: InlineTable, old: Mapping[str, Any], new: Mapping[str, Any]) -> str:
    if any(len(entry.keys) > 1 for entry in table.entries):
        return value_text(new)
    entries = {entry.names[0]: entry for entry in table.entries}
    kept = {name: entry for name, entry in entries.items() if name in new or name not in old}
    values = {name: edited_value(text, entry.value, name, old.get(name), new.get(name)) for name, entry in kept.items()}
    if len(kept) == len(entries) and new.keys() <= kept.keys():
        return _spliced(text, table, [(entry.value, values[name]) for name, entry in kept.items()])
    keys = {name: text[entry.start : entry.value.start] for name, entry in kept.items()}
    parts = [
        f"{keys[name]}{values[name]}" if name in kept else f"{name} = {value_text(new[name])}"
        for name in with_new_keys(kept, new)
    ]
    return f"{{ {', '.join(parts)} }}" if parts else "{}"


def _spliced(text: str, around: InlineTable | Array, parts: list[tuple[Value, str]]) -> str:
    """The text of a value in which some inner values have new texts."""
    pieces, cursor = [], around.start
    for value, inner in parts:
        pieces += [text[cursor : value.start], inner]
        cursor = value.end
    return "".join([*pieces, text[cursor : around.end]])


def _edited_array(text: str, array: Array, old: list[Any], new: list[Any]) -> str:
    pairs = paired(old, new)
    items = [
        edited_value(text, array.items[pairs[i]], "", old[pairs[i]], item) if i in pairs else value_text(item)
        for i, item in enumerate(new)
    ]
    if len(old) == len(new) and all(pairs.get(i) == i for i in range(len(new))):
        return _spliced(text, array, list(zip(array.items, items, strict=True)))
    if "\n" not in text[array.start : array.end]:
        return f"[{', '.join(items)}]"
    return _Rows(text, array).rearranged([(pairs.get(i), item) for i, item in enumerate(items)])


@dataclass(frozen=True)
class _Row:
    """What stands around an item: comments above, blanks up to its comma, and the rest of its line."""

    lead: str
    gap: str
    after: str


class _Rows:
    """The rows of a list over several lines."""

    def __init__(self, text: str, array: Array) -> None:
        self.text = text
        cursor = self._line_rest(array.start + 1)
        self.opening = text[array.start : cursor]
        self.rows: list[_Row] = []
        for item in array.items:
            row, cursor = self._row(item, cursor)
            self.rows.append(row)
        self.closing = text[cursor : array.end]

    def rearranged(self, items: list[tuple[int | None, str]]) -> str:
        """The list with other items, each in the row of an old position or in a new one."""
        new_row = self._new_row()
        pieces = [self.opening]
        for position, (old, item) in enumerate(items):
            row = new_row if old is None else self.rows[old]
            comma = "," if self.ends_with_comma or position < len(items) - 1 else ""
            pieces += [row.lead, item, row.gap, comma, row.after]
        return "".join([*pieces, self.closing])

    def _row(self, item: Value, cursor: int) -> tuple[_Row, int]:
        lead = self.text[cursor : item.start]
        behind = _behind_blank(self.text, item.end)
        self.ends_with_comma = self.text[behind] == ","
        comma = behind if self.ends_with_comma else item.end
        start = comma + self.ends_with_comma
        end = self._line_rest(start)
        return _Row(lead, self.text[item.end : comma], self.text[start:end]), end

    def _line_rest(self, start: int) -> int:
        """The start of the next line, where nothing but a comment stands before it; else the same place."""
        found = _LINE_REST.match(self.text, start)
        return found.end() if found else start

    def _new_row(self) -> _Row:
        if not any(row.after.endswith("\n") for row in self.rows):
            return _Row(" ", "", "")
        indent = _SPACES_AT_END.search(self.rows[-1].lead)
        return _Row(indent[0] if indent else "", "", "\n")


def _behind_blank(text: str, start: int) -> int:
    found = BLANK.match(text, start)
    return found.end() if found else start
