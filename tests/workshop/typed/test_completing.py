from pathlib import Path

import pytest

from procmap.model.process_map import Action, ProcessMap
from procmap.model.side import Flow
from procmap.model.stage import Metric, Stage
from procmap.store.reading import read_map
from procmap.workshop.fields.every import field_of
from procmap.workshop.typed.choosing import Place, metric_names
from procmap.workshop.typed.completing import ending, told_choice
from procmap.workshop.typed.values import read, shown

MAP: ProcessMap = read_map(Path(__file__).parents[3] / "maps/flow-meters.toml").map
PLACE = Place(MAP)


@pytest.mark.parametrize(
    ("key", "text", "rest", "told"),
    [
        ("exit_by", "b", "uyer", "Enter or Tab takes buyer"),
        ("exit_by", "", "", "One of buyer, seller"),
        ("exit_by", "q", "", "None begins so. One of buyer, seller"),
        ("owner", "ae", "", "Enter or Tab takes Account executive"),
        ("owner", "Plumber", "", "Enter makes a new role of it"),
        ("crucial", "Y", "es", "Enter or Tab takes yes"),
        ("exit", "b", "", ""),
        ("hours", "", "", ""),
        ("hours", "3", "", ""),
        ("hours", "no", "", ""),
        ("hours", "acc", "", "Account executive: type on with the hours, such as ae 3"),
        ("hours", "sdr 1, acc", "", "Account executive: type on with the hours, such as ae 3"),
        ("hours", "sdr 1, acc 3 (", "", "Hours of Account executive"),
        ("hours", "sdr 1, x", "", f"No role begins so. One of: {', '.join(role.name for role in MAP.roles)}"),
        ("hours", "sdr 1, ", "", f"Type on: {', '.join(role.name for role in MAP.roles)}"),
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


def test_a_metric_is_shown_and_typed_by_its_name_and_kept_by_its_id() -> None:
    field = field_of(Action, "metric")
    assert shown(field, "propose/win-rate", PLACE) == "Proposals that become orders"
    assert read(field, "proposals th", PLACE) == "propose/win-rate"
    assert read(field, "propose/win-rate", PLACE) == "propose/win-rate"
    assert ending(field, PLACE, "Proposals that") == " become orders"


def test_metrics_of_one_name_are_told_apart_by_their_stages() -> None:
    calls = Metric(id="calls", name="Calls")
    stages = tuple(stage.model_copy(update={"metrics": (calls,)}) for stage in MAP.current.stages[:2])
    twice = Place(ProcessMap(format=1, process=MAP.process, current=MAP.current.model_copy(update={"stages": stages})))
    assert metric_names(twice) == {f"{stage.id}/calls": f"Calls at {stage.name}" for stage in stages}


def test_an_objective_is_shown_by_its_name() -> None:
    objective = MAP.objectives[0]
    assert shown(field_of(Action, "objective"), objective.id, PLACE) == objective.name != objective.id


@pytest.mark.parametrize(("text", "who"), [("sd", "sdr"), ("Account ex", "ae"), ("AE, north", "AE, north"), ("A", "A")])
def test_whoever_is_typed_is_a_role_where_it_means_one_and_a_name_elsewhere(text: str, who: str) -> None:
    assert read(field_of(Action, "owner"), text, PLACE) == who


def _many() -> tuple[Stage, ...]:
    return tuple(Stage(id=f"stage-{number}", name=f"Stage {number}") for number in range(12))
