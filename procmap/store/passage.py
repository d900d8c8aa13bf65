"""Lines of ours in a file of somebody else: put in between two marks, and taken out again without a trace."""

import re

_BEGIN, _END = "# procmap begins: `procmap git-setup` writes and removes these lines", "# procmap ends"
_PASSAGE = re.compile(rf"^{re.escape(_BEGIN)}\n(.*?)^{re.escape(_END)}\n", re.MULTILINE | re.DOTALL)


def with_passage(text: str, lines: str, *, at_start: bool = False) -> str:
    """The text with these lines as ours, in the place of those before; new ones at its end unless said."""
    passage = f"{_BEGIN}\n{lines}{_END}\n"
    if _PASSAGE.search(text):
        return _PASSAGE.sub(lambda _: passage, text)
    if at_start:
        return passage + text
    return f"{text}\n{passage}" if text and not text.endswith("\n") else text + passage


def without_passage(text: str) -> str:
    """The text without our lines."""
    return _PASSAGE.sub("", text)


def has_passage(text: str, lines: str | None = None) -> bool:
    """Whether the text has lines of ours; just these, where some are given."""
    found = _PASSAGE.search(text)
    return found is not None and lines in (None, found[1])
