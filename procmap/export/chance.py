"""The chance to reach the goal as text for reading aloud, and as the data of the JSON contract."""

from collections.abc import Iterator
from dataclasses import asdict
from typing import Any

from procmap.analysis.chance import Chance, Sway
from procmap.export.levers import lever_phrase, value_text
from procmap.model.process_map import ProcessMap, SideName
from procmap.rules.needs import told_needs
from procmap.rules.wording import UNBROKEN, amount, listed, percent

MOST_SWAYS = 3
"""Ranges that are named; more of them no room remembers."""

KEYS = ("chance", "standard_error", "p10", "p50", "p90", "draws", "seed", "ranges", "assumption")


def chance_text(process_map: ProcessMap, side: SideName, chance: Chance) -> str:
    """A paragraph: the chance, from how many draws, what most draws deliver, what sways it, what it assumes."""
    if chance.chance is None:
        return f"The chance to reach the goal needs {listed(told_needs(process_map, chance.needs))}."
    return " ".join(_sentences(process_map, side, chance))


def chance_data(chance: Chance) -> dict[str, Any]:
    """The chance with all that went into it; what cannot be computed is null, and `needs` says why."""
    sways = [{**_lever(sway), "correlation": sway.correlation} for sway in chance.sways]
    return {**{key: getattr(chance, key) for key in KEYS}, "sways": sways, "needs": list(chance.needs)}


def _sentences(process_map: ProcessMap, side: SideName, chance: Chance) -> Iterator[str]:
    goal = f"Chance to reach the goal of {amount(chance.goal or 0.0)}"
    share = chance.chance or 0.0
    if not chance.ranges:
        yield f"{goal}: {_unbroken(percent(share))}, for no number here has a range."
        return
    yield f"{goal}: {_unbroken(chance_share(share, chance.draws))} (in {chance.draws:,} draws, seed {chance.seed})."
    low, high = amount(chance.p10 or 0.0), amount(chance.p90 or 0.0)
    span = low if low == high else f"between {low} and {high}"
    yield f"Deliverable: {span} in 8 of 10 draws."
    if chance.sways:
        most = "; ".join(_sway(process_map, side, sway) for sway in chance.sways[:MOST_SWAYS])
        yield f"What sways it most: {most}."
    yield f"It assumes: {chance.assumption}."


def chance_share(share: float, draws: int) -> str:
    """In whole per cent; draws alone never make a thing certain or impossible.

    Where none of n draws shows it, it may still be as likely as 3 / n: Hanley and Lippman-Hand (1983).
    """
    edge = min(1.0, max(0.01, 3 / draws)) if share in (0, 1) else 0.01
    if not edge <= share <= 1 - edge:
        return f"under {100 * edge:.0f} %" if share < 0.5 else f"over {100 - 100 * edge:.0f} %"
    return f"{100 * share:.0f} %"


def _unbroken(text: str) -> str:
    return text.replace(" ", UNBROKEN)


def _sway(process_map: ProcessMap, side: SideName, sway: Sway) -> str:
    of, lever = sway.range, sway.range.lever
    low, high = _unbroken(value_text(lever, of.low)), _unbroken(value_text(lever, of.high))
    return f"{lever_phrase(process_map, side, lever)} ({low} to {high})"


def _lever(sway: Sway) -> dict[str, Any]:
    """The range as the map's own words place it: which number, and the ids of where it stands."""
    lever = sway.range.lever
    to = lever.at[1] if lever.kind == "share" else None
    bounds = asdict(sway.range)
    place = {"field": lever.kind, "stage": lever.stage, "role": lever.role or None, "to": to}
    return {**place, **{key: bounds[key] for key in ("low", "typical", "high")}}
