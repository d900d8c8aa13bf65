"""The homework sheet: what is asked as rows of a spreadsheet, and what was answered when it comes back."""

import csv
import io
import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, fields
from pathlib import Path

from procmap.store.delimited import DELIMITERS, SheetCell, SheetRow, read_sheet_text, rows_of
from procmap.store.faults import PlacedFault, Refused


@dataclass(frozen=True)
class Question:
    """A row of the sheet: who is asked, where, for which value, and what a good answer looks like.

    `side`, `stage_id` and `key` say which value is meant, whatever the stage is called by then; `now` is what the map
    held when it was asked.
    """

    owner: str
    stage: str
    stage_id: str
    side: str
    field: str
    key: str
    question: str
    example: str
    now: str


COLUMNS = (*(field.name for field in fields(Question)), "answer")
"""The columns of the sheet, in their order; coming back they may stand in any."""

_NEEDED = ("key", "answer")

_UNANSWERED = ("", "?", "-", "–", "—", "…", "n/a")
"""What people leave where they have no answer."""

_FORMULA = re.compile(r"'*[=+\-@\t\r＝＋－＠]")
"""The beginning of a text that a spreadsheet would take for a formula, or that was kept from it."""


@dataclass(frozen=True)
class Answer:
    """An answer that came back: the value it is meant for, what the map held when it was asked, and its place."""

    side: str
    stage: str
    stage_id: str
    field: str
    key: str
    now: str
    text: str
    line: int
    column: int


@dataclass(frozen=True)
class AnsweredSheet:
    """The rows that came back with an answer; `decimal_comma` where semicolons say that commas part decimals."""

    path: Path
    answers: tuple[Answer, ...]
    decimal_comma: bool


def sheet_text(questions: Iterable[Question], delimiter: str = ",") -> str:
    """The questions as a sheet with an empty column for the answers; no cell of it is a formula."""
    out = io.StringIO()
    writer = csv.writer(out, delimiter=delimiter, lineterminator="\n")
    writer.writerow(COLUMNS)
    for question in questions:
        cells = (getattr(question, field.name) for field in fields(Question))
        writer.writerow([*map(guarded, cells), ""])
    return out.getvalue()


def guarded(text: str) -> str:
    """A text that no spreadsheet takes for a formula."""
    return f"'{text}" if _FORMULA.match(text) else text


def unguarded(text: str) -> str:
    """The text that was guarded, or any other as it is."""
    return text[1:] if text.startswith("'") and _FORMULA.match(text) else text


def read_sheet(path: Path) -> AnsweredSheet:
    """Read a sheet that came back. Raises Refused with every row that cannot be told."""
    text = read_sheet_text(path)
    for delimiter in DELIMITERS:
        rows = rows_of(text, delimiter)
        for at, row in enumerate(rows):
            columns = _columns(row)
            if columns.keys() >= set(_NEEDED):
                return AnsweredSheet(path, _answers(path, rows[at + 1 :], columns), delimiter == ";")
    message = "there is no row with the columns `key` and `answer`: expected them as they were sent"
    raise Refused([PlacedFault(str(path), 1, 1, message)])


def _columns(row: SheetRow) -> dict[str, int]:
    """Where each known column stands; the first of two."""
    names = [cell.text.strip().casefold() for cell in row]
    return {name: names.index(name) for name in COLUMNS if name in names}


def _answers(path: Path, rows: Iterable[SheetRow], columns: Mapping[str, int]) -> tuple[Answer, ...]:
    answers = tuple(_answered(rows, columns))
    if faults := [*_without_key(path, answers), *_answered_twice(path, answers)]:
        raise Refused(faults)
    return tuple({_value_of(answer): answer for answer in reversed(answers)}.values())[::-1]


def _answered(rows: Iterable[SheetRow], columns: Mapping[str, int]) -> Iterator[Answer]:
    for row in rows:
        cells = {name: row[at] for name, at in columns.items() if at < len(row)}
        answer = cells.get("answer")
        text = unguarded(answer.text.strip()).strip() if answer else ""
        if answer and text.casefold() not in _UNANSWERED:
            yield Answer(
                side=_said(cells, "side"),
                stage=_said(cells, "stage"),
                stage_id=_said(cells, "stage_id"),
                field=_said(cells, "field"),
                key=_said(cells, "key"),
                now=_said(cells, "now"),
                text=text,
                line=answer.line,
                column=answer.column,
            )


def _said(cells: Mapping[str, SheetCell], name: str) -> str:
    cell = cells.get(name)
    return unguarded(cell.text.strip()) if cell else ""


def _without_key(path: Path, answers: Iterable[Answer]) -> Iterator[PlacedFault]:
    for answer in answers:
        if not answer.key:
            message = "an answer without a key: expected the row as it was sent"
            yield PlacedFault(str(path), answer.line, answer.column, message)


def _answered_twice(path: Path, answers: Iterable[Answer]) -> Iterator[PlacedFault]:
    first: dict[tuple[str, str, str], Answer] = {}
    for answer in answers:
        before = first.setdefault(_value_of(answer), answer)
        if before.text != answer.text:
            message = f"another answer stands in line {before.line}: expected one for {answer.field or answer.key}"
            yield PlacedFault(str(path), answer.line, answer.column, message)


def _value_of(answer: Answer) -> tuple[str, str, str]:
    return answer.side, answer.stage_id, answer.key
