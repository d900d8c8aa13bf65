"""Spans of days as people type them."""

import datetime
import re

_SPAN = re.compile(r"\+?\s*(\d{1,3})\s*([dw])", re.IGNORECASE)


def read_span(text: str) -> datetime.timedelta | None:
    """A typed span such as `+3w` or `+10d`; None where the text is none."""
    found = _SPAN.fullmatch(text.strip())
    return datetime.timedelta(days=int(found[1]) * (7 if found[2] in "wW" else 1)) if found else None


def dated(text: str, today: datetime.date) -> str:
    """A typed day as the format writes it, where it was typed as a span from today on."""
    span = read_span(text)
    return text if span is None else (today + span).isoformat()
