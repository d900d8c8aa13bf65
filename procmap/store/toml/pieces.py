"""A TOML text cut into headers and lines, each with the comments that belong to it; joined, they are the text."""

import re
from dataclasses import dataclass

from procmap.model.fault import Path
from procmap.store.toml.scanning import sections_of
from procmap.store.toml.syntax import Entry, Section, Value

_BLANK_LINE = re.compile(r"^[ \t]*\r?\n", re.MULTILINE)
_LEAD = re.compile(r"^(?:[ \t]*\r?\n)*(?:[ \t]*#[^\n]*\n)*[ \t]*\Z", re.MULTILINE)


@dataclass(frozen=True)
class Line:
    """An entry of a table: the blanks and comments above it, its key up to the value, and what follows the value."""

    names: tuple[str, ...]
    lead: str
    key: str
    value: Value
    after: str


@dataclass(frozen=True)
class Piece:
    """A header with its lines. The lead stands directly above the header; the tail ends the table."""

    path: Path
    lead: str
    header: str
    lines: tuple[Line, ...]
    tail: str


def pieces_of(text: str) -> tuple[tuple[Piece, ...], str]:
    """The pieces of a valid TOML text that ends with a line break, the root first, and the comments that end it."""
    sections = sections_of(text)
    ends = [section.start for section in sections[1:]] + [len(text)]
    pieces, lead = [], ""
    for section, end in zip(sections, ends, strict=True):
        lines, cursor = _lines(text, section)
        rest = text[cursor:end]
        cut = _lead_of(rest) if end < len(text) else len(rest) - len(set_apart(rest))
        pieces.append(Piece(section.path, lead, text[section.start : section.body], lines, rest[:cut]))
        lead = rest[cut:]
    return tuple(pieces), lead


def set_apart(trivia: str) -> str:
    """The comments that end a table behind a blank line, and so are not about it; empty where there are none."""
    found = _BLANK_LINE.search(trivia)
    apart = trivia[found.start() :] if found else ""
    return apart if "#" in apart else ""


def _lines(text: str, section: Section) -> tuple[tuple[Line, ...], int]:
    lines, cursor = [], section.body
    for entry in section.entries:
        line, cursor = _line(text, entry, cursor)
        lines.append(line)
    return tuple(lines), cursor


def _line(text: str, entry: Entry, cursor: int) -> tuple[Line, int]:
    value, end = entry.value, text.index("\n", entry.value.end) + 1
    key, after = text[entry.start : value.start], text[value.end : end]
    return Line(entry.names, text[cursor : entry.start], key, value, after), end


def _lead_of(trivia: str) -> int:
    """Where, in what stands between two tables, that begins which belongs to the second."""
    found = _LEAD.search(trivia)
    return found.start() if found else len(trivia)
