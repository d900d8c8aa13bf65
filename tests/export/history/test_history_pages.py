"""The history of a map, to the byte: what becomes of numbers, stages and weak links over commits made by hand."""

import copy
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

import pytest

from procmap.export.history.composing import history_page
from procmap.export.history.lines import MOST_SIGNS
from procmap.export.history.moment import Moment
from procmap.export.page_text import page_markdown, page_text
from procmap.model.process_map import SideName
from procmap.rules.check import check_map
from procmap.rules.finding import Report
from tests.goldens import Golden
from tests.rules.tables import TODAY
from tests.samples import example, sound

GOLDENS = Path(__file__).parent / "goldens"


def moment(data: Any, at: int, subject: str, side: SideName = "current") -> Moment:
    """The commit of a day, each with an id of its own; without data none could be read, without a day it is now."""
    found = None if data is None else sound(data)
    report = check_map(found, today=TODAY) if found else Report()
    return Moment(f"{at}abcdef0" if at else "", f"2026-10-{at:02d}" if at else "", subject, side, found, report)


def story() -> Iterator[Moment]:
    """A map over a few commits: stages come, go and change their names, a number is lost, the goal is raised."""
    data = example()
    stages = data["current"]["stages"]
    yield moment(data, 1, "The worked example")
    stages[2]["hours"] = {"ae": 9}
    yield moment(data, 2, "Sell | with *less* work, as the room measured it over a year")
    yield moment(None, 3, "Half a merge")
    stages[2:3] = [{**stages[2], "id": "prove", "name": "Prove", "conversion": 0.5}, {**stages[2], "conversion": 0.6}]
    yield moment(data, 5, "Split Sell in two")
    stages[3]["name"] = "Close"
    del stages[0]
    yield moment(data, 8, "Prospect is marketing's")
    data["process"]["goal"], data["current"]["headcount"]["ae"] = 90, 3.5
    yield moment(data, 13, "More")
    del stages[1]["hours"]
    yield moment(data, 0, "")


def test_how_a_map_moved(golden: Golden) -> None:
    text = page_text(history_page(tuple(story())))
    golden(GOLDENS / "story.txt", text)
    assert all(len(line) <= 80 for line in text.splitlines())


def test_the_same_for_a_report(golden: Golden) -> None:
    golden(GOLDENS / "story.md", page_markdown(history_page(tuple(story()))))


def lines_of(moments: Sequence[Moment]) -> list[str]:
    return page_text(history_page(moments)).splitlines()


def many(count: int, **parts: float) -> list[Moment]:
    """As many commits, in each of which a field of Qualify grows by a little."""
    data = example()
    found = []
    for at in range(count):
        for key, part in parts.items():
            data["current"]["stages"][1][key] = part * (at + 1)
        found.append(moment(copy.deepcopy(data), at + 1, "Measured anew"))
    return found


def test_of_many_commits_a_sign_stands_for_a_few_and_no_line_is_too_long() -> None:
    lines = lines_of(many(MOST_SIGNS + 1, conversion=0.01))
    assert "  Each sign of a line is 2 commits, as the last of them left it." in lines
    (line,) = [line for line in lines if line.startswith("  Qualify ") and "%" in line]
    assert line.split() == ["Qualify", "▁▁▂▂▃▃▄▄▅▅▆▆▇▇██", "1", "%", "31", "%", "1", "%", "31", "%"]
    assert all(len(line) <= 80 for line in lines)


def test_a_line_is_level_where_its_figures_read_alike() -> None:
    lines = lines_of(many(3, our_wait_days=0.0001, buyer_wait_days=0.0001))
    assert [line for line in lines if line.startswith("  goal")] == ["  goal          ▄▄▄     60    60     60    60"]
    data = example()
    waits = {"our_wait_days": 4, "buyer_wait_days": 0}
    for stage in data["current"]["stages"]:
        stage.update(waits)
    first = copy.deepcopy(data)
    data["current"]["stages"][0]["our_wait_days"] = 4.04
    (days,) = [it for it in lines_of([moment(first, 1, ""), moment(data, 2, "")]) if it.startswith("  days a deal")]
    assert days.split()[3:] == ["▄▄", "20.5", "20.5", "20.5", "20.5"]


def test_deals_are_whole_unless_that_hides_a_difference() -> None:
    data = example()
    first = moment(data, 1, "")
    data["current"]["entering"], data["current"]["headcount"]["ae"] = 2100, 2.98
    text = "\n".join(lines_of([first, moment(data, 2, "")]))
    assert "deliverable   █▁   52.4  52.1" in text
    data["current"]["headcount"]["ae"] = 3.5
    assert "deliverable   ▁█     52    60" in "\n".join(lines_of([first, moment(data, 2, "")]))


@pytest.mark.parametrize(("side", "is_told"), [("current", False), ("target", True)])
def test_a_side_that_no_commit_has_is_said_to_be_none(side: SideName, is_told: bool) -> None:
    lines = lines_of([moment(example(), 1, "One", side), moment(example(), 2, "Two", side)])
    assert (f"  There is no {side} side in any of these commits." in lines) == is_told
    assert ("Moves on, by stage" in lines) != is_told


def test_where_people_have_room_the_flow_is_the_constraint() -> None:
    data = example()
    data["current"]["stages"][2]["hours"] = {"ae": 9}
    assert "  · 2026-10-01 1abcdef: the flow – One" in lines_of([moment(data, 1, "One")])
