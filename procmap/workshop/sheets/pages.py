"""What each step of the workshop shows: its few fields, and no more."""

from collections.abc import Callable

from procmap.model.process_map import ProcessMap, SideName, StepName
from procmap.workshop.sheets.sheet import Column, Sheet, form, people, table

LIVE: dict[StepName, tuple[Column, ...]] = {
    "current": (("name",),),
    "value": (("name",), ("customer_value",), ("exit",), ("exit_by",)),
    "means": (("name",), ("owner",)),
    "numbers": (
        ("name",),
        ("conversion",),
        ("hours",),
        ("our_wait_days",),
        ("buyer_wait_days",),
        ("right_first_time",),
        ("metrics", 0, "name"),
        ("metrics", 0, "target"),
    ),
    "weak-links": (("name",), ("roadblocks", 0, "says"), ("roadblocks", 0, "answer"), ("roadblocks", 0, "owner")),
    "target": (("name",), ("exit",), ("exit_by",), ("owner",), ("conversion",), ("hours",), ("our_wait_days",)),
}
"""The columns of the stages in each step that has a grid of them."""

_PROCESS = ("name", "starts_when", "ends_when", "goal", "period", "life_cycle", "deal_value", "margin")


def page(process_map: ProcessMap, step: StepName, side: SideName) -> Sheet:
    """The sheet of a step, on one side of the map."""
    return _PAGES.get(step, _stages)(process_map, step, side)


def _stages(process_map: ProcessMap, step: StepName, side: SideName) -> Sheet:
    return (table(process_map, (side, "stages"), LIVE[step]),)


def _goals(process_map: ProcessMap, _step: StepName, _side: SideName) -> Sheet:
    observed = ("current", "observed", "delivered")
    paths = [("process", key) for key in _PROCESS]
    objectives = table(process_map, ("objectives",), [("name",), ("supports",), ("success_factor",)], "What it serves")
    return (form(process_map, [*paths[:4], observed, *paths[4:]]), objectives)


def _current(process_map: ProcessMap, step: StepName, side: SideName) -> Sheet:
    flows = [("from",), ("to",), ("share",), ("why",)]
    moves = table(process_map, (side, "flows"), flows, "Moves other than on to the next: loops and skips")
    return (*_stages(process_map, step, side), moves)


def _means(process_map: ProcessMap, step: StepName, side: SideName) -> Sheet:
    roles = people(process_map, side, ("name", "hours_per_week", "selling_share", "cost_per_hour"), "People")
    return (*_stages(process_map, step, side), roles)


def _numbers(process_map: ProcessMap, step: StepName, side: SideName) -> Sheet:
    observed = [("current", "observed", "delivered"), ("current", "observed", "lead_time_days")]
    paths = [(side, "entering"), *(observed if side == "current" else [])]
    return (*_stages(process_map, step, side), form(process_map, paths, "The whole"))


def _target(process_map: ProcessMap, step: StepName, _side: SideName) -> Sheet:
    if process_map.target is None:
        return ()
    roles = people(process_map, "target", ("name",), "People of the target")
    return (*_stages(process_map, step, "target"), roles)


def _plan(process_map: ProcessMap, _step: StepName, _side: SideName) -> Sheet:
    return (
        table(process_map, ("actions",), [("title",), ("owner",), ("due",), ("metric",)], "Who does what by when"),
        table(process_map, ("goals",), [("who",), ("metric",), ("to",), ("by",)], "What will you do"),
        table(process_map, ("decisions",), [("text",), ("step",)], "Decided"),
        table(process_map, ("parked",), [("text",), ("owner",)], "Parking lot"),
    )


_PAGES: dict[StepName, Callable[[ProcessMap, StepName, SideName], Sheet]] = {
    "goals": _goals,
    "current": _current,
    "means": _means,
    "numbers": _numbers,
    "target": _target,
    "plan": _plan,
}
