"""Numbers and shares as people type and read them."""

import re

_COUNTED = re.compile(r"^([\d.,]+)\s*(?:/|of|out of)\s*([\d.,]+)$")
_RANGE = re.compile(r"^(?P<typical>[^()]*)\(\s*(?P<low>[^()]*?)\s*(?:–|-|to)\s*(?P<high>[^()]*?)\s*\)$")
_GROUPED = re.compile(r"[1-9]\d{0,2}(?:[ \u00a0\u202f,’']\d{3})+(?:\.\d*)?")
_GROUP_MARK = re.compile(r"[ \u00a0\u202f,’']")

_MOST_DIGITS = 4
"""No list in a map is longer than so many digits say."""


class Unreadable(ValueError):
    """What was typed cannot be read; the text says what was expected."""


def read_number(text: str, expected: str = "a number") -> float:
    """A typed number of at least 0; `2,105`, `2 105`, `2.5` and `2,5` are all understood."""
    bare = text.strip()
    plain = _GROUP_MARK.sub("", bare) if _GROUPED.fullmatch(bare) else bare.replace(",", ".")
    if not re.fullmatch(r"\d+(\.\d*)?|\.\d+", plain) or len(plain) > 20:
        raise Unreadable(f"expected {expected}")
    return float(plain)


def read_position(text: str, most: int) -> int | None:
    """A typed whole number from 1 to `most`, or None where the text is none; `007` is 7."""
    digits = text.lstrip("0")
    is_whole = digits.isascii() and digits.isdigit() and len(digits) <= _MOST_DIGITS
    return int(digits) if is_whole and int(digits) <= most else None


def read_share(text: str) -> float:
    """A typed share: `20 %`, `20`, `0.2`, `2 of 10` and `2/10` are the same share.

    A whole number is read as per cent, for nobody in a room says "one" and means all of them.
    """
    expected = "a share such as 20 %, 0.2 or 2 of 10"
    counted = _COUNTED.match(text.strip())
    if counted:
        part, whole = read_number(counted[1], expected), read_number(counted[2], expected)
        if whole == 0 or part > whole:
            raise Unreadable(f"expected {expected}")
        return round(part / whole, 12)
    bare = text.strip().removesuffix("%").strip()
    number = read_number(bare, expected)
    is_share = "%" not in text and number <= 1 and ("." in bare or "," in bare)
    share = number if is_share else round(number / 100, 12)
    if share > 1:
        raise Unreadable("expected a share of at most 100 %")
    return share


def read_range(text: str) -> tuple[str, str, str] | None:
    """The three parts of `20 % (10-30)`, or None where there is no range."""
    found = _RANGE.match(text.strip())
    return (found["typical"].strip(), found["low"], found["high"]) if found else None


def number_text(value: float) -> str:
    """A number without needless digits: 60, 2105.26, 0.5."""
    return f"{value:.12g}" if abs(value) < 1e15 else str(value)


def share_text(value: float) -> str:
    """A share in per cent: 20 %, 2.5 %."""
    return f"{number_text(round(value * 100, 10))} %"
