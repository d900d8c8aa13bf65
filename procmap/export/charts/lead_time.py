"""How long a deal takes: hands-on work, our wait and the buyer's wait, which is no waste."""

from procmap.analysis.known import ratio
from procmap.analysis.work import HOURS_A_DAY, hours_each
from procmap.export.charts.chart import Chart, Fill, Part, Row, end, full_bar
from procmap.export.charts.view import View
from procmap.export.wording import UNKNOWN
from procmap.model.record import typical
from procmap.model.stage import Stage
from procmap.rules.wording import quoted

FILLS: tuple[Fill, ...] = ("work", "ours", "buyer")


def lead_time(view: View) -> Chart:
    """The days of each stage in their three parts; below, those of a deal that is delivered, loops included."""
    stages = tuple(view.stages(lambda of: of.lead_time_days))
    full = full_bar(*(value for _, of, other in stages for value in (of.lead_time_days, other)))
    rows = []
    for stage, of, other in stages:
        days, whole = _days(stage), of.lead_time_days
        parts = () if whole is None else _parts(days, full)
        rows.append(Row(quoted(stage.name), whole, (_text(whole), *map(_text, days)), parts, end(other, full)))
    whole = view.numbers.lead_time_days
    rows.append(Row("a delivered deal", whole, (_text(whole), "", "", "")))
    headings = ("days", "█ work", "▒ ours", "░ theirs")
    return Chart("How long it takes", headings, tuple(rows), notes=view.needed(view.numbers.lead_time_needs))


def _days(stage: Stage) -> tuple[float | None, float | None, float | None]:
    """Hands-on work, our wait, the buyer's wait."""
    return ratio(hours_each(stage), HOURS_A_DAY), typical(stage.our_wait_days), typical(stage.buyer_wait_days)


def _parts(days: tuple[float | None, ...], full: float) -> tuple[Part, ...]:
    return tuple(Part(value / full, fill) for value, fill in zip(days, FILLS, strict=True) if value)


def _text(days: float | None) -> str:
    return UNKNOWN if days is None else f"{days:,.1f}"
