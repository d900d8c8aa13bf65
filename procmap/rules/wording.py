"""How findings and tables say numbers, shares and people's words."""

import sys
from collections.abc import Iterable

from procmap.model.text import displayed
from procmap.rules.finding import Evidence

UNBROKEN = "\N{NO-BREAK SPACE}"

LONGEST = 60
"""Characters of a person's text in a sentence."""

MOST_WRITTEN_OUT = 1e15
"""From this number on the eye counts digits, and a power of ten says it better."""

UNITS = {
    "share": "%",
    "utilisation": "%",
    "planned_utilisation": "%",
    "right_first_time": "%",
    "at_all_stages": "%",
    "share_delivered": "%",
    "share_of_lost_hours": "%",
    "hours": "h",
    "available": "h",
    "hours_each": "h",
    "lost_hours": "h",
    "lost_hours_after": "h",
    "all_lost_hours": "h",
    "all_hours": "h",
    "our_wait": "d",
    "our_wait_at_all_stages": "d",
    "buyer_wait": "d",
    "buyer_wait_at_all_stages": "d",
    "lead_time": "d",
    "observed_lead_time": "d",
    "ageing_limit": "d",
}
"""The unit of evidence by its name; everything else is a plain number or text."""


def amount(value: float) -> str:
    """A number for reading aloud: 2,526 or 52.4 or 0.15, never more than the eye takes in."""
    if abs(value) >= MOST_WRITTEN_OUT:
        return f"{value:.3g}"
    if abs(value) >= 100:
        return f"{value:,.0f}"
    return f"{value:.1f}".removesuffix(".0") if abs(value) >= 10 else f"{value:.3g}"


def counted(value: float, noun: str) -> str:
    """A number of things that people count, such as days: 1 day, 1.5 days."""
    said = amount(value)
    return f"{said} {noun}" if said == "1" else f"{said} {noun}s"


def percent(share: float) -> str:
    """A share as a percentage without decimals, or with one below 10 %."""
    if 100 * share >= MOST_WRITTEN_OUT:
        return f"{amount(min(100 * share, sys.float_info.max))} %"
    return f"{100 * share:.0f} %" if share >= 0.0995 or share == 0 else f"{100 * share:.2g} %"


def quoted(text: str) -> str:
    """A person's text as a sentence may hold it: cleaned for display, cut where it is long."""
    line = displayed(text)
    return line if len(line) <= LONGEST else line[: LONGEST - 1].rstrip() + "…"


def listed(names: Iterable[str], most: int = 4) -> str:
    """Names as a list to read aloud; past the most, how many more."""
    every = list(names)
    if len(every) > most:
        return ", ".join(every[: most - 1]) + f" and {len(every) - most + 1} more"
    return " and ".join([", ".join(every[:-1]), every[-1]] if len(every) > 1 else every)


def arithmetic(evidence: Evidence) -> str:
    """The inputs and results behind a finding on one line, with units; no line breaks within a figure."""
    return ", ".join(_figure(name, value) for name, value in evidence)


def _figure(name: str, value: float | str) -> str:
    label = name.replace("_", " ")
    if isinstance(value, str):
        return f"{label} {quoted(value)}"
    return f"{label} {_measure(value, UNITS.get(name))}".replace(" ", UNBROKEN)


def _measure(value: float, unit: str | None) -> str:
    if unit == "%":
        return percent(value)
    return f"{amount(value)} {unit}" if unit else amount(value)
