"""What the change does to the numbers: in sentences that a sales person reads, and as a table."""

from procmap.analysis.outcome import Outcome
from procmap.export.difference.changing import Maps
from procmap.export.what_if.comparing import deals, is_same
from procmap.export.what_if.figures import outcome_figures
from procmap.model.process_map import ProcessMap
from procmap.rules.wording import amount, counted, listed, quoted

Rows = tuple[tuple[str, ...], ...]


def number_rows(maps: Maps, was: Outcome, now: Outcome, heads: tuple[str, str] = ("before", "after")) -> Rows:
    """The figures before and after, a row each, with a mark: = ▲ ▼ ~."""
    figures = outcome_figures(_with_all_roles(maps), was, now)
    return (("figure", *heads, ""), *((row.label, row.before, row.after, row.mark) for row in figures))


def number_sentences(maps: Maps, was: Outcome, now: Outcome) -> str:
    """What the change does: deals, what holds them back, days, people, margin."""
    said = (_deals(maps.after, was, now), _constraint(maps, was, now), _days(was, now), _heads(was, now))
    return " ".join(sentence for sentence in (*said, _margin(maps.after, was, now)) if sentence)


def _with_all_roles(maps: Maps) -> ProcessMap:
    """The map after, with the roles that only the map before has, for what they are called."""
    there = {role.id for role in maps.after.roles}
    gone = (role for role in maps.before.roles if role.id not in there)
    return maps.after.model_copy(update={"roles": (*maps.after.roles, *gone)})


def _deals(process_map: ProcessMap, was: Outcome, now: Outcome) -> str:
    period = process_map.process.period_or_default
    if now.deliverable is None:
        return f"What can be delivered is not known: it needs {listed(now.needs) or 'other numbers'}."
    goal = "" if now.goal is None else f"; {amount(now.goal)} are wanted"
    if was.deliverable is None:
        return f"{deals(now.deliverable)} deals a {period} can be delivered; how many until now is not known{goal}."
    if is_same(was.deliverable, now.deliverable):
        return f"{deals(now.deliverable)} deals a {period} can be delivered, as before{goal}."
    before, after = deals(was.deliverable, now.deliverable), deals(now.deliverable, was.deliverable)
    return f"{after} deals a {period} can be delivered instead of {before}{goal}."


def _constraint(maps: Maps, was: Outcome, now: Outcome) -> str:
    """Who holds the deals back, where people do."""
    held = (outcome.constraint if outcome.is_held_back else () for outcome in (was, now))
    old, new = (listed(quoted(maps.role_name(role)) for role in roles) for roles in held)
    if old == new:
        return f"The constraint is still {new}." if new else ""
    if not new:
        return f"The constraint was {old}; nobody holds it back any more." if now.constraint else ""
    return f"The constraint moves from {old} to {new}." if old else f"{new} becomes the constraint."


def _days(was: Outcome, now: Outcome) -> str:
    old, new = was.lead_time_days, now.lead_time_days
    if old is None or new is None:
        return ""
    rest = ", as before" if is_same(old, new) else f" instead of {amount(old)}"
    return f"A deal takes {counted(new, 'day')}{rest}."


def _heads(was: Outcome, now: Outcome) -> str:
    if was.headcount is None or now.headcount is None:
        return ""
    people = "person does" if now.headcount == 1 else "people do"
    rest = "as before" if was.headcount == now.headcount else f"instead of {amount(was.headcount)}"
    return f"{amount(now.headcount)} {people} it, {rest}."


def _margin(process_map: ProcessMap, was: Outcome, now: Outcome) -> str:
    if was.earned is None or now.earned is None or is_same(was.earned, now.earned):
        return ""
    # A margin to the dollar would sound as if somebody had counted it.
    rounded = float(f"{abs(now.earned - was.earned):.2g}")
    money = f"{amount(rounded)} {quoted(process_map.process.currency)}".rstrip()
    return f"That is some {money} of margin {'more' if now.earned > was.earned else 'less'}."
