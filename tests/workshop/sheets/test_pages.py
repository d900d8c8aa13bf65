from itertools import product
from pathlib import Path as FilePath

import pytest

from procmap.model.process_map import ProcessMap, SideName, StepName
from procmap.store.reading import read_map
from procmap.workshop.edits.stages import without_target
from procmap.workshop.sheets.pages import page
from procmap.workshop.timing.agenda import SLACK_MINUTES, STEPS
from tests.samples import stages_map

FLOW_METERS = read_map(FilePath("maps/flow-meters.toml")).map
BLANK = read_map(FilePath("procmap/store/starters/blank.toml")).map
MAPS = {"full": FLOW_METERS, "blank": BLANK, "half": without_target(FLOW_METERS)}
SIDES: tuple[SideName, ...] = ("current", "target")


def test_the_agenda_fills_its_hour_and_a_half() -> None:
    assert [step.id for step in STEPS] == [
        "goals",
        "current",
        "value",
        "means",
        "numbers",
        "weak-links",
        "target",
        "plan",
    ]
    for length, minutes in enumerate((60, 90, 120)):
        assert sum(step.minutes[length] for step in STEPS) + SLACK_MINUTES[length] == minutes


@pytest.mark.parametrize(("step", "side"), list(product([step.id for step in STEPS], SIDES)))
@pytest.mark.parametrize(
    "process_map", [FLOW_METERS, BLANK, without_target(FLOW_METERS)], ids=["full", "blank", "half"]
)
def test_every_step_has_a_sheet_of_any_map(step: StepName, side: SideName, process_map: ProcessMap) -> None:
    for block in page(process_map, step, side):
        assert all(len(row.cells) == len(block.columns) for row in block.rows if block.columns and not row.is_new)
        assert [row.is_new for row in block.rows].count(True) == (1 if block.items is not None else 0)
        assert block.items is not None or all(row.label for row in block.rows)


def test_a_step_shows_the_side_that_is_asked_for() -> None:
    for step in ("current", "value", "means", "numbers", "weak-links"):
        block = page(FLOW_METERS, step, "target")[0]  # type: ignore[arg-type]
        assert block.items == ("target", "stages")
    assert page(FLOW_METERS, "target", "current")[0].items == ("target", "stages")


def test_the_target_is_nothing_until_it_is_started() -> None:
    assert page(stages_map({}), "target", "current") == ()


def test_people_stand_beside_the_headcount_of_the_side() -> None:
    block = page(FLOW_METERS, "means", "current")[1]
    assert [field.key for field in block.columns] == [
        "name",
        "hours_per_week",
        "selling_share",
        "cost_per_hour",
        "headcount",
    ]
    assert [row.cells[-1].text for row in block.rows[:-1]] == ["3", "4", "3", "2"]
    assert block.rows[-1].is_new
