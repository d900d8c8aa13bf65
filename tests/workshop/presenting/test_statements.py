import datetime
from pathlib import Path

import pytest

from procmap.analysis.numbers import numbers_of
from procmap.model.process_map import ProcessMap
from procmap.rules.check import check_map
from procmap.store.reading import read_map
from procmap.workshop.presenting.statements import Moment, first_shown, statements
from procmap.workshop.timing.agenda import STEPS
from procmap.workshop.timing.clock import Reading

FLOW_METERS = Path(__file__).parents[3] / "maps/flow-meters.toml"
SURVEY = "Application engineer can deliver 52 of the 60 we want"


@pytest.fixture(scope="module")
def flow_meters() -> ProcessMap:
    return read_map(FLOW_METERS).map


def moment(process_map: ProcessMap, step, **known) -> Moment:
    report = check_map(process_map, today=datetime.date(2026, 11, 21)) if known.pop("judges", False) else None
    return Moment(process_map, step, "current", numbers_of(process_map, "current"), report, **known)


def texts(moment: Moment, kind: str) -> list[str]:
    return [statement.text for statement in statements(moment) if statement.kind == kind]


@pytest.mark.parametrize("step", STEPS, ids=lambda step: step.id)
def test_every_question_of_a_step_is_shown_by_itself(flow_meters, step):
    questions = texts(moment(flow_meters, step.id), "question")
    assert " ".join(questions) == " ".join(step.questions)
    assert all(question.count("?") == 1 for question in questions)


def test_the_first_step_shows_the_gap(flow_meters):
    assert texts(moment(flow_meters, "goals"), "sentence") == ["Last year 52 of 60 were delivered: 8 are missing."]


def test_the_numbers_are_shown_from_their_step_on(flow_meters):
    assert texts(moment(flow_meters, "means"), "number") == []
    shown = moment(flow_meters, "numbers")
    assert texts(shown, "number") == ["52.2 of 60 deliverable", "Application engineer 115 % full"]
    assert texts(shown, "sentence")[0].startswith("Last year 52 were delivered in 150 days")


def test_the_weak_links_are_shown_in_their_step_and_only_once_they_may_be_known(flow_meters):
    assert texts(moment(flow_meters, "weak-links"), "finding") == []
    assert texts(moment(flow_meters, "numbers", judges=True), "finding") == []
    shown = [it for it in statements(moment(flow_meters, "weak-links", judges=True)) if it.kind == "finding"]
    assert [statement.stage for statement in shown] == ["survey", "propose", "qualify"]
    assert shown[0].text == SURVEY


def test_the_highlighted_finding_is_shown_first_even_where_it_is_none_of_the_three(flow_meters):
    judged = moment(flow_meters, "weak-links", judges=True)
    minor = next(finding for finding in judged.report.findings if finding.stage == "deliver")
    shown = moment(flow_meters, "weak-links", judges=True, highlighted=minor)
    every = statements(shown)
    assert every[first_shown(shown, every)].text == minor.message
    assert len(texts(shown, "finding")) == 4
    assert every[first_shown(judged, statements(judged))].kind == "question"


def test_the_time_is_shown_where_a_clock_runs(flow_meters):
    clock = Reading("goals", 252, 3000, is_running=True)
    assert texts(moment(flow_meters, "goals", clock=clock), "time") == ["4:12"]
    assert texts(moment(flow_meters, "goals"), "time") == []
