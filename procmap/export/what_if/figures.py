"""The figures of a what-if before and after, row by row: what did not move is marked as clearly as what did."""

from collections.abc import Iterator
from dataclasses import dataclass

from procmap.analysis.figures import RoleNumbers
from procmap.analysis.outcome import Outcome
from procmap.analysis.what_if import DRAWS, Chances, WhatIf
from procmap.export.chance import chance_share
from procmap.export.what_if.changes import ARROW
from procmap.export.what_if.comparing import deals, is_same
from procmap.export.wording import UNKNOWN, amount_text
from procmap.model.process_map import ProcessMap
from procmap.rules.wording import amount, listed, percent, quoted

SAME, UP, DOWN, OTHER = "=", "▲", "▼", "~"

RECKONING = "…"
"""A chance that is being worked out."""


@dataclass(frozen=True)
class Figure:
    """A figure before and after, and a mark: `=` it has not moved, `▲` more, `▼` less, `~` something else."""

    label: str
    before: str
    after: str
    mark: str


def figures(tried: WhatIf, chances: Chances | None = None) -> tuple[Figure, ...]:
    """What comes out of the side: deals, the chance of the goal where it is known, constraint, days, money, people."""
    chance = (_chance(chances),) if chances else ()
    before, after = tried.before, tried.after
    return (
        *_of_deals(before, after),
        *chance,
        *_of_side(tried.base, before, after),
        *_people(tried.base, before, after),
    )


def outcome_figures(process_map: ProcessMap, before: Outcome, after: Outcome) -> tuple[Figure, ...]:
    """The same of any two outcomes; the map says what roles and money are called."""
    return (*_of_deals(before, after), *_of_side(process_map, before, after), *_people(process_map, before, after))


def _of_deals(before: Outcome, after: Outcome) -> Iterator[Figure]:
    goal = "" if after.goal is None or before.goal != after.goal else f" of {amount(after.goal)}"
    if before.goal != after.goal:
        yield _number("goal", before.goal, after.goal)
    yield _deals(f"deliverable{goal}", before.deliverable, after.deliverable)
    yield _deals("by the flow", before.delivered, after.delivered)
    yield _deals("by the people", before.people_let_through, after.people_let_through)


def _chance(chances: Chances) -> Figure:
    unknown = RECKONING if chances.is_reckoning else UNKNOWN
    both = (chances.before, chances.after)
    before, after = (unknown if chance is None else chance_share(chance, DRAWS) for chance in both)
    mark = "" if None in both else SAME if before == after else _mark(*both)
    return Figure("chance of the goal", before, after, mark)


def _of_side(process_map: ProcessMap, before: Outcome, after: Outcome) -> Iterator[Figure]:
    names = [holders(process_map, outcome) for outcome in (before, after)]
    yield Figure("constraint", names[0], names[1], SAME if names[0] == names[1] else OTHER)
    yield _number("must enter" if after.volumes_at == "goal" else "enter", before.entering, after.entering)
    yield _number("lead time, days", before.lead_time_days, after.lead_time_days)
    currency = f", {quoted(process_map.process.currency)}" if process_map.process.currency else ""
    if before.earned is not None or after.earned is not None:
        yield _number(f"margin{currency}", before.earned, after.earned)
    if before.lost_cost is not None or after.lost_cost is not None:
        yield _number(f"lost work{currency}", before.lost_cost, after.lost_cost)


def _people(process_map: ProcessMap, before: Outcome, after: Outcome) -> Iterator[Figure]:
    """Heads in all, needed for the goal and there; by role those there, those needed, and how full they are."""
    yield Figure(
        "heads needed/there",
        _heads(before),
        _heads(after),
        _mark(before.headcount_needed, after.headcount_needed),
    )
    for role in dict.fromkeys([*before.roles, *after.roles]):
        was, now = before.roles.get(role), after.roles.get(role)
        there = dict.fromkeys(amount_text(numbers.headcount) for numbers in (was, now) if numbers)
        label = f" {ARROW.join(there)} {quoted(process_map.role_name(role))}"
        yield Figure(label, _load(was), _load(now), _of_both(was, now))


def _deals(label: str, before: float | None, after: float | None) -> Figure:
    return Figure(label, deals(before, after), deals(after, before), _mark(before, after))


def _number(label: str, before: float | None, after: float | None) -> Figure:
    return Figure(label, amount_text(before), amount_text(after), _mark(before, after))


def _mark(before: float | None, after: float | None) -> str:
    if is_same(before, after):
        return SAME
    if before is None or after is None:
        return OTHER
    return UP if after > before else DOWN


def holders(process_map: ProcessMap, outcome: Outcome) -> str:
    """Who holds the deals back; the flow where people have room for all that it brings."""
    if outcome.deliverable is None:
        return UNKNOWN
    names = listed((quoted(process_map.role_name(role)) for role in outcome.constraint), most=2)
    return names if outcome.is_held_back else "the flow" if outcome.volumes_at == "entering" else "none"


def _heads(outcome: Outcome) -> str:
    return f"{amount_text(outcome.headcount_needed)}/{amount_text(outcome.headcount)}"


def _load(role: RoleNumbers | None) -> str:
    if role is None:
        return UNKNOWN
    use = UNKNOWN if role.utilisation is None else percent(role.utilisation)
    return f"{amount_text(role.headcount_needed)} {use:>5}"


def _of_both(was: RoleNumbers | None, now: RoleNumbers | None) -> str:
    """The mark of who is needed and of how full those are that are there: what moves, where not both ways."""
    pairs = ((getattr(was, key, None), getattr(now, key, None)) for key in ("headcount_needed", "utilisation"))
    moved = {mark for pair in pairs if (mark := _mark(*pair)) != SAME}
    return SAME if not moved else moved.pop() if len(moved) == 1 else OTHER
