"""Where our hours go: those spent on what is lost, and what they cost."""

from collections.abc import Iterator

from procmap.analysis.figures import StageNumbers
from procmap.analysis.known import ratio
from procmap.export.charts.chart import Chart, Emphasis, Row, full_bar, simple
from procmap.export.charts.view import View
from procmap.export.plain import fitted
from procmap.export.wording import UNKNOWN, amount_text, hours_text
from procmap.model.record import typical
from procmap.rules.wording import listed, percent, quoted

MONEY_WIDTH = 8
"""Cells of a currency above a column."""


def lost_hours(view: View) -> Chart:
    """The stages by the hours that are lost there, most first, with their cost and a point's worth beside them."""
    stages = tuple(view.stages(lambda of: of.lost_hours))
    full = full_bar(*(value for _, of, other in stages for value in (of.lost_hours, other)))
    rows: list[Row] = []
    for stage, of, other in sorted(stages, key=lambda row: -_rank(row[1])):
        emphasis: Emphasis = "most" if of.lost_hours and not rows else ""
        rows.append(simple(quoted(stage.name), of.lost_hours, _figures(view, of), full, other=other, emphasis=emphasis))
    numbers = view.numbers
    share = "" if numbers.lost_hours is None else "100 %"
    of_all = (hours_text(numbers.lost_hours), share, amount_text(numbers.lost_cost), "")
    rows.append(Row("in all", numbers.lost_hours, of_all))
    cost = fitted(view.money.strip() or "cost", MONEY_WIDTH)
    return Chart("Where our hours go", ("hours", "of all", cost, "+1 point"), tuple(rows), notes=_notes(view))


def missing_costs(view: View) -> Iterator[str]:
    """What the cost of lost hours lacks beyond the hours: the cost of an hour of the roles that work."""
    working = {role for stage in view.side.stages for role, hours in (stage.hours or {}).items() if typical(hours) != 0}
    for role in view.process_map.roles:
        if role.id in working and role.cost_per_hour is None:
            yield f"cost_per_hour of {role.id}"


def _rank(of: StageNumbers) -> float:
    """The lost hours; what is not known comes last."""
    return -1.0 if of.lost_hours is None else of.lost_hours


def _figures(view: View, of: StageNumbers) -> tuple[str, ...]:
    share = ratio(of.lost_hours, view.numbers.lost_hours)
    share_text = UNKNOWN if share is None else percent(share)
    return hours_text(of.lost_hours), share_text, amount_text(of.lost_cost), amount_text(of.point_value)


def _notes(view: View) -> tuple[str, ...]:
    if view.numbers.lost_hours is None:
        return view.needed(view.numbers.lost_needs)
    missing = view.needed(missing_costs(view)) if view.numbers.lost_cost is None else ()
    return ("Hours spent on what falls out there, in that stage and before it.", *missing, *_point(view))


def _point(view: View) -> tuple[str, ...]:
    """What the worth of a point means: it is the flow's alone, and where people are full it is not to be had."""
    if all(of.point_value is None for of in view.numbers.stages.values()):
        return ()
    point = "+1 point: what a point more conversion would earn by the flow alone"
    names = listed(quoted(view.process_map.role_name(role)) for role in view.constraint)
    return (f"{point}; before the work of {names} it earns nothing, for they are full." if names else f"{point}.",)
