"""Sheets as spreadsheets save them, read back."""

import csv
import io
from dataclasses import fields
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from procmap.store.delimited import rows_of
from procmap.store.faults import Refused
from procmap.store.homework_sheet import COLUMNS, Question, guarded, read_sheet, sheet_text, unguarded

QUESTION = Question("SDR", "Qualify", "qualify", "current", "Our wait", "our_wait_days", "Days", "3", "")
ROW = ["SDR", "Qualify", "qualify", "current", "Our wait", "our_wait_days", "Days, in all", "3", "", "2,5"]

cells = st.text("aé=+-@'\"\n,;\t :", max_size=6)


def saved(tmp_path: Path, content: bytes) -> Path:
    path = tmp_path / "homework.csv"
    path.write_bytes(content)
    return path


def spreadsheet(rows: list[list[str]], delimiter: str = ",", line_end: str = "\r\n") -> str:
    out = io.StringIO()
    csv.writer(out, delimiter=delimiter, lineterminator=line_end).writerows(rows)
    return out.getvalue()


@pytest.mark.parametrize("delimiter", [",", ";", "\t"])
@pytest.mark.parametrize("line_end", ["\r\n", "\n", "\r"])
@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16"])
def test_a_sheet_is_read_however_it_was_saved(tmp_path: Path, delimiter: str, line_end: str, encoding: str) -> None:
    text = spreadsheet([[*COLUMNS], ROW], delimiter, line_end)
    sheet = read_sheet(saved(tmp_path, text.encode(encoding)))
    assert [(a.side, a.stage_id, a.key, a.text, a.line) for a in sheet.answers] == [
        ("current", "qualify", "our_wait_days", "2,5", 2)
    ]
    assert sheet.decimal_comma == (delimiter == ";")


def test_rows_and_columns_may_be_moved_and_added(tmp_path: Path) -> None:
    order = ["answer", "KEY ", "stage_id", "side", "remark"]
    rows = [["", "", ""], ["Homework of November"], order, [], ["", "", "", "", "thanks"]]
    rows += [[" 4 ", "our_wait_days", "qualify", "current", "roughly", ""], ["?", "exit", "qualify", "current"]]
    (answer,) = read_sheet(saved(tmp_path, spreadsheet(rows).encode())).answers
    assert (answer.text, answer.key, answer.stage_id, answer.line, answer.column) == (
        "4",
        "our_wait_days",
        "qualify",
        6,
        1,
    )


def test_the_column_of_an_answer_counts_characters(tmp_path: Path) -> None:
    text = 'key,question,answer\nexit,"Wer ""unterschreibt"", é\nund wann?",x\nentry,a,y\n'
    answers = read_sheet(saved(tmp_path, text.encode())).answers
    assert [(a.line, a.column) for a in answers] == [(3, 12), (4, 9)]


@pytest.mark.parametrize("nothing", ["", "  ", "?", "-", "–", "n/a", "N/A", "'-"])
def test_what_stands_for_no_answer_is_none(tmp_path: Path, nothing: str) -> None:
    assert read_sheet(saved(tmp_path, spreadsheet([["key", "answer"], ["exit", nothing]]).encode())).answers == ()


def test_two_answers_to_one_question_are_refused_and_equal_ones_are_one(tmp_path: Path) -> None:
    rows = [["key", "answer"], ["exit", "Signs"], ["exit", "Signs"]]
    assert len(read_sheet(saved(tmp_path, spreadsheet(rows).encode())).answers) == 1
    with pytest.raises(Refused, match=r"homework.csv:4:6: another answer stands in line 2: expected one for exit"):
        read_sheet(saved(tmp_path, spreadsheet([*rows, ["exit", "Pays"]]).encode()))


@pytest.mark.parametrize(
    ("content", "said"),
    [
        (b"", "1:1: there is no row with the columns `key` and `answer`"),
        (b"key;antwort\nexit;x\n", "1:1: there is no row with the columns"),
        ("key,answer\nexit,Prüfung".encode("cp1252"), "2:8: this is not UTF-8: expected the sheet saved as"),
        (b"key,answer\n,x\n", "2:2: an answer without a key: expected the row as it was sent"),
    ],
    ids=["empty", "renamed", "ansi", "no key"],
)
def test_what_cannot_be_relied_on_is_refused_with_its_place(tmp_path: Path, content: bytes, said: str) -> None:
    with pytest.raises(Refused) as refused:
        read_sheet(saved(tmp_path, content))
    assert f"homework.csv:{said}" in str(refused.value)


def test_a_sheet_that_is_not_there_is_refused(tmp_path: Path) -> None:
    with pytest.raises(Refused, match="no such file: expected a sheet that was filled in"):
        read_sheet(tmp_path / "homework.csv")


@given(st.lists(st.lists(cells, min_size=1, max_size=4), min_size=1, max_size=4), st.sampled_from(",;\t"))
def test_cells_come_back_as_a_spreadsheet_wrote_them(rows: list[list[str]], delimiter: str) -> None:
    read = [[cell.text for cell in row] for row in rows_of(spreadsheet(rows, delimiter, "\n"), delimiter)]
    assert read == [*rows, [""]]


@given(st.text("\"a,\n;'", max_size=30))
def test_a_quote_that_is_never_closed_drops_nothing(text: str) -> None:
    kept = "".join(cell.text for row in rows_of(text, ",") for cell in row)
    assert [character for character in kept if character in "a;'"] == [c for c in text if c in "a;'"]


@given(cells)
def test_no_cell_is_a_formula_and_every_text_comes_back(text: str) -> None:
    assert guarded(text)[:1] not in tuple("=+-@\t")
    assert unguarded(guarded(text)) == text


def test_the_sheet_has_a_column_for_the_answers_and_no_formula() -> None:
    values = {field.name: getattr(QUESTION, field.name) for field in fields(Question)}
    evil = Question(**{**values, "owner": "=1+1", "stage": '@SUM("A1")'})
    rows = list(csv.reader(io.StringIO(sheet_text([QUESTION, evil], ";")), delimiter=";"))
    assert rows[0] == list(COLUMNS)
    assert rows[0][-1] == "answer"
    assert (rows[1][0], rows[1][-1]) == ("SDR", "")
    assert rows[2][:2] == ["'=1+1", '\'@SUM("A1")']
