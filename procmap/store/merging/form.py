"""How a text lies in its file: its byte order mark, its line breaks, the end of its last line."""

from dataclasses import dataclass
from typing import TypeVar

from procmap.store.reading import BOM

T = TypeVar("T")


@dataclass(frozen=True)
class Form:
    """What a file says besides the lines of its text."""

    has_mark: bool
    breaks: str
    is_ended: bool

    def content(self, text: str) -> bytes:
        """The content of a file of this form with a text of plain lines, each of them ended."""
        lines = text if self.is_ended else text.removesuffix("\n")
        return (BOM if self.has_mark else b"") + lines.replace("\n", self.breaks).encode()


def parted(content: bytes) -> tuple[Form, str]:
    """The form of a file, and its text with plain line breaks, the last line ended."""
    text = content.removeprefix(BOM).decode()
    breaks = "\r\n" if text.count("\r\n") == text.count("\n") > 0 else "\n"
    plain = text.replace("\r\n", "\n")
    is_ended = plain.endswith("\n")
    return Form(content.startswith(BOM), breaks, is_ended), plain if is_ended else f"{plain}\n"


def merged_form(base: Form, ours: Form, theirs: Form) -> Form:
    """What either side changed; ours where both did."""
    return Form(
        _changed(base.has_mark, ours.has_mark, theirs.has_mark),
        _changed(base.breaks, ours.breaks, theirs.breaks),
        _changed(base.is_ended, ours.is_ended, theirs.is_ended),
    )


def _changed(base: T, ours: T, theirs: T) -> T:
    return theirs if ours == base else ours
