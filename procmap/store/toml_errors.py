"""What tomllib refused, in people's words."""

import re
from contextlib import suppress

from procmap.model.text import uncapitalised
from procmap.store.places import line_and_column
from procmap.store.toml.scanning import sections_of

_BROKEN_OFF = "the text breaks off with the line: expected a closing quote, or three of them around"
_WORDS = (
    ("Expected '=' after", "this key has no value: expected `key = value`"),
    ("Invalid value", "this is no value: expected text in quotes, a number, true, false, a date, a list or a table"),
    ("Invalid statement", "this is no line of TOML: expected `key = value`, `[table]` or a `#` comment"),
    ("Invalid initial character for a key", "this is no key: expected letters, digits, `-`, `_`, or text in quotes"),
    ("Unterminated string", "the text never ends: expected a closing quote"),
    ("Illegal character '\\n'", _BROKEN_OFF),
    ("Found invalid character '\\n'", _BROKEN_OFF),
    ('Expected "\'"', _BROKEN_OFF),
    ("Expected \"'''\"", "the text never ends: expected three closing quotes"),
    ("Illegal character", "a character that text may not hold as it is: expected an escape such as `\\t`"),
    ("Found invalid character", "a control character: expected printable text"),
    ("Unescaped '\\' in a string", "a backslash that escapes nothing: expected `\\\\`, or text in single quotes"),
    ("Invalid hex value", "an escape without its digits: expected four behind `\\u`, eight behind `\\U`"),
    ("Escaped character is not", "an escape that is no character: expected one of Unicode"),
    ("Unclosed array", "the list goes wrong here: expected `,` or `]`"),
    ("Unclosed inline table", "the table goes wrong here: expected `,` or `}` on the same line"),
    ("Expected newline or end", "there is more on this line than one statement: expected its end"),
    ("Expected ']' at the end", "the header of the table never ends: expected `]`"),
    ("Expected ']]' at the end", "the header of the list item never ends: expected `]]`"),
    ("Cannot overwrite a value", "this is there twice: expected it once"),
    ("Duplicate inline table key", "this key is there twice: expected it once"),
    ("Cannot declare", "this table is there twice: expected it once"),
    ("Cannot redefine namespace", "this table is complete elsewhere: expected all its keys in one place"),
    ("Cannot mutate immutable", "this list or table is complete elsewhere: expected all of it in one place"),
    ("Invalid date or datetime", "there is no such date: expected one such as 2027-01-31"),
)
_ESCAPES = ("Unescaped", "Invalid hex value", "Escaped character is not")
_TWICE = ("Cannot overwrite", "Cannot declare", "Cannot redefine", "Cannot mutate", "Duplicate")
_BETWEEN_SIDES = re.compile(r"={7,}\r?$", re.MULTILINE)
_PLACE = re.compile(r" \(at (?:line (\d+), column (\d+)|end of document)\)$")


def explained(error: ValueError, text: str) -> tuple[int, int, str]:
    """Line, column and words for an error of tomllib; the end of the text where it names no other place."""
    message = str(error)
    found = _PLACE.search(message)
    gist = message[: found.start()] if found else message
    offset = _offset(text, int(found[1]), int(found[2])) if found and found[1] else len(text.rstrip("\r\n"))
    line, column = line_and_column(text, _start(gist, text, offset))
    words = next((words for start, words in _WORDS if gist.startswith(start)), uncapitalised(gist))
    if _BETWEEN_SIDES.match(text, offset - column + 1):
        words = "this parts the two sides of a conflict of git: expected one of them, without such a line"
    return line, column, f"not TOML 1.0: {words}"


def _offset(text: str, line: int, column: int) -> int:
    return sum(len(row) + 1 for row in text.split("\n")[: line - 1]) + column - 1


def _start(gist: str, text: str, offset: int) -> int:
    """Where the wrong thing begins: tomllib names the place behind an escape, and behind what is there twice."""
    if gist.startswith(_ESCAPES):
        return max(text.rfind("\\", 0, offset), 0)
    return _statement(text, offset) if gist.startswith(_TWICE) else offset


def _statement(text: str, offset: int) -> int:
    """The start of the header or key that ends at an offset; the offset where what follows cannot be followed."""
    with suppress(IndexError, ValueError, RecursionError):
        for section in sections_of(text):
            if section.start < offset <= section.body:
                return section.start
            for entry in section.entries:
                found = next((inner for inner in entry.all() if inner.value.end == offset), None)
                if found:
                    return found.start
    return offset
