"""Answers as people meant them, before a spreadsheet made something else of them."""

import re

from procmap.workshop.fields.field import NARROW, Field
from procmap.workshop.typed.figures import Unreadable

_DECIMAL = re.compile(r"(?<![\d.,])(\d+(?:\.\d{3})*),(\d+)(?![\d.,])")
_UNSURE = re.compile(r"(?<![\d.,])[1-9]\d{0,2}[.,]\d{3}(?![\d.,])")
_UNIT = re.compile(r"(?<=\d)\s*(?:days?|d|hours?|hrs?|h)\b\.?", re.IGNORECASE)
_MONTH = (
    r"(?:jan|feb|fev|fév|mar|mär|mrz|apr|abr|avr|may|mai|jun|jui|jul|aug|aoû|ago"
    r"|sep|set|oct|okt|out|nov|dec|dez|déc|dic)[^\W\d_]*\.?"
)
_DATE = re.compile(
    rf"\d{{1,2}}[-. ]+{_MONTH}(?:[-. ]+\d{{2,4}})?|{_MONTH}[- ]\d{{2,4}}"
    r"|\d{1,4}-\d{1,2}-\d{1,4}|\d{1,2}/\d{1,2}/\d{2,4}|\d{1,2}\.\d{1,2}\.(?:\d{2,4})?",
    re.IGNORECASE,
)
_YEAR_FIRST = re.compile(r"(\d{4})[-/.](\d{1,2})[-/.](\d{1,2})(?:[ T]00:00.*)?")
_YEAR_LAST = re.compile(r"(\d{1,2})([-/.])(\d{1,2})[-/.](\d{4})")


def as_meant(field: Field, text: str, *, decimal_comma: bool) -> str:
    """An answer as it would be typed: decimals with a point and no unit, dates with the year first.

    `decimal_comma` says that the sheet comes from where commas part decimals. Raises Unreadable where a number has
    become a date, or may be one of two.
    """
    if field.kind == "date":
        return _date(text)
    if field.kind not in NARROW and field.kind != "hours":
        return text
    text = _UNIT.sub("", text)
    if _DATE.fullmatch(text):
        raise Unreadable("a spreadsheet has made a date of it: expected the number, in a cell that is set to text")
    if decimal_comma:
        text = _with_points(text)
    return re.sub(r"^(\d+)[.,]0+$", r"\1", text)


def _with_points(text: str) -> str:
    unsure = _UNSURE.search(text)
    if unsure:
        whole, part = re.split(r"[.,]", unsure[0])
        raise Unreadable(f"this may be {whole}{part} or {whole}.{part}0: expected one of them, written so")
    return _DECIMAL.sub(lambda found: found[1].replace(".", "") + "." + found[2], text)


def _date(text: str) -> str:
    if found := _YEAR_FIRST.fullmatch(text):
        year, month, day = found.groups()
    elif found := _YEAR_LAST.fullmatch(text):
        first, mark, second, year = found.groups()
        day, month = (first, second) if mark == "." or int(second) <= 12 < int(first) else (second, first)
        if mark != "." and int(first) <= 12 and int(second) <= 12 and first != second:
            raise Unreadable("the day and the month cannot be told apart: expected a date such as 2027-01-31")
    else:
        return text
    return f"{year}-{int(month):02}-{int(day):02}"
