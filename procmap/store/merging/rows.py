"""The lines of a map's text, each with the path of what it is part of."""

import re
from collections.abc import Iterable

from procmap.model.fault import Path
from procmap.store.toml.pieces import pieces_of
from procmap.store.toml.scanning import STRING
from procmap.store.writing.remarks import comments_in, without_comments

Row = tuple[Path, str]
"""The path tells equal lines of different tables apart.

A string of several lines is part of one row: nothing in it is a comment or a blank.
"""

_LINE = re.compile(rf"(?:{STRING.pattern}|#[^\n]*+|[^\n\"'#]++)*+\n", re.DOTALL)


def rows_of(text: str) -> list[Row]:
    """The rows of a valid text that ends with a line break."""
    pieces, ending = pieces_of(text)
    rows: list[Row] = []
    for piece in pieces:
        rows += _tagged(piece.path, piece.lead + piece.header)
        for line in piece.lines:
            entry = line.lead + line.key + text[line.value.start : line.value.end] + line.after
            rows += _tagged((*piece.path, *line.names), entry)
        rows += _tagged(piece.path, piece.tail)
    return rows + _tagged((), ending)


def text_of(rows: Iterable[Row]) -> str:
    """The text that rows make."""
    return "".join(line for _, line in rows)


def said(row: Row) -> Row | None:
    """A row without its comment, or None where nothing else is in it."""
    path, line = row
    rest = without_comments(line).strip()
    return (path, rest) if rest else None


def remarks_of(rows: Iterable[Row]) -> list[Row]:
    """The comments of rows, each with the path of its row."""
    return [(path, comment) for path, line in rows for comment in comments_in(line)]


def _tagged(path: Path, text: str) -> list[Row]:
    return [(path, line) for line in _LINE.findall(text)]
