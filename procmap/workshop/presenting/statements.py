"""What a room is shown large, one at a time: the questions of a step, what was found, the numbers, the time."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal

from procmap.analysis.holding import held_back_by
from procmap.analysis.numbers import SideNumbers
from procmap.model.process_map import ProcessMap, SideName, StepName
from procmap.rules.finding import Finding, Report
from procmap.rules.wording import amount, percent
from procmap.workshop.gap import gap_to_goal, reality_sentence
from procmap.workshop.reviewing.review import SHOWN_WEAK_LINKS, review
from procmap.workshop.timing.agenda import STEPS
from procmap.workshop.timing.clock import Reading
from procmap.workshop.timing.clock_words import time_left

Kind = Literal["question", "finding", "number", "sentence", "time"]


@dataclass(frozen=True)
class Statement:
    """A statement for the whole room, and the stage that it is about, if any."""

    kind: Kind
    text: str
    stage: str = ""


@dataclass(frozen=True)
class Moment:
    """Where a workshop is: the map, the step, the side it works on, and what is known of that side now.

    `report` is None as long as weak links are not to be shown; `clock` is None where none was chosen.
    """

    map: ProcessMap
    step: StepName
    side: SideName
    numbers: SideNumbers | None = None
    report: Report | None = None
    highlighted: Finding | None = None
    clock: Reading | None = None


def statements(moment: Moment) -> tuple[Statement, ...]:
    """What may be shown at a moment, in the order in which a room hears it; there is always a question."""
    number = next(i for i, step in enumerate(STEPS) if step.id == moment.step)
    return (
        *_questions(number),
        *(_findings(moment) if moment.report else ()),
        *_figures(moment, number),
        *(_time(moment.clock) if moment.clock else ()),
    )


def first_shown(moment: Moment, shown: tuple[Statement, ...]) -> int:
    """The position of what is shown first: the finding that is highlighted, or else the first."""
    wanted = moment.highlighted.message if moment.report and moment.highlighted else None
    return next((i for i, statement in enumerate(shown) if statement.text == wanted), 0)


def _questions(number: int) -> Iterator[Statement]:
    for text in STEPS[number].questions:
        for question in re.findall(r"[^?]+\?", text):
            yield Statement("question", question.strip())


def _findings(moment: Moment) -> Iterator[Statement]:
    if moment.report is None or moment.step not in ("weak-links", "target"):
        return
    links = [group for group in review(moment.map, moment.report, moment.side) if group.link][:SHOWN_WEAK_LINKS]
    first = [group.entries[0].finding for group in links]
    chosen = moment.highlighted
    for finding in (*first, *([chosen] if chosen not in first else [])):
        if finding:
            yield Statement("finding", finding.message, finding.stage or "")


def _figures(moment: Moment, number: int) -> Iterator[Statement]:
    gap = gap_to_goal(moment.map) if moment.step == "goals" else ""
    if gap:
        yield Statement("sentence", gap)
    numbers = moment.numbers
    if numbers is None or number < _position("numbers"):
        return
    if numbers.deliverable is not None:
        goal = "" if numbers.goal is None else f" of {amount(numbers.goal)}"
        yield Statement("number", f"{amount(numbers.deliverable)}{goal} deliverable")
        for role in held_back_by(numbers):
            utilisation = numbers.roles[role].utilisation
            if utilisation is not None:
                yield Statement("number", f"{moment.map.role_name(role)} {percent(utilisation)} full")
    reality = reality_sentence(moment.map, numbers) if moment.side == "current" else ""
    if reality:
        yield Statement("sentence", reality)


def _time(clock: Reading) -> Iterator[Statement]:
    yield Statement("time", time_left(clock))


def _position(step: StepName) -> int:
    return next(i for i, each in enumerate(STEPS) if each.id == step)
