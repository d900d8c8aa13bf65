"""Who is full: the hours of each role against those available."""

from procmap.analysis.figures import RoleNumbers
from procmap.export.charts.chart import Chart, Emphasis, Line, Part, Row, end, full_bar
from procmap.export.charts.view import View
from procmap.export.wording import UNKNOWN, amount_text, hours_text
from procmap.rules.comparing import at_least
from procmap.rules.wording import percent, quoted

LEAST_FULL = 1.1
"""The full bar is at least so much utilisation: the line of 100 % is always seen."""


def utilisation(view: View) -> Chart:
    """Utilisation by role with the planned share and 100 % as lines, and the heads that the goal takes."""
    planned = view.process_map.process.planned_utilisation_or_default
    roles = [row for row in view.roles(lambda of: of.utilisation) if row[1].hours != 0]
    full = max(LEAST_FULL, full_bar(*(use for _, of, other in roles for use in (of.utilisation, other))))
    rows = []
    for role, of, other in roles:
        emphasis = _emphasis(view, role, of, planned)
        label = f"{'⚠ ' if emphasis == 'constraint' else ''}{quoted(view.process_map.role_name(role))}"
        rows.append(Row(label, of.utilisation, _figures(of), _parts(of, full), end(other, full), emphasis))
    title = f"Who is full: plan {percent(planned)} ┊ 100 % │"
    lines = (Line(planned / full, "┊"), Line(1 / full, "│"))
    needs = [need for _, of, _ in roles for need in of.needs] if view.numbers.roles else ["roles"]
    return Chart(title, ("use", "heads → need", "hours, available"), tuple(rows), lines, view.needed(needs))


def _emphasis(view: View, role: str, of: RoleNumbers, planned: float) -> Emphasis:
    if role in view.constraint:
        return "constraint"
    if is_over(of):
        return "over"
    return "near" if of.utilisation is not None and at_least(of.utilisation, planned) else ""


def is_over(of: RoleNumbers) -> bool:
    """Whether a role has no more hours than its work takes, or none at all."""
    nobody = of.available == 0 and bool(of.hours)
    return nobody or (of.utilisation is not None and at_least(of.utilisation, 1.0))


def _parts(of: RoleNumbers, full: float) -> tuple[Part, ...]:
    """The bar; what is over 100 % is a piece of its own."""
    if not of.utilisation:
        return ()
    within, over = min(of.utilisation, 1.0), max(of.utilisation - 1.0, 0.0)
    return (Part(within / full), *((Part(over / full, "over"),) if over else ()))


def _figures(of: RoleNumbers) -> tuple[str, str, str]:
    unknown = "over" if is_over(of) else UNKNOWN
    use = unknown if of.utilisation is None else percent(of.utilisation)
    hours = f"{amount_text(of.hours)} of {hours_text(of.available)}"
    needed_heads = UNKNOWN if of.headcount_needed is None else f"{of.headcount_needed:,.2f}"
    return use, f"{amount_text(of.headcount)} → {needed_heads}", hours
