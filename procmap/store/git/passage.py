"""Lines of ours in a file of somebody else: put in between two marks, and taken out again without a trace."""

import re
from pathlib import Path

from procmap.store.atomic import create_file, replace_file

_BEGIN, _END = "# procmap begins: `procmap git-setup` writes and removes these lines", "# procmap ends"
_JOINED = " and the line break before them"
_PASSAGE = re.compile(
    rf"^{re.escape(_BEGIN)}(?P<joined>{_JOINED})?\r?\n(?P<lines>.*?)^{re.escape(_END)}\r?\n?", re.MULTILINE | re.DOTALL
)


def with_passage(text: str, lines: str, *, at_start: bool = False) -> str:
    """The text with these lines as ours, in the place of those before; new ones at its end unless said."""
    found = _PASSAGE.search(text)
    if found:
        return f"{text[: found.start()]}{_BEGIN}{found['joined'] or ''}\n{lines}{_END}\n{text[found.end() :]}"
    if at_start:
        return f"{_BEGIN}\n{lines}{_END}\n{text}"
    joint = f"\n{_BEGIN}{_JOINED}" if text and not text.endswith("\n") else _BEGIN
    return f"{text}{joint}\n{lines}{_END}\n"


def without_passage(text: str) -> str:
    """The text without our lines."""
    found = _PASSAGE.search(text)
    if not found:
        return text
    before, behind = text[: found.start()], text[found.end() :]
    return before.removesuffix("\n") if found["joined"] and not behind else before + behind


def passage(text: str) -> str | None:
    """Our lines in the text; None where there are none."""
    found = _PASSAGE.search(text)
    return found and found["lines"]


def text_in(path: Path) -> str:
    """The text of a file, whatever bytes it holds; empty where there is no file."""
    return path.read_bytes().decode(errors="surrogateescape") if path.exists() else ""


def write_text(path: Path, text: str) -> None:
    """Write what `text_in` gave, changed, or a new file. Raises Refused."""
    write = replace_file if path.exists() else create_file
    write(path, text.encode(errors="surrogateescape"))


def remove_passage(path: Path, empty: str) -> None:
    """Take our lines out of a file, and the file away where no more than `empty` is left of it. Raises Refused."""
    text = text_in(path)
    if passage(text) is None:
        return
    rest = without_passage(text)
    if rest == empty:
        path.unlink()
    else:
        write_text(path, rest)
