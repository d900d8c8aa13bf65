"""How wide text is in Helvetica, and how it breaks into lines: the layout needs no fonts on the machine."""

import unicodedata
from dataclasses import dataclass
from functools import lru_cache

_REGULAR = (
    "278 278 355 556 556 889 667 191 333 333 389 584 278 333 278 278 556 556 556 556 556 556 556 556 556 556 278 278 "
    "584 584 584 556 1015 667 667 722 722 667 611 778 722 278 500 667 556 833 722 778 667 778 722 667 611 722 667 944 "
    "667 667 611 278 278 278 469 556 333 556 556 500 556 556 278 556 556 222 222 500 222 833 556 556 556 556 333 500 "
    "278 556 500 722 500 500 500 334 260 334 584"
)
_BOLD = (
    "278 333 474 556 556 889 722 238 333 333 389 584 278 333 278 278 556 556 556 556 556 556 556 556 556 556 333 333 "
    "584 584 584 611 975 722 722 722 722 667 611 778 722 278 556 722 611 833 722 778 667 778 722 667 611 722 667 944 "
    "667 667 611 333 278 333 584 556 333 556 611 556 611 556 333 611 611 278 278 556 278 889 611 611 611 611 389 556 "
    "333 611 556 778 556 556 500 389 280 389 584"
)
_ADVANCES = {bold: tuple(map(int, table.split())) for bold, table in ((False, _REGULAR), (True, _BOLD))}
"""Advance widths of the characters from blank to tilde, in thousandths of the size: Helvetica's own metrics."""

_SLACK = 1.06
"""A viewer without Helvetica puts a somewhat wider font in its place."""

ELLIPSIS = "…"


@dataclass(frozen=True)
class Font:
    """A size in whole points (labels of Graphviz know no others), and whether the text is bold."""

    size: int
    bold: bool = False

    @property
    def leading(self) -> int:
        """From one line to the next, in points."""
        return round(self.size * 1.24)

    def width(self, text: str) -> float:
        """The room a text takes in points, with some slack for other fonts."""
        return _width(text, self.bold) * self.size * _SLACK / 1000


@lru_cache(maxsize=16_384)
def _width(text: str, bold: bool) -> int:
    """The width of a text in thousandths of its size; the same words are tried in many formats of a drawing."""
    return sum(_advance(character, bold) for character in text)


def _advance(character: str, bold: bool) -> int:
    if " " <= character <= "~":
        return _ADVANCES[bold][ord(character) - 32]
    if unicodedata.combining(character):
        return 0
    if unicodedata.east_asian_width(character) in "WF":
        return 1000
    plain = unicodedata.normalize("NFKD", character)[0]
    if " " <= plain <= "~":
        return _ADVANCES[bold][ord(plain) - 32]
    return 1000 if unicodedata.category(character) == "So" else 720


def fitted(text: str, font: Font, width: float) -> str:
    """A text on one line no wider than `width` points, cut with an ellipsis where it is too long."""
    lines = wrapped(text, font, width, 1)
    return lines[0] if lines else ""


def wrapped(text: str, font: Font, width: float, most: int) -> tuple[str, ...]:
    """A text in at most `most` lines no wider than `width` points: broken between words, the rest an ellipsis."""
    lines: list[str] = []
    words = text.split()
    while words and len(lines) < most:
        line = words.pop(0)
        while words and font.width(f"{line} {words[0]}") <= width:
            line = f"{line} {words.pop(0)}"
        if font.width(line) > width:
            kept = _beginning(line, font, width)
            words.insert(0, line[len(kept) :])
            line = kept
        lines.append(line)
    if words and font.width(words[0]) > width:
        # No line holds the next word, as in a script without blanks: its beginning says more than nothing.
        lines[-1] = _beginning(f"{lines[-1]} {words[0]}", font, width - font.width(ELLIPSIS)) + ELLIPSIS
    elif words:
        lines[-1] = _cut(lines[-1], font, width - font.width(ELLIPSIS)) + ELLIPSIS
    return tuple(lines)


def _cut(line: str, font: Font, width: float) -> str:
    """The whole words of a line that fit, or the beginning of the only one."""
    kept = _beginning(line, font, width)
    if kept != line and not line[len(kept)].isspace() and " " in kept:
        kept = kept.rpartition(" ")[0]
    return kept.rstrip(" ,;:.")


def balanced(text: str, font: Font, width: float, most: int) -> tuple[str, ...]:
    """A text in lines like `wrapped`, but of about the same length, without a last word alone or a broken one."""
    best = wrapped(text, font, width, most)
    if len(best) < 2 or best[-1].endswith(ELLIPSIS):
        return best
    for tenths in range(9, 4, -1):
        narrower = wrapped(text, font, width * tenths / 10, len(best) + 1)
        if len(narrower) > len(best) or " ".join(narrower) != " ".join(best):
            break
        best = narrower
    return best


def _beginning(text: str, font: Font, width: float) -> str:
    """As many characters as fit, at least one."""
    end = 1
    while end < len(text) and font.width(text[: end + 1]) <= width:
        end += 1
    return text[:end]
