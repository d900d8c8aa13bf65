"""Finds the pieces of a TOML text, for places of faults and for edits that keep the rest.

The text has been accepted by tomllib: nothing is judged here, only found.
"""

import re
import tomllib

from procmap.model.fault import Path
from procmap.store.toml.syntax import Array, Entry, InlineTable, Key, Scalar, Section, Value

BLANK = re.compile(r"(?:[ \t\r\n]++|#[^\n]*+)*+")
SPACES = re.compile(r"[ \t]*+")
_TO_LINE_END = re.compile(r"[^\n]*+\n?+")
_BARE_KEY = re.compile(r"[A-Za-z0-9_-]++")
_BARE_VALUE = re.compile(r"[^,\]}#\r\n]*[^,\]}#\r\n \t]")
STRING = re.compile(
    r'"""(?:[^"\\]++|\\.|"{1,2}(?!"))*+"{3,5}'
    r"|'''(?:[^']++|'{1,2}(?!'))*+'{3,5}"
    r'|"(?:[^"\\]++|\\.)*+"'
    r"|'[^']*+'",
    re.DOTALL,
)
"""A string of any of TOML's four kinds, with its quotes."""


def sections_of(text: str) -> tuple[Section, ...]:
    """The root and every table of a valid TOML text, in the order of the text."""
    return _Scanner(text).sections()


class _Scanner:
    def __init__(self, text: str) -> None:
        self.text = text
        self.at = 0
        self.lengths: dict[Path, int] = {}

    def sections(self) -> tuple[Section, ...]:
        found = [Section((), (), 0, 0, self._entries())]
        while self.at < len(self.text):
            found.append(self._section())
        return tuple(found)

    def _section(self) -> Section:
        start = self.at
        brackets = 2 if self.text.startswith("[[", start) else 1
        self.at += brackets
        keys = self._keys()
        self.at += brackets
        path = self._resolved(tuple(key.name for key in keys), is_item=brackets == 2)
        self.at = self._line_end()
        return Section(path, keys, start, self.at, self._entries())

    def _resolved(self, names: tuple[str, ...], *, is_item: bool) -> Path:
        """The path of a header: each list of tables on the way stands for its last item."""
        path: Path = ()
        for name in names[:-1]:
            path = (*path, name)
            if path in self.lengths:
                path = (*path, self.lengths[path] - 1)
        path = (*path, names[-1])
        if is_item:
            self.lengths[path] = self.lengths.get(path, 0) + 1
            path = (*path, self.lengths[path] - 1)
        return path

    def _line_end(self) -> int:
        return self._behind(_TO_LINE_END)

    def _entries(self) -> tuple[Entry, ...]:
        found = []
        while not self._next_is("[") and self.at < len(self.text):
            found.append(self._entry())
        return tuple(found)

    def _next_is(self, mark: str) -> bool:
        self.at = self._behind(BLANK)
        return self.text.startswith(mark, self.at)

    def _behind(self, pattern: re.Pattern[str]) -> int:
        found = pattern.match(self.text, self.at)
        return found.end() if found else self.at

    def _entry(self) -> Entry:
        keys = self._keys()
        self.at += 1
        self.at = self._behind(SPACES)
        return Entry(keys, self._value())

    def _keys(self) -> tuple[Key, ...]:
        """A key with its dots; what follows it is the next character."""
        found = []
        while True:
            self.at = start = self._behind(SPACES)
            self.at = self._behind(STRING if self.text[start] in "\"'" else _BARE_KEY)
            found.append(Key(_unquoted(self.text[start : self.at]), start))
            self.at = self._behind(SPACES)
            if not self.text.startswith(".", self.at):
                return tuple(found)
            self.at += 1

    def _value(self) -> Value:
        start, first = self.at, self.text[self.at]
        if first == "[":
            return self._array()
        if first == "{":
            return self._inline_table()
        self.at = self._behind(STRING if first in "\"'" else _BARE_VALUE)
        return Scalar(start, self.at)

    def _array(self) -> Array:
        start, items = self.at, []
        self.at += 1
        while not self._next_is("]"):
            items.append(self._value())
            if self._next_is(","):
                self.at += 1
        self.at += 1
        return Array(start, self.at, tuple(items))

    def _inline_table(self) -> InlineTable:
        start, entries = self.at, []
        self.at += 1
        while not self._next_is("}"):
            entries.append(self._entry())
            if self._next_is(","):
                self.at += 1
        self.at += 1
        return InlineTable(start, self.at, tuple(entries))


def _unquoted(key: str) -> str:
    if key[0] not in "\"'":
        return key
    value: str = tomllib.loads(f"k = {key}")["k"]
    return value
