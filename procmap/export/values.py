"""The values of a map's fields in words, as sentences hold them."""

from collections.abc import Callable, Mapping
from typing import Any

from procmap.export.wording import amount_text
from procmap.model.process_map import ProcessMap
from procmap.model.record import Estimate
from procmap.model.text import displayed
from procmap.rules.wording import amount, counted, percent, quoted

Said = Callable[[ProcessMap, Any], str]


def in_full(text: str) -> str:
    """A person's text as a whole, on one line, cleaned for display, in quotation marks."""
    return f"“{' '.join(displayed(text).split())}”"


def said(process_map: ProcessMap, key: str, value: Any, text: Callable[[str], str] = quoted) -> str:
    """A value in words; the empty text where there is none. `text` says how a person's own words stand there."""
    if isinstance(value, Estimate):
        number = said(process_map, key, value.typical)
        known = ", ".join(_known(process_map, key, value))
        return f"{number} ({known})" if number and known else number or known
    if value is None or value == "":
        return ""
    if key in _SAID:
        return _SAID[key](process_map, value)
    if isinstance(value, bool):
        return "yes" if value else "no"
    return text(value) if isinstance(value, str) else amount(value)


def _known(process_map: ProcessMap, key: str, estimate: Estimate) -> list[str]:
    """What is known of a number: its range, its basis, its cases, its source."""
    low, high = (said(process_map, key, end) for end in (estimate.low, estimate.high))
    ends = f"{low} to {high}" if low and high else f"from {low}" if low else f"up to {high}" if high else ""
    cases = "" if estimate.n is None else counted(estimate.n, "case")
    return [part for part in (ends, estimate.basis or "", cases, displayed(estimate.source)) if part]


def _role(process_map: ProcessMap, role: str) -> str:
    return quoted(process_map.role_name(role))


def _objective(process_map: ProcessMap, name: str) -> str:
    names = {objective.id: objective.name for objective in process_map.objectives}
    return quoted(names.get(name) or name)


def _share(_process_map: ProcessMap, share: float) -> str:
    return percent(share)


def _days(_process_map: ProcessMap, days: float) -> str:
    return counted(days, "day")


def _hours(_process_map: ProcessMap, hours: float) -> str:
    return f"{amount_text(hours)} h"


def _money(process_map: ProcessMap, money: float) -> str:
    return f"{amount(money)} {quoted(process_map.process.currency)}".rstrip()


def _word(_process_map: ProcessMap, word: str) -> str:
    return word


_SAID: Mapping[str, Said] = {
    "owner": _role,
    "objective": _objective,
    "exit_by": lambda _, actor: f"the {actor}'s",
    "deal_value": _money,
    **dict.fromkeys(("phase", "kind", "level", "better", "life_cycle"), _word),
    **dict.fromkeys(("conversion", "right_first_time", "share", "selling_share"), _share),
    **dict.fromkeys(
        ("our_wait_days", "buyer_wait_days", "max_days", "lead_time_days", "after_days", "days"),
        _days,
    ),
    "hours": _hours,
}
"""How the values of fields are said that are not simply a text, a number, or yes and no."""
