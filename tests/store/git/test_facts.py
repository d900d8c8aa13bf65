import difflib
from pathlib import Path

import pytest

from procmap.store.faults import Refused
from procmap.store.git.facts import facts_text

MAP = (Path(__file__).parents[3] / "maps" / "inside-sales.toml").read_text()
NAME = 'name = "Answer the request"\n'


def changed(before: str, after: str) -> list[str]:
    """The lines in which two tellings differ, with their signs."""
    lines = difflib.unified_diff(before.splitlines(), after.splitlines(), lineterm="", n=0)
    return [line for line in lines if not line.startswith(("---", "+++", "@@"))]


def test_every_fact_has_the_whole_way_to_it():
    facts = facts_text(MAP).splitlines()
    assert "current / stages / respond / metrics / within-one-day: red = 60" in facts
    assert 'current / stages / respond: tools += { name = "Dialler", fit = 3, rekeyed = true }' in facts
    assert "# The room guessed a day and a half. The CRM says three." in facts


def test_a_text_that_is_no_map_differs_in_its_fault_alone():
    assert changed(facts_text(MAP), facts_text(MAP.replace(NAME, NAME + "colour = 3\n", 1))) == [
        "+current / stages / respond: colour = 3"
    ]


def test_a_line_that_is_no_toml_is_told_as_it_stands():
    assert changed(facts_text(MAP), facts_text(MAP.replace(NAME, 'name = "Answer\n', 1))) == [
        '-current / stages / respond: name = "Answer the request"',
        '+# not read: name = "Answer',
    ]


def test_a_conflict_is_told_with_the_way_to_both_of_its_sides():
    conflict = f'<<<<<<< HEAD\nname = "Call back"\n=======\n{NAME}>>>>>>> east\n'
    assert changed(facts_text(MAP), facts_text(MAP.replace(NAME, conflict, 1))) == [
        "+<<<<<<< ours",
        '+current / stages / respond: name = "Call back"',
        "+=======",
        "+>>>>>>> theirs",
    ]


def test_what_is_no_toml_at_all_is_refused():
    with pytest.raises(Refused):
        facts_text("A process, told in prose.\n" * 30)


def test_a_record_without_an_id_is_known_by_what_it_says():
    parked = '[[parked]]\ntext = "Who pays for the second demo?"\n\n'
    first = MAP.replace("[[parked]]", parked + "[[parked]]", 1)
    assert changed(facts_text(MAP), facts_text(first)) == [
        '+parked / Who pays for the second demo?: text = "Who pays for the second demo?"'
    ]
    assert "current / flows / demo, connect: share = 0.1" in facts_text(MAP)
