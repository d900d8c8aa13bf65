"""The rows of a list over several lines: what stands around its items stays, whatever becomes of them."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from procmap.store.toml.scanning import BLANK
from procmap.store.toml.syntax import Array, Value

_LINE_REST = re.compile(r"[ \t]*(?:#[^\n]*)?\n")
_SPACES_AT_END = re.compile(r"[ \t]*\Z")


def filled(text: str, array: Array, items: Sequence[str]) -> str:
    """A list over several lines that held nothing but comments, with its first items below them."""
    above = text[array.start : array.end - 1].rstrip(" \t")
    return above + "".join(f"  {item},\n" for item in items) + "]"


@dataclass(frozen=True)
class _Row:
    """What stands around an item: comments above, blanks up to its comma, and the rest of its line."""

    lead: str
    gap: str
    after: str


class Rows:
    """The rows of one list."""

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
