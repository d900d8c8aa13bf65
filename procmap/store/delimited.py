"""Sheets as spreadsheets save them: every cell with its place, whatever stands between the cells."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from procmap.store.faults import PlacedFault, Refused, refusal
from procmap.store.places import line_and_column
from procmap.store.reading import BOM, read_bytes

DELIMITERS = (";", ",", "\t")
"""What may stand between two cells."""

_UTF16 = (b"\xff\xfe", b"\xfe\xff")


@dataclass(frozen=True)
class SheetCell:
    """The text of a cell, without its quotes, and where it stands in the file; both places from 1."""

    text: str
    line: int
    column: int


SheetRow = tuple[SheetCell, ...]


def read_sheet_text(path: Path) -> str:
    """The text of a sheet, its line ends made one kind. Raises Refused where it is no text that can be relied on."""
    if not path.exists():
        raise refusal(path, "there is no such file: expected a sheet that was filled in")
    content = read_bytes(path)
    try:
        text = content.decode("utf-16") if content.startswith(_UTF16) else content.removeprefix(BOM).decode()
    except UnicodeDecodeError as error:
        before = content[: error.start].decode(errors="replace")
        place = line_and_column(before, len(before))
        message = "this is not UTF-8: expected the sheet saved as “CSV UTF-8”"
        raise Refused([PlacedFault(str(path), *place, message)]) from error
    return text.replace("\r\n", "\n").replace("\r", "\n")


def rows_of(text: str, delimiter: str) -> tuple[SheetRow, ...]:
    """The rows of a text whose cells a delimiter parts; a quoted cell may hold it, quotes in pairs, and line breaks."""
    return tuple(_rows(text, delimiter))


def _rows(text: str, delimiter: str) -> Iterator[SheetRow]:
    mark = re.escape(delimiter)
    # A quote that is never closed, or closed too early, is a character like others: nothing is dropped.
    cell = re.compile(rf'(?:"(?P<quoted>(?:[^"]++|"")*+)"|(?P<bare>[^\n{mark}]*+))(?P<end>{mark}|\n|\Z)')
    row: list[SheetCell] = []
    line, line_start = 1, 0
    offset = 0
    while found := cell.match(text, offset):
        quoted = found["quoted"]
        content = found["bare"] if quoted is None else quoted.replace('""', '"')
        row.append(SheetCell(content, line, offset - line_start + 1))
        if "\n" in found[0]:
            line, line_start = line + found[0].count("\n"), text.rindex("\n", offset, found.end()) + 1
        offset = found.end()
        if found["end"] != delimiter:
            yield tuple(row)
            row = []
        if not found["end"]:
            return
