"""Where opportunities fall out, and what comes out in the end."""

from collections.abc import Sequence

from procmap.analysis.figures import SideNumbers
from procmap.export.charts.chart import Chart, Emphasis, Line, full_bar, simple
from procmap.export.charts.view import View
from procmap.export.wording import UNKNOWN, amount_text
from procmap.model.record import typical
from procmap.rules.wording import amount, percent, quoted


def funnel(view: View) -> Chart:
    """The visits of each stage, the share that goes on to the next, what is lost, what enters from outside."""
    full = full_bar(*(of.visits for of in view.numbers.stages.values()))
    rows = []
    for stage, enters in zip(view.side.stages, _entering(view), strict=True):
        of = view.numbers.stages[stage.id]
        conversion = typical(stage.conversion)
        goes_on = UNKNOWN if conversion is None else percent(conversion)
        figures = (amount_text(of.visits), goes_on, amount_text(of.lost), enters)
        rows.append(simple(quoted(stage.name), of.visits, figures, full))
    return Chart("Where they fall out", ("visits", "go on", "lost", "enter"), tuple(rows), notes=_notes(view))


def outcome(view: View) -> Chart:
    """What the people let through beside what flows, against the goal; what last period brought."""
    numbers, goal = view.numbers, view.numbers.goal
    period, observed = view.process_map.process.period_or_default, view.process_map.current.observed
    counted = observed.delivered if observed and view.name == "current" else None
    values = [
        ("Deliverable", numbers.deliverable, view.beside(lambda of: of.deliverable)),
        ("By the flow alone", _flowing(numbers), view.beside(_flowing)),
        *([(f"Last {period}", counted, None)] if counted is not None else ()),
    ]
    full = full_bar(goal, *(value for _, *both in values for value in both))
    emphasis: Emphasis = "constraint" if view.constraint else ""
    rows = [
        simple(label, value, _of_goal(value, goal), full, other=other, emphasis="" if at else emphasis)
        for at, (label, value, other) in enumerate(values)
    ]
    needs = view.needed(numbers.deliverable_needs)
    if goal is None:
        return Chart("What comes out", ("deals",), tuple(rows), notes=needs)
    lines = (Line(goal / full, "│"),)
    return Chart(f"What comes out, goal {amount(goal)} │", ("deals", "of goal"), tuple(rows), lines, needs)


def _flowing(numbers: SideNumbers) -> float | None:
    """What flows, never without what the people let through of it."""
    return None if numbers.deliverable is None else numbers.delivered


def _of_goal(value: float | None, goal: float | None) -> tuple[str, ...]:
    if goal is None:
        return (amount_text(value),)
    return amount_text(value), UNKNOWN if value is None or not goal else percent(value / goal)


def _notes(view: View) -> tuple[str, ...]:
    if view.numbers.delivered is None:
        return view.needed(view.numbers.volume_needs)
    is_asked = view.numbers.volumes_at == "goal"
    return ("What must enter to deliver the goal: what really enters is not said.",) if is_asked else ()


def _entering(view: View) -> Sequence[str]:
    """What enters each stage from outside, as text; nothing where nothing does."""
    numbers = view.numbers
    is_stated = numbers.volumes_at == "entering"
    later = [stage.entering or 0.0 if is_stated else 0.0 for stage in view.side.stages[1:]]
    first = UNKNOWN if numbers.entering is None else amount_text(numbers.entering - sum(later))
    return [first, *(amount_text(value) if value else "" for value in later)]
