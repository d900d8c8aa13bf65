"""What was changed, in one sentence."""

from collections.abc import Callable, Iterator, Mapping

from procmap.analysis.levers import Lever, LeverKind
from procmap.analysis.what_if import WhatIf
from procmap.export.levers import value_text
from procmap.export.wording import stage_name
from procmap.rules.wording import amount, percent, quoted

ARROW = "→"

MOST_TOLD = 3
"""From more changes than these on a sentence counts them instead."""


def changed_text(tried: WhatIf, most: int = MOST_TOLD) -> str:
    """What is changed, with before and after: `10 % more enter (2,105 → 2,316)`; more than the most are counted."""
    if len(tried.changes) > most:
        return f"{len(tried.changes)} changes together" if len(tried.changes) > 1 else "so changed"
    return "; ".join(_changes(tried))


def reckoned_text(tried: WhatIf) -> str:
    """From where what enters is reckoned, where the map does not say it; nothing where it does."""
    goal, enter = tried.before.goal, tried.before.entering
    if not tried.reckoned or goal is None or enter is None:
        return ""
    return f"The map does not say how many enter: {amount(enter)} deliver the goal of {amount(goal)}."


def _changes(tried: WhatIf) -> Iterator[str]:
    for lever, value in tried.changes.items():
        before = tried.stated[lever].value
        yield _CHANGED[lever.kind](tried, lever, before, value)


def _entering(tried: WhatIf, lever: Lever, before: float, after: float) -> str:
    verb = f"join at {stage_name(tried.base, tried.side, lever.stage)}" if lever.stage else "enter"
    if lever in tried.reckoned:
        verb = "enter than the goal takes"
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
