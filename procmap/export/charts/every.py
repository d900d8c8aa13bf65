"""All charts of a side, in the order in which a room asks."""

from procmap.analysis.figures import SideNumbers
from procmap.export.charts.chart import Chart
from procmap.export.charts.funnel import funnel, outcome
from procmap.export.charts.lead_time import lead_time
from procmap.export.charts.lost_hours import lost_hours
from procmap.export.charts.money import money
from procmap.export.charts.utilisation import utilisation
from procmap.export.charts.view import View
from procmap.model.process_map import ProcessMap, SideName

FIRST = (funnel, outcome, utilisation)
"""Where do they fall out, what comes out, who is full?"""

SECOND = (lost_hours, money, lead_time)
"""Where do our hours go, what does that cost, how long does it take?"""


def charts_of(
    process_map: ProcessMap, name: SideName, numbers: SideNumbers, other: SideNumbers | None = None
) -> tuple[tuple[Chart, ...], tuple[Chart, ...]]:
    """The charts of a side in two groups, the first to be read first; none where it has no stages.

    The other side's numbers, where they are given, are marked on the bars.
    """
    side = process_map.side(name)
    if side is None or not side.stages:
        return (), ()
    view = View(process_map, name, side, numbers, other)
    return tuple(chart(view) for chart in FIRST), tuple(chart(view) for chart in SECOND)
