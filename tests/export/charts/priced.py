"""The worked example with money and waits, and all charts of a map by what they show."""

from typing import Any

from procmap.analysis.numbers import numbers_of
from procmap.export.charts.chart import Chart
from procmap.export.charts.every import charts_of
from procmap.model.process_map import SIDES, ProcessMap
from tests.samples import example

FUNNEL, OUTCOME, UTILISATION, LOST, MONEY, LEAD = range(6)
COSTS = {"sdr": 48, "ae": 60, "csm": 50}
WAITS = ((3, 6), (2, 4), (5, 20), (10, 15))


def priced() -> dict[str, Any]:
    """The worked example with money, waits and last year's deliveries."""
    data = example()
    data["process"] |= {"deal_value": 40000, "margin": 0.35, "currency": "USD"}
    data["roles"] = [role | {"cost_per_hour": COSTS[role["id"]]} for role in data["roles"]]
    for stage, (ours, theirs) in zip(data["current"]["stages"], WAITS, strict=True):
        stage |= {"our_wait_days": ours, "buyer_wait_days": theirs}
    data["current"]["observed"] = {"delivered": 50}
    return data


def charts(process_map: ProcessMap, side: Any = "current") -> tuple[Chart, ...]:
    """The charts of a side, in the order of the names above."""
    numbers = {name: numbers_of(process_map, name) for name in SIDES}
    shown = numbers.pop(side)
    assert shown is not None
    first, second = charts_of(process_map, side, shown, *numbers.values())
    return (*first, *second)
