"""What holds of homework for every map: nothing answered changes nothing, everything answered is no longer missing."""

from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from procmap.analysis.progress import missing
from procmap.model.data import to_data
from procmap.model.faults import read_data
from procmap.model.process_map import ProcessMap
from procmap.store.homework_sheet import Answer, AnsweredSheet, Question
from procmap.store.reading import read_map
from procmap.store.starters import STARTERS, starter_map
from procmap.workshop.edits.stages import with_target
from procmap.workshop.fields.every import FIELDS
from procmap.workshop.homework.addresses import Address, address_of, addresses_on, path_of
from procmap.workshop.homework.asking import for_the_room, questions
from procmap.workshop.homework.taking import take
from procmap.workshop.homework.telling import parts_of
from procmap.workshop.timing.agenda import STEPS
from tests.strategies import process_maps

MAPS = [read_map(path).map for path in sorted(Path("maps").glob("*.toml"))]
FLOW_METERS = next(held for held in MAPS if held.target and held.current.stage("qualify"))
WORDS = sorted({field.key for fields in FIELDS.values() for field in fields} | {"new", "ae", "sdr", "a1", "0", ""})
STARTED = [starter_map(starter.name) for starter in STARTERS]


def sheet_of(asked: tuple[Question, ...], answer: str | None = None) -> AnsweredSheet:
    """The sheet with every question answered by a text, or by its example."""
    answers = (
        Answer(q.side, q.stage, q.stage_id, q.field, q.key, q.now, q.example if answer is None else answer, line, 1)
        for line, q in enumerate(asked, start=2)
    )
    return AnsweredSheet(Path("homework.csv"), tuple(answers), decimal_comma=False)


def bare(process_map: ProcessMap) -> ProcessMap:
    """The map without moves and red lines, which may leave no room for an example."""
    sides = {"current": process_map.current, "target": process_map.target}
    made = {name: side and side.model_copy(update={"flows": ()}) for name, side in sides.items()}
    return process_map.model_copy(update=made)


@settings(max_examples=24)
@given(process_maps())
def test_every_question_leads_back_to_its_value_and_none_is_asked_twice(process_map: ProcessMap) -> None:
    asked = [
        address
        for question in questions(process_map)
        for address in addresses_on(Address(question.side, question.stage_id, question.key))
    ]
    assert [address_of(process_map, path_of(process_map, address)) for address in asked] == asked
    assert len(asked) == len(set(asked))


@settings(max_examples=24)
@given(process_maps().map(bare))
def test_answered_by_example_it_is_no_longer_missing_and_taking_it_again_changes_nothing(
    process_map: ProcessMap,
) -> None:
    asked = questions(process_map)
    sheet = sheet_of(asked)
    taking = take(process_map, sheet)
    assert (taking.faults, taking.gone) == ((), ())
    left = {(question.side, question.stage_id, question.key) for question in questions(taking.map)}
    assert left.isdisjoint((question.side, question.stage_id, question.key) for question in asked)
    again = take(taking.map, sheet)
    assert (again.map, again.faults, [done for done in again.taken if not done.is_kept]) == (taking.map, (), [])


@pytest.mark.parametrize("process_map", [*MAPS, *STARTED], ids=lambda process_map: process_map.process.name)
def test_homework_completes_every_step_but_what_is_for_the_room(process_map: ProcessMap) -> None:
    for _ in range(3):
        taking = take(process_map, sheet_of(questions(process_map)))
        assert taking.faults == ()
        process_map = taking.map
    left = [str(item) for step in STEPS for item in missing(process_map, step.id)]
    assert left == [what for what in left if what in for_the_room(process_map)]
    assert questions(process_map) == ()


def test_what_both_sides_lack_is_asked_once_and_filled_in_on_both() -> None:
    started = with_target(MAPS[0])
    asked = [question for question in questions(started) if question.key == "customer_value"]
    assert {question.side for question in asked} == {"current and target"}
    assert len(asked) == len(started.current.stages)
    taking = take(started, sheet_of(tuple(asked), "Sees it run"))
    sides = (taking.map.current, taking.map.target)
    assert {stage.customer_value for side in sides if side for stage in side.stages} == {"Sees it run"}


@given(
    side=st.sampled_from(("", "current", "target", "current and target", "x")),
    stage=st.sampled_from(("", "qualify", "gone")),
    steps=st.lists(st.sampled_from(WORDS), min_size=1, max_size=3),
    text=st.sampled_from(("3", "20 %", "ae", "none", "x", "yes", "sdr 1; ae 2", "2027-01-31", "…", "\x1b[2J")),
)
def test_whatever_a_sheet_says_is_taken_or_named_and_the_map_stays_whole(side, stage, steps, text) -> None:
    answer = Answer(side, "S", stage, "F", ".".join(steps), "", text, 2, 1)
    taking = take(FLOW_METERS, AnsweredSheet(Path("homework.csv"), (answer,), decimal_comma=True))
    assert not (taking.faults and taking.taken)
    assert len(parts_of(FLOW_METERS, taking)) <= 1
    assert read_data(to_data(taking.map)).map == taking.map


def test_an_empty_sheet_changes_nothing() -> None:
    sheet = replace(sheet_of(questions(MAPS[0])), answers=())
    assert take(MAPS[0], sheet).map is MAPS[0]


def test_what_only_the_target_lacks_is_asked_for_it_alone() -> None:
    target = FLOW_METERS.target
    assert target
    stages = (target.stages[0].model_copy(update={"exit": ""}), *target.stages[1:])
    lacking = FLOW_METERS.model_copy(update={"target": target.model_copy(update={"stages": stages})})
    (question,) = (question for question in questions(lacking) if question.key == "exit")
    assert (question.side, question.stage_id) == ("target", target.stages[0].id)


def test_a_new_kpi_is_not_added_to_a_target_that_has_its_own() -> None:
    current = FLOW_METERS.current
    stages = (current.stages[0].model_copy(update={"metrics": ()}), *current.stages[1:])
    lacking = FLOW_METERS.model_copy(update={"current": current.model_copy(update={"stages": stages})})
    asked = [question for question in questions(lacking) if question.key.startswith("metrics.new.")]
    assert {question.side for question in asked} == {"current"}
