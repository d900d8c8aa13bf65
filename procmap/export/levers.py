"""What the numbers of a side are called, and how their values are said."""

from collections.abc import Callable, Mapping

from procmap.analysis.levers import Lever, LeverKind
from procmap.export.wording import amount_text, hours_text, share_text, stage_name
from procmap.model.process_map import ProcessMap, SideName
from procmap.rules.wording import quoted


def value_text(lever: Lever, value: float) -> str:
    """The value of a lever with its unit: 35 %, 12 h, 3."""
    if lever.is_share:
        return share_text(round(value, 6))
    return hours_text(value) if lever.kind == "hours" else amount_text(value)


def group_title(process_map: ProcessMap, side: SideName, lever: Lever) -> str:
    """What a lever is listed under: its stage, the people, or the whole process."""
    if lever.stage:
        return stage_name(process_map, side, lever.stage)
    return "People" if lever.role else "The whole process"


def lever_text(process_map: ProcessMap, side: SideName, lever: Lever) -> str:
    """What a lever is called below the title of its group."""
    role, of = quoted(process_map.role_name(lever.role)), process_map.side(side)
    is_stated = of is not None and of.entering is not None
    texts: Mapping[LeverKind, Callable[[], str]] = {
        "entering": lambda: "join here" if lever.stage else "enter" if is_stated else "must enter",
        "conversion": lambda: "move on",
        "share": lambda: f"go to {stage_name(process_map, side, lever.at[1])}",
        "hours": lambda: role,
        "headcount": lambda: role,
        "selling_share": lambda: f"selling, {role}",
    }
    return texts[lever.kind]()


def lever_phrase(process_map: ProcessMap, side: SideName, lever: Lever) -> str:
    """What a lever of a stage is called within a sentence."""
    stage = stage_name(process_map, side, lever.stage)
    if lever.kind == "hours":
        return f"the hours of {quoted(process_map.role_name(lever.role))} at {stage}"
    if lever.kind == "share":
        return f"what goes from {stage} to {stage_name(process_map, side, lever.at[1])}"
    return f"what moves on from {stage}"
