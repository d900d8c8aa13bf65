"""The numbers of a side in one sentence each, as the room hears them."""

from procmap.analysis.holding import held_back_by
from procmap.analysis.numbers import SideNumbers
from procmap.model.process_map import ProcessMap, SideName, StepName
from procmap.rules.needs import told_needs
from procmap.rules.shared.reality import reality_sentence
from procmap.rules.wording import amount, listed, percent

__all__ = ["capacity", "gap_to_goal", "reality_sentence", "told_at"]


def told_at(
    process_map: ProcessMap, numbers: SideNumbers | None, step: StepName, side: SideName, *, has_room: bool
) -> str:
    """What a step says of a side: the gap in step 1, from step 5 on capacity.

    In steps 5 and 6 with what really happened, where there is room for it.
    """
    if step == "goals":
        return gap_to_goal(process_map)
    if step in ("current", "value", "means"):
        return ""
    people = capacity(process_map, numbers)
    if step not in ("numbers", "weak-links") or side == "target" or not has_room:
        return people
    return f"{people}  {reality_sentence(process_map, numbers)}".strip()


def gap_to_goal(process_map: ProcessMap) -> str:
    """How far last period was from the goal, or nothing where either is not said."""
    observed, goal = process_map.current.observed, process_map.goal("current")
    if observed is None or observed.delivered is None or goal is None:
        return ""
    period = process_map.process.period_or_default
    delivered, missing = amount(observed.delivered), goal - observed.delivered
    if missing <= 0:
        return f"Last {period} {delivered} were delivered: the goal of {amount(goal)} was reached."
    return f"Last {period} {delivered} of {amount(goal)} were delivered: {amount(missing)} are missing."


def capacity(process_map: ProcessMap, numbers: SideNumbers | None) -> str:
    """What a side can deliver, and who holds it back; or what its numbers still need."""
    if numbers is None or not numbers.stages:
        return ""
    if numbers.delivered is None or numbers.deliverable is None:
        first, *more = told_needs(process_map, numbers.needs) or [""]
        return f"Needs {first}" + (f" and {len(more)} more" if more else "") if first else ""
    names = [f"{process_map.role_name(role)}{_load(numbers, role)}" for role in held_back_by(numbers)]
    said = _beside_the_goal(numbers.deliverable, numbers.delivered, numbers.goal)
    return f"{said}: {listed(names) or 'people enough for it'}"


def _beside_the_goal(deliverable: float, delivered: float, goal: float | None) -> str:
    said, flow = amount(deliverable), f"{amount(delivered)} by the flow"
    if goal is None or deliverable <= goal or said == amount(goal):
        wanted = "" if goal is None else f" of {amount(goal)}"
        return f"{said}{wanted} deliverable, {flow}"
    passed = f"{said} deliverable, the goal of {amount(goal)} is passed"
    return passed if said == amount(delivered) else f"{passed}; {flow}"


def _load(numbers: SideNumbers, role: str) -> str:
    utilisation = numbers.roles[role].utilisation
    return "" if utilisation is None else f" at {percent(utilisation)}"
