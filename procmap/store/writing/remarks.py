"""The comments of a map's text, each with the path of what it stands at."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal

from procmap.model.fault import Path
from procmap.store.toml.pieces import Line, pieces_of
from procmap.store.toml.scanning import STRING
from procmap.store.toml.syntax import Array, Value

Position = Literal["above", "behind", "below"]
"""Above a line, behind it on the same one, or below all that a table or list holds."""

_COMMENT = re.compile(rf"{STRING.pattern}|(#[^\n]*)", re.DOTALL)


@dataclass(frozen=True)
class Remark:
    """Comments at one place, line by line; an empty line parts those that the person set apart."""

    path: Path
    position: Position
    lines: tuple[str, ...]


def remarks_in(text: str) -> Iterator[Remark]:
    """Every place where the text has, or could have, comments, in the order of the text; those at its end come last.

    The text has plain line breaks, ends with one, and reads as a map.
    """
    pieces, ending = pieces_of(text)
    for piece in pieces:
        yield Remark(piece.path, "above", _lines(piece.lead))
        yield Remark(piece.path, "behind", comments_in(piece.header))
        for line in piece.lines:
            yield from _of_line(text, (*piece.path, *line.names), line)
        yield Remark(piece.path, "below", _lines(piece.tail, keep_first=True))
    yield Remark((), "below", _lines(ending, keep_first=True))


def comments_in(text: str) -> tuple[str, ...]:
    """The comments of a piece of TOML, each from its `#` to the end of its line; no string is one."""
    return tuple(found[1].rstrip() for found in _COMMENT.finditer(text) if found[1])


def without_comments(text: str) -> str:
    """A piece of TOML without its comments."""
    return _COMMENT.sub(lambda found: "" if found[1] else found[0], text)


def _of_line(text: str, path: Path, line: Line) -> Iterator[Remark]:
    yield Remark(path, "above", _lines(line.lead))
    if isinstance(line.value, Array):
        yield from _of_items(text, path, line.value)
    else:
        yield Remark(path, "above", _inside(text, line.value))
    yield Remark(path, "behind", comments_in(line.after))


def _of_items(text: str, path: Path, array: Array) -> Iterator[Remark]:
    """What stands around the items of a list: on the line of one it is behind it, else above the next."""
    cursor, before = array.start + 1, -1
    for position, item in enumerate(array.items):
        same_line, _, above = text[cursor : item.start].partition("\n")
        opening = comments_in(same_line) if before < 0 else ()
        yield Remark((*path, before), "behind", comments_in(same_line) if before >= 0 else ())
        yield Remark((*path, position), "above", opening + _lines(above) + _inside(text, item))
        cursor, before = item.end, position
    same_line, _, below = text[cursor : array.end - 1].partition("\n")
    last: Position = "behind" if array.items else "below"
    yield Remark((*path, before) if array.items else path, last, comments_in(same_line))
    yield Remark(path, "below", _lines(below))


def _inside(text: str, value: Value) -> tuple[str, ...]:
    return comments_in(text[value.start : value.end])


def _lines(trivia: str, *, keep_first: bool = False) -> tuple[str, ...]:
    """The comments among blanks, with an empty line for each gap between them, and before the first if that is kept."""
    found: list[str] = []
    gap = False
    for line in trivia.split("\n")[:-1] if trivia.endswith("\n") else trivia.split("\n"):
        comment = line.strip().removeprefix(",").strip()
        if comment:
            found += ["", comment] if gap and (found or keep_first) else [comment]
        gap = not comment
    return tuple(found)
