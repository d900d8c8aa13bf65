"""What text, ids, shares, counts and dates may be: the one place for their bounds."""

import datetime
import re
import unicodedata
from typing import Annotated, Any, TypeVar

from pydantic import AfterValidator, BeforeValidator, Field

ID_PATTERN = r"^[a-z0-9][a-z0-9_-]{0,63}$"

_FORBIDDEN = re.compile("[\x00-\x1f\x7f-\x9f\u2028\u2029\ud800-\udfff]")
_FORBIDDEN_BUT_BREAKS = re.compile("[\x00-\x09\x0b-\x1f\x7f-\x9f\u2028\u2029\ud800-\udfff]")
_KEPT_FORMAT = "\u200c\u200d"


def _refuse(pattern: re.Pattern[str], text: str) -> str:
    found = pattern.search(text)
    if found:
        raise ValueError(
            f"has the control character U+{ord(found[0]):04X} at character {found.start() + 1}: expected printable text"
        )
    return text if text.strip() else ""


def _line(text: str) -> str:
    return _refuse(_FORBIDDEN, text)


def _lines(text: str) -> str:
    return _refuse(_FORBIDDEN_BUT_BREAKS, text)


def _unless_blank(value: Any) -> Any:
    return None if isinstance(value, str) and not value.strip() else value


Line = Annotated[str, AfterValidator(_line)]
"""One line of text without control characters; blanks alone are the same as nothing."""

Lines = Annotated[str, AfterValidator(_lines)]
"""Text that may break into lines."""

Identifier = Annotated[str, Field(pattern=ID_PATTERN)]
"""A required id: lower-case letters, digits, `-` and `_`, at most 64 characters."""

OptionalIdentifier = Annotated[str, Field(pattern=r"^([a-z0-9][a-z0-9_-]{0,63})?$")]
"""An id, or the empty text where there is none yet."""

Name = Annotated[str, AfterValidator(_line), Field(min_length=1)]
"""A required line of text."""

Number = Annotated[float, Field(ge=0, allow_inf_nan=False)]
"""A finite number of at least 0: days, hours, volumes, money."""

Share = Annotated[float, Field(ge=0, le=1, allow_inf_nan=False)]
"""A share from 0 to 1."""

Percent = Annotated[float, Field(ge=0, le=100, allow_inf_nan=False)]
"""A weight from 0 to 100."""

Count = Annotated[int, Field(ge=0, le=2**63 - 1)]
"""A whole number of at least 0, no larger than TOML's."""

Rating = Annotated[int, Field(ge=0, le=5)]
"""A whole number from 0 to 5."""

Weight = Annotated[int, Field(ge=1, le=5)]
"""A whole number from 1 to 5."""

Date = datetime.date
"""A calendar day, without a time."""

Word = TypeVar("Word")

Choice = Annotated[Word | None, BeforeValidator(_unless_blank)]
"""One of some words, or None; the empty text is the same as nothing."""


def is_identifier(text: str) -> bool:
    """Whether a text may be an id."""
    return re.fullmatch(ID_PATTERN, text) is not None


def cleaned(text: str, *, breaks: bool = False) -> str:
    """Typed or pasted text as a map may hold it: control characters become blanks, the ends are bare."""
    pattern = _FORBIDDEN_BUT_BREAKS if breaks else _FORBIDDEN
    return pattern.sub(" ", text.replace("\r\n", "\n")).strip()


def displayed(text: str) -> str:
    """Text of a map as a person may be shown it: format and control characters become `�`.

    A map may hold bidirectional and other format characters; a terminal or a picture must not act on
    them. The joiners U+200C and U+200D stay, because whole scripts need them.
    """
    if text.isascii() and text.isprintable():
        return text
    return "".join(
        "�" if unicodedata.category(c) in ("Cf", "Cc", "Cs", "Zl", "Zp") and c not in _KEPT_FORMAT and c != "\n" else c
        for c in text
    )


def identifier_from(name: str, taken: frozenset[str] | set[str] = frozenset(), fallback: str = "item") -> str:
    """An id made of a name's letters and digits, different from every one that is taken."""
    plain = unicodedata.normalize("NFKD", name).encode("ascii", "ignore").decode().lower()
    base = re.sub(r"[^a-z0-9]+", "-", plain).strip("-")[:56].strip("-") or fallback
    candidate, count = base, 1
    while candidate in taken:
        count += 1
        candidate = f"{base}-{count}"
    return candidate


def uncapitalised(text: str) -> str:
    """A text as it goes on in a sentence: without its capital, unless it begins with an abbreviation such as KPI."""
    return text if text[1:2].isupper() else text[:1].lower() + text[1:]


def plural(count: int, noun: str) -> str:
    """So many of something: 1 stage, 2 stages."""
    return f"{count} {noun}{'' if count == 1 else 's'}"
