from pathlib import Path

import pytest

from procmap.model.process_map import StepName
from procmap.store.reading import read_map
from procmap.workshop.fields.examples import example_of, good_answer
from procmap.workshop.sheets.pages import page
from procmap.workshop.sheets.sheet import Cell, Row, place_of_path, sheet_of
from procmap.workshop.timing.agenda import STEPS
from procmap.workshop.typed.values import read

MAP = read_map(Path(__file__).parents[3] / "maps/flow-meters.toml").map

PHRASED = ("role", "who", "stage", "objective", "metric")
"""Kinds whose answers are names of one's own map: their example is a sentence about them."""


def cells(rows: list[Row]) -> list[Cell]:
    """The cells that are typed into."""
    return [cell for row in rows for cell in row.cells if cell.field.kind not in ("record", "records", "by role")]


def of_step(step: StepName) -> list[Cell]:
    """The cells of a step's first rows and of all rows of its forms."""
    blocks = page(MAP, step, "current")
    return cells([row for block in blocks for row in (block.rows if block.items is None else block.rows[:1])])


@pytest.mark.parametrize("step", [step.id for step in STEPS])
def test_every_field_of_a_step_has_an_example_that_can_be_typed(step: StepName) -> None:
    for cell in of_step(step):
        example = example_of(cell.path, cell.field)
        assert example, cell.path
        if cell.field.kind not in PHRASED:
            assert read(cell.field, example, place_of_path(MAP, cell.path)) not in (None, ""), cell.path


@pytest.mark.parametrize(
    "path",
    [
        ("process",),
        ("roles", 0),
        ("current",),
        ("current", "stages", 0),
        ("target", "stages", 0),
        *((part,) for part in ("actions", "goals", "votes", "decisions", "parked", "waivers", "scripts", "workshops")),
    ],
    ids=lambda path: ".".join(map(str, path)),
)
def test_every_field_of_a_form_has_one_too(path: tuple[str | int, ...]) -> None:
    rows = [row for block in sheet_of(MAP, path) for row in block.rows]
    for cell in cells(rows):
        example = example_of(cell.path, cell.field)
        assert example, cell.path
        if cell.field.kind not in PHRASED:
            read(cell.field, example, place_of_path(MAP, cell.path))


def test_a_good_answer_is_told_with_its_choices_and_one_example() -> None:
    told = {cell.field.key: good_answer(cell.path, cell.field, 100) for cell in of_step("value")}
    assert told["exit"].splitlines() == [
        "Exit criterion",
        "  What the buyer did that proves it, seen and not felt: Plant engineer books a site call",
        "  For example: Plant engineer signs the application sheet",
    ]
    assert "One of buyer, seller; a beginning is enough." in told["exit_by"]
