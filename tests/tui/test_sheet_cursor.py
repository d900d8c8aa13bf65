from pathlib import Path

from procmap.analysis.progress import missing
from procmap.store.reading import read_map
from procmap.tui.sheet_cursor import LAST, Cursor, along, clipped, down, found, start
from procmap.workshop.edits.edit import with_value
from procmap.workshop.sheets.pages import page

MAP = read_map(Path(__file__).parents[2] / "maps" / "flow-meters.toml").map


def test_typing_without_looking_never_renames_a_stage() -> None:
    for step in ("value", "means", "numbers", "target"):
        at = start(page(MAP, step, "current"))
        assert at.column > 0
    stages = page(MAP, "current", "current")
    assert stages[0].rows[start(stages).row].is_new


def test_a_step_starts_at_its_first_empty_answer() -> None:
    lacking = with_value(MAP, ("current", "stages", 2, "exit"), None)
    assert start(page(lacking, "value", "current")) == Cursor(0, 2, 2)
    assert start(()) == Cursor()


def test_what_a_step_lacks_comes_before_what_is_merely_empty() -> None:
    lacking = with_value(MAP, ("roles", 1, "hours_per_week"), None)
    paths = [path for item in missing(lacking, "means") for path in item.paths]
    sheet = page(lacking, "means", "current")
    at = start(sheet, paths)
    assert sheet[at.block].rows[at.row].cells[at.column].path == ("roles", 1, "hours_per_week")
    fresh = with_value(with_value(MAP, ("process", "period"), None), ("process", "goal"), None)
    goal = start(page(fresh, "goals", "current"), [path for item in missing(fresh, "goals") for path in item.paths])
    assert page(fresh, "goals", "current")[0].rows[goal.row].label == "Goal"


def test_moves_stop_at_the_ends_and_cross_blocks() -> None:
    sheet = page(MAP, "means", "current")
    stages = len(sheet[0].rows)
    assert down(sheet, Cursor(), -3) == Cursor()
    assert down(sheet, Cursor(0, stages - 1, 0), 1) == Cursor(1, 0, 0)
    assert along(sheet, Cursor(0, 0, 1), 1) == Cursor(0, 1, 0)
    assert along(sheet, Cursor(0, 1, 0), -1) == Cursor(0, 0, 1)
    end = clipped(sheet, Cursor(LAST, LAST, LAST))
    assert along(sheet, end, 1) == end
    assert down(sheet, end, 1) == end


def test_a_path_is_found_as_a_cell_or_as_a_row() -> None:
    sheet = page(MAP, "value", "current")
    assert found(sheet, ("current", "stages", 1, "exit")) == Cursor(0, 1, 2)
    assert found(sheet, ("current", "stages", 1)) == Cursor(0, 1, 1), "never on its name"
    assert found(sheet, ("nowhere",)) is None
