"""What it earns and what it costs, with the factors it is made of."""

from collections.abc import Iterator

from procmap.export.charts.chart import Chart, full_bar, simple
from procmap.export.charts.lost_hours import missing_costs
from procmap.export.charts.view import View
from procmap.export.wording import UNKNOWN
from procmap.rules.wording import amount, percent


def money(view: View) -> Chart:
    """The margin that the deliverable deals earn, beside what the lost hours cost."""
    earned, cost = view.beside(lambda of: of.earned), view.beside(lambda of: of.lost_cost)
    full = full_bar(view.numbers.earned, view.numbers.lost_cost, earned, cost)
    rows = (
        simple("Earned", view.numbers.earned, _amount(view, view.numbers.earned), full, other=earned),
        simple("Lost hours cost", view.numbers.lost_cost, _amount(view, view.numbers.lost_cost), full, other=cost),
    )
    return Chart("What it earns and costs", ("",), rows, notes=(*_arithmetic(view), *view.needed(_needs(view))))


def _amount(view: View, value: float | None) -> tuple[str, ...]:
    return (UNKNOWN if value is None else f"{amount(value)}{view.money}",)


def _arithmetic(view: View) -> Iterator[str]:
    value, margin = view.process_map.deal_value(view.name), view.process_map.process.margin
    deliverable = view.numbers.deliverable
    if value is not None and margin is not None and deliverable is not None:
        yield f"Earned: {amount(deliverable)} deliverable × {amount(value)} × {percent(margin)} margin."


def _needs(view: View) -> Iterator[str]:
    if view.numbers.earned is None:
        if view.process_map.deal_value(view.name) is None:
            yield "deal_value"
        if view.process_map.process.margin is None:
            yield "margin"
        yield from view.numbers.deliverable_needs
    if view.numbers.lost_cost is None:
        yield from view.numbers.lost_needs
        yield from missing_costs(view)
