"""What the change does to the numbers, in sentences that a sales person reads."""

from procmap.analysis.outcome import Outcome
from procmap.export.difference.changing import Maps
from procmap.export.what_if.comparing import deals, is_same
from procmap.export.wording import capitalised
from procmap.rules.needs import told_needs
from procmap.rules.wording import amount, counted, listed, quoted


def number_sentences(maps: Maps, was: Outcome, now: Outcome) -> str:
    """What the change does: deals, what holds them back, days, people, margin; also what is not known any more."""
    said = (_deals(maps, was, now), _constraint(maps, was, now), _days(was, now), _people(was, now))
    return " ".join(sentence for sentence in (*said, _margin(maps, was, now)) if sentence)


def _deals(maps: Maps, was: Outcome, now: Outcome) -> str:
    until = "" if was.deliverable is None else f"{deals(was.deliverable)} {maps.a_period_before}"
    if now.deliverable is None:
        needs = listed(told_needs(maps.after, now.needs)) or "other numbers"
        any_more, then = (" any more", f"; until now {until}") if until else ("", "")
        return f"What can be delivered is not known{any_more}: it needs {needs}{then}."
    number = deals(now.deliverable, was.deliverable)
    goal = "" if now.goal is None else f"; {amount(now.goal)} {'is' if now.goal == 1 else 'are'} wanted"
    said = f"{number} {'deal' if number == '1' else 'deals'} {maps.a_period} can be delivered"
    if was.deliverable is None:
        return f"{said}; how many until now is not known{goal}."
    if not maps.share_a_period:
        return f"{said}; until now {until}{goal}."
    if is_same(was.deliverable, now.deliverable):
        return f"{said}, as before{goal}."
    return f"{said} instead of {deals(was.deliverable, now.deliverable)}{goal}."


def _constraint(maps: Maps, was: Outcome, now: Outcome) -> str:
    """Who holds the deals back, where people do."""
    held = (outcome.constraint if outcome.is_held_back else () for outcome in (was, now))
    old, new = (listed(quoted(maps.role_name(role)) for role in roles) for roles in held)
    if old == new:
        return f"The constraint is still {new}." if new else ""
    if new:
        return f"The constraint moves from {old} to {new}." if old else f"{new} becomes the constraint."
    after = "nobody holds the deals back any more" if now.constraint else "who it is now is not known"
    return f"The constraint was {old}; {after}."


def _days(was: Outcome, now: Outcome) -> str:
    old, new = was.lead_time_days, now.lead_time_days
    if new is None:
        return "" if old is None else f"How long a deal takes is not known any more; until now {counted(old, 'day')}."
    rest = "; until now that was not known" if old is None else _until_now(old, new)
    return f"A deal takes {counted(new, 'day')}{rest}."


def _people(was: Outcome, now: Outcome) -> str:
    """How many people there are, and how many the goal needs."""
    said = "; ".join(part for part in (_there(was.headcount, now.headcount), _needed(was, now)) if part)
    return f"{capitalised(said)}." if said else ""


def _there(was: float | None, now: float | None) -> str:
    if now is None:
        return "" if was is None else f"how many people do it is not known any more, until now {amount(was)}"
    number = amount(now)
    people = f"{number} {'person does' if number == '1' else 'people do'} it"
    return people if was is None else f"{people}{_until_now(was, now)}"


def _needed(was: Outcome, now: Outcome) -> str:
    old, new = was.headcount_needed, now.headcount_needed
    if new is None:
        return ""
    return f"the goal needs {amount(new)}{'' if old is None else _until_now(old, new)}"


def _until_now(old: float, new: float) -> str:
    """What a figure was, where one hears a difference."""
    is_level = is_same(old, new) or amount(old) == amount(new)
    return ", as before" if is_level else f" instead of {amount(old)}"


def _margin(maps: Maps, was: Outcome, now: Outcome) -> str:
    """What it brings in a period, where both are counted in the same money and time."""
    old, new = was.earned, now.earned
    if not (maps.share_a_period and maps.share_money):
        return ""
    if new is None:
        return "" if old is None else f"The margin is not known any more; until now some {_money(maps, old)}."
    if old is None:
        return f"The margin is some {_money(maps, new)}; until now that was not known."
    if is_same(old, new):
        return ""
    return f"The margin {'rises' if new > old else 'falls'} by some {_money(maps, abs(new - old))}."


def _money(maps: Maps, money: float) -> str:
    """Money as people speak of it: to the dollar it would sound as if somebody had counted it."""
    rounded = amount(float(f"{money:.2g}"))
    return " ".join(word for word in (rounded, quoted(maps.money), maps.a_period) if word)
