"""Map, numbers and findings as plain text: what the screens show, for a pipe or a terminal of 80 columns."""

from collections.abc import Iterator

from procmap.export.findings_text import findings_text
from procmap.export.numbers_text import numbers_text
from procmap.export.plain import paragraph, underlined
from procmap.export.wording import UNKNOWN, amount_text
from procmap.model.process import Process
from procmap.model.process_map import SIDES, ProcessMap
from procmap.model.record import Estimate, typical
from procmap.model.side import Flow, Side
from procmap.model.stage import Stage
from procmap.model.text import displayed
from procmap.rules.finding import Report
from procmap.rules.wording import amount, percent

__all__ = ["findings_text", "numbers_text", "show_text"]


def show_text(process_map: ProcessMap, report: Report) -> str:
    """A whole map for reading: its process, the stages of both sides, its numbers, its findings."""
    lines = list(_process(process_map.process))
    for name in SIDES:
        side = process_map.side(name)
        if side and side.stages:
            lines += ["", *underlined(f"The {name} process"), *_side(process_map, side)]
    return "\n".join([*lines, "", numbers_text(process_map), findings_text(process_map, report)])


def _process(process: Process) -> Iterator[str]:
    yield from underlined(displayed(process.name))
    goal = None if process.goal is None else f"{amount(process.goal)} a {process.period_or_default}"
    facts = (
        ("For", process.organisation),
        ("Starts when", process.starts_when),
        ("Ends when", process.ends_when),
        ("Life cycle", process.life_cycle),
        ("Goal", goal),
    )
    yield from _facts(facts, indent="")


def _side(process_map: ProcessMap, side: Side) -> Iterator[str]:
    names = {stage.id: displayed(stage.name) for stage in side.stages}
    for number, stage in enumerate(side.stages, start=1):
        yield ""
        yield from paragraph(displayed(stage.name), f"{number:>2}  ")
        yield from _facts(_of_stage(process_map, stage), indent="    ")
        for flow in side.flows:
            if flow.from_ == stage.id:
                yield from paragraph(_flow(flow, names), "    ↷ ")


def _of_stage(process_map: ProcessMap, stage: Stage) -> tuple[tuple[str, str | None], ...]:
    by = f" (the {stage.exit_by}'s act)" if stage.exit and stage.exit_by else ""
    conversion = typical(stage.conversion)
    right = typical(stage.right_first_time)
    return (
        ("Phase", stage.phase),
        ("Owner", process_map.role_name(stage.owner)),
        ("Customer gains", stage.customer_value),
        ("Exit", stage.exit + by),
        ("Moves on", None if conversion is None else percent(conversion)),
        ("Hours", _hours(process_map, stage)),
        ("Wait", _waits(stage)),
        ("Right first time", None if right is None else percent(right)),
    )


def _hours(process_map: ProcessMap, stage: Stage) -> str | None:
    if stage.hours is None:
        return None
    each = (f"{process_map.role_name(role)} {_quantity(hours)}" for role, hours in stage.hours.items())
    return ", ".join(each) or "none"


def _waits(stage: Stage) -> str:
    waits = (("ours", stage.our_wait_days), ("the buyer's", stage.buyer_wait_days))
    return ", ".join(f"{whose} {_quantity(days)} d" for whose, days in waits if days is not None)


def _quantity(estimate: Estimate) -> str:
    return amount_text(typical(estimate))


def _flow(flow: Flow, names: dict[str, str]) -> str:
    share = typical(flow.share)
    why = f": {displayed(flow.why)}" if flow.why else ""
    return f"{UNKNOWN if share is None else percent(share)} to {names.get(flow.to, UNKNOWN)}{why}"


def _facts(facts: tuple[tuple[str, str | None], ...], indent: str) -> Iterator[str]:
    """What is said, one fact a line, the names in a column of their own."""
    said = [(name, displayed(text)) for name, text in facts if text]
    width = max((len(name) for name, _ in said), default=0)
    for name, text in said:
        yield from paragraph(text, f"{indent}{name:<{width}}  ")
