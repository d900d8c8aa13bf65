from pathlib import Path

import pytest

from procmap.model.process_map import ProcessMap
from procmap.model.side import Flow
from procmap.model.stage import Stage
from procmap.store.reading import read_map
from procmap.workshop.fields.every import field_of
from procmap.workshop.typed.choosing import Place
from procmap.workshop.typed.completing import ending, told_choice

MAP: ProcessMap = read_map(Path(__file__).parents[3] / "maps/flow-meters.toml").map
PLACE = Place(MAP)


@pytest.mark.parametrize(
    ("key", "text", "rest", "told"),
    [
        ("exit_by", "b", "uyer", "Enter or Tab takes buyer"),
        ("exit_by", "", "", "One of buyer, seller"),
        ("exit_by", "q", "", "None begins so. One of buyer, seller"),
        ("owner", "ae", "", "Enter or Tab takes Account executive"),
        ("owner", "Plumber", "", "a new role"),
        ("crucial", "Y", "es", "Enter or Tab takes yes"),
        ("exit", "b", "", ""),
    ],
)
def test_what_a_beginning_may_become_is_told(key: str, text: str, rest: str, told: str) -> None:
    field = field_of(Stage, key)
    assert (ending(field, PLACE, text), told_choice(field, PLACE, text)) == (rest, told)


def test_several_that_begin_so_are_listed_and_many_are_counted() -> None:
    field = field_of(Stage, "phase")
    first = field.choices[0]
    assert told_choice(field, PLACE, first) == f"Enter or Tab takes {first}"
    stages = field_of(Flow, "from")
    told = told_choice(stages, PLACE, "s")
    assert told == "Type on: Survey the site, Size and specify the meter"
    many = MAP.model_copy(update={"current": MAP.current.model_copy(update={"stages": _many()})})
    assert told_choice(stages, Place(many), "sta").endswith("Stage 7, and 4 more")


def _many() -> tuple[Stage, ...]:
    return tuple(Stage(id=f"stage-{number}", name=f"Stage {number}") for number in range(12))
