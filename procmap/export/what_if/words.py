"""Levers and what moves them in words: their names, their values, and what was changed in one sentence."""

from collections.abc import Callable, Iterator, Mapping

from procmap.analysis.levers import Lever, LeverKind
from procmap.analysis.what_if import WhatIf
from procmap.export.wording import amount_text, share_text
from procmap.model.process_map import ProcessMap, SideName
from procmap.rules.wording import amount, percent, quoted

ARROW = "→"

MOST_TOLD = 3
"""From more changes than these on a sentence counts them instead."""


def value_text(lever: Lever, value: float) -> str:
    """The value of a lever with its unit: 35 %, 12 h, 3."""
    if lever.is_share:
        return share_text(round(value, 6))
    return f"{amount_text(value)} h" if lever.kind == "hours" else amount_text(value)


def stage_name(process_map: ProcessMap, side: SideName, stage_id: str) -> str:
    """What to call a stage of a side: its name, or the id where there is none such."""
    held = process_map.side(side)
    stage = held.stage(stage_id) if held else None
    return quoted(stage.name) if stage else stage_id


def group_title(process_map: ProcessMap, side: SideName, lever: Lever) -> str:
    """What a lever is listed under: its stage, the people, or the whole process."""
    if lever.stage:
        return stage_name(process_map, side, lever.stage)
    return "People" if lever.role else "The whole process"


def lever_text(process_map: ProcessMap, side: SideName, lever: Lever) -> str:
    """What a lever is called below the title of its group."""
    role = quoted(process_map.role_name(lever.role))
    texts: Mapping[LeverKind, Callable[[], str]] = {
        "entering": lambda: "join here" if lever.stage else "enter",
        "conversion": lambda: "move on",
        "share": lambda: f"go to {stage_name(process_map, side, lever.at[1])}",
        "hours": lambda: role,
        "headcount": lambda: role,
        "selling_share": lambda: f"selling, {role}",
    }
    return texts[lever.kind]()


def changed_text(tried: WhatIf, most: int = MOST_TOLD) -> str:
    """What is changed, with before and after: `10 % more enter (2,105 → 2,316)`; more than the most are counted."""
    if len(tried.changes) > most:
        return f"{len(tried.changes)} changes together" if len(tried.changes) > 1 else "so changed"
    return "; ".join(_changes(tried))


def _changes(tried: WhatIf) -> Iterator[str]:
    for lever, value in tried.changes.items():
        before = tried.stated[lever].value
        yield _CHANGED[lever.kind](tried, lever, before, value)


def _entering(tried: WhatIf, lever: Lever, before: float, after: float) -> str:
    verb = f"join at {stage_name(tried.base, tried.side, lever.stage)}" if lever.stage else "enter"
    change = f"({amount(before)} {ARROW} {amount(after)})"
    if not before:
        return f"{amount(after)} {verb}"
    return f"{percent(abs(after / before - 1))} {'more' if after > before else 'fewer'} {verb} {change}"


def _moving(tried: WhatIf, lever: Lever, before: float, after: float) -> str:
    end = f"go to {stage_name(tried.base, tried.side, lever.at[1])}" if lever.kind == "share" else "move on"
    change = f"{value_text(lever, after)} instead of {value_text(lever, before)}"
    return f"{change} {end} from {stage_name(tried.base, tried.side, lever.stage)}"


def _hours(tried: WhatIf, lever: Lever, before: float, after: float) -> str:
    role, stage = quoted(tried.base.role_name(lever.role)), stage_name(tried.base, tried.side, lever.stage)
    return f"{stage} takes the {role} {amount(after)} h instead of {amount(before)}"


def _heads(tried: WhatIf, lever: Lever, before: float, after: float) -> str:
    heads = "head" if after == 1 else "heads"
    return f"{amount(after)} {heads} instead of {amount(before)} as {quoted(tried.base.role_name(lever.role))}"


def _selling(tried: WhatIf, lever: Lever, before: float, after: float) -> str:
    change = f"{value_text(lever, after)} instead of {value_text(lever, before)}"
    return f"the {quoted(tried.base.role_name(lever.role))} spends {change} of the hours on this"


_CHANGED: Mapping[LeverKind, Callable[[WhatIf, Lever, float, float], str]] = {
    "entering": _entering,
    "conversion": _moving,
    "share": _moving,
    "hours": _hours,
    "headcount": _heads,
    "selling_share": _selling,
}
