import pytest

from procmap.workshop.sheets.sheet import sheet_of, summary, table
from tests.samples import sound, stages_map
from tests.workshop.walking import cell
from tests.workshop.whole import whole_map


def test_the_whole_map_is_a_form_of_its_parts() -> None:
    rows = {row.label: row.cells[0].text for block in sheet_of(whole_map(), ()) for row in block.rows}
    assert rows["Process"] == "Everything"
    assert rows["Roles"] == "3: Sales development rep, Account executive, Customer success manager"
    assert rows["Target side"] == "2 stages, 2 other fields"
    assert rows["Workshops"] == "1: 2026-11-20"


def test_a_stage_is_a_form_with_its_lists_and_hours_by_role_beneath() -> None:
    sheet = sheet_of(whole_map(), ("current", "stages", 1))
    assert [block.title for block in sheet] == [
        "Prove",
        "Hands-on hours",
        "Hand-off",
        "Activities",
        "Tools",
        "Skills",
        "Roadblocks",
        "Reasons for losing",
        "Metrics",
        "What the room said",
    ]
    hours = {row.label: row.cells[0].text for row in sheet[1].rows}
    assert hours["Account executive"] == "0.2 (0.1–0.3)"
    assert hours["Customer success manager"] == ""


def test_the_form_of_a_stage_shows_the_votes_on_it_alone() -> None:
    votes = [
        {"side": "current", "stage": "s1", "topic": "exit", "scores": [3, 4], "dots": 2},
        {"side": "target", "stage": "s1", "topic": "entry", "scores": [1]},
        {"side": "current", "stage": "s2", "topic": "entry", "scores": [2]},
        {"stage": "s1", "topic": "no-metric", "dots": 5},
    ]
    process_map = stages_map({}, {}, votes=votes, target={"stages": [{"id": "s1", "name": "Then"}]})
    rows = sheet_of(process_map, ("current", "stages", 0))[-1].rows
    assert [(row.record, row.label, row.cells[0].text) for row in rows] == [
        (("votes", 0), "Exit criterion", "3 4"),
        (("votes", 3), "no-metric", "5"),
    ]


def test_the_rows_of_a_table_by_role_edit_the_record_that_holds_it() -> None:
    for block in sheet_of(whole_map(), ("current",)):
        for row in block.rows:
            assert sheet_of(whole_map(), row.record)


def test_a_list_is_a_table_even_where_its_side_is_not_there_yet() -> None:
    process_map = stages_map({})
    (block,) = sheet_of(process_map, ("target", "flows"))
    assert (block.items, [row.is_new for row in block.rows]) == (("target", "flows"), [True])


def test_what_cannot_be_edited_has_no_sheet() -> None:
    with pytest.raises(KeyError):
        sheet_of(whole_map(), ("nothing",))
    with pytest.raises(TypeError, match="no list of records"):
        table(whole_map(), ("nothing",), [])


def test_no_format_character_of_a_name_reaches_a_cell_or_a_title() -> None:
    process_map = sound(
        {
            "format": 1,
            "process": {"name": "a\u202eb"},
            "roles": [{"id": "ae", "name": "a\u202eb"}],
            "current": {"stages": [{"id": "s", "name": "a\u202eb", "tools": [{"name": "a\u202eb"}]}]},
        }
    )
    texts: list[str] = []
    for path in ((), ("current",), ("current", "stages", 0)):
        for block in sheet_of(process_map, path):
            texts += [block.title, *(row.label for row in block.rows)]
            texts += [cell.text for row in block.rows for cell in row.cells]
    assert "a�b" in texts
    assert not any("\u202e" in text for text in texts)


def test_a_summary_says_what_is_there() -> None:
    process_map = whole_map()
    assert summary(process_map, ("current", "flows")) == "1: Deliver → Reach"
    assert summary(process_map, ("current", "stages", 0, "losses")) == ""
    assert summary(process_map, ("target", "observed")) == ""
    assert summary(process_map, ("current", "observed")) == "2 other fields"
    assert summary(process_map, ("current",)).startswith("3 stages, 1 move, ")
    assert cell(process_map, "current", "stages", 0, "conversion").text == "30 %"
