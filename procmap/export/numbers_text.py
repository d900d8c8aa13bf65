"""The numbers of a map as tables of plain text."""

from collections.abc import Iterator, Mapping, Sequence

from procmap.analysis.known import ratio
from procmap.analysis.numbers import SideNumbers, numbers_of
from procmap.export.charts.drawing import small_bar
from procmap.export.plain import paragraph, table, underlined
from procmap.export.wording import UNKNOWN, amount_text, grouped
from procmap.model.process_map import SIDES, ProcessMap, SideName
from procmap.model.side import Side
from procmap.rules.needs import told_needs
from procmap.rules.shared.reality import reality_sentence
from procmap.rules.wording import MOST_WRITTEN_OUT, amount, listed, percent, quoted

BAR = 7
"""Cells of a bar in a table."""


def numbers_text(process_map: ProcessMap, more: Mapping[SideName, str] | None = None) -> str:
    """The numbers of both sides, what those that are missing need, and a paragraph more where there is one."""
    period = process_map.process.period_or_default
    lines = paragraph(f"{quoted(process_map.process.name)}: the numbers of a {period}")
    for name in SIDES:
        side, numbers = process_map.side(name), numbers_of(process_map, name)
        if side and numbers:
            lines += ["", *underlined(f"The {name} process"), *_side(process_map, side, numbers)]
            if more and name in more:
                lines += ["", *paragraph(more[name])]
    return "\n".join(lines) + "\n"


def _side(process_map: ProcessMap, side: Side, numbers: SideNumbers) -> Iterator[str]:
    if not side.stages:
        yield "No stages yet."
        return
    yield from paragraph(_summary(process_map, numbers))
    if side is process_map.current:
        yield from paragraph(reality_sentence(process_map, numbers))
    yield from paragraph(_result(process_map, numbers))
    yield ""
    yield from table(_stage_rows(side, numbers))
    if numbers.roles:
        yield ""
        yield from table(_role_rows(process_map, numbers))
    if numbers.needs:
        yield ""
        yield "What is missing needs"
        for need in grouped(told_needs(process_map, numbers.needs)):
            yield from paragraph(need, "  · ")


def _summary(process_map: ProcessMap, numbers: SideNumbers) -> str:
    """What enters, what gets through, what holds it back; never what flows without what gets through."""
    entering = amount_text(numbers.entering)
    goal = "" if numbers.goal is None else f" the goal of {amount(numbers.goal)}"
    at_goal = numbers.volumes_at == "goal"
    said = [f"{entering} must enter to deliver{goal}." if goal and at_goal else f"{entering} enter."]
    if goal and not at_goal:
        said.append(f"The goal is {amount(numbers.goal or 0.0)}.")
    if numbers.deliverable is not None and numbers.delivered is not None:
        said.append(
            f"Deliverable: {amount(numbers.deliverable)}; the flow alone would deliver {amount(numbers.delivered)}."
        )
    if numbers.constraint:
        said.append(f"The constraint: {listed(quoted(process_map.role_name(role)) for role in numbers.constraint)}.")
    return " ".join(said)


def _result(process_map: ProcessMap, numbers: SideNumbers) -> str:
    """How long a deal takes, what a side earns, what its lost hours cost: what of it is known."""
    unit = f" {quoted(process_map.process.currency)}" if process_map.process.currency else ""
    said = (
        ("A delivered deal takes", numbers.lead_time_days, " days"),
        ("Earned:", numbers.earned, unit),
        ("The lost hours cost", numbers.lost_cost, unit),
    )
    return " ".join(f"{what} {amount(value)}{unit}." for what, value, unit in said if value is not None)


def _stage_rows(side: Side, numbers: SideNumbers) -> list[Sequence[str]]:
    rows: list[Sequence[str]] = [("stage", "visits", "lost", "lost hours", "", "lead time")]
    most = max((of.lost_hours or 0.0 for of in numbers.stages.values()), default=0.0)
    for stage in side.stages:
        of = numbers.stages[stage.id]
        rows.append(
            (
                quoted(stage.name),
                _figure(of.visits, 1),
                _figure(of.lost, 1),
                _figure(of.lost_hours, 0, " h"),
                small_bar(ratio(of.lost_hours, most), BAR),
                _figure(of.lead_time_days, 1, " d"),
            )
        )
    return [*rows, ("in all", "", "", _figure(numbers.lost_hours, 0, " h"), "", "")]


def _role_rows(process_map: ProcessMap, numbers: SideNumbers) -> list[Sequence[str]]:
    rows: list[Sequence[str]] = [("role", "use", "hours", "of", "delivers", "heads", "needed")]
    for role, of in numbers.roles.items():
        rows.append(
            (
                quoted(process_map.role_name(role)),
                f"{UNKNOWN if of.utilisation is None else percent(of.utilisation)} {small_bar(of.utilisation, BAR)}",
                _figure(of.hours, 0),
                _figure(of.available, 0),
                _figure(of.most_delivered, 1),
                amount_text(of.headcount),
                _figure(of.headcount_needed, 2),
            )
        )
    return rows


def _figure(value: float | None, decimals: int, unit: str = "") -> str:
    if value is None:
        return UNKNOWN
    return (amount(value) if value >= MOST_WRITTEN_OUT else f"{value:,.{decimals}f}") + unit
