"""What a change does, in a sentence or two that a room understands: what moves, what does not, and why."""

from procmap.analysis.outcome import Outcome
from procmap.analysis.what_if import WhatIf
from procmap.export.what_if.changes import MOST_TOLD, changed_text
from procmap.export.what_if.comparing import deals, is_same
from procmap.export.wording import capitalised, stage_name
from procmap.model.process_map import ProcessMap
from procmap.rules.needs import told_needs
from procmap.rules.wording import amount, listed, percent, quoted


def verdict(tried: WhatIf, most: int = MOST_TOLD) -> str:
    """What the changes do to what can be delivered, with the arithmetic; without changes, how it stands.

    From more changes than `most` on they are counted, and only what they do is told.
    """
    before, after = tried.before, tried.after
    if after.deliverable is None or before.deliverable is None:
        return _unknown(tried, most)
    if not tried.changes:
        return _standing(tried)
    effect = _unmoved(tried) if is_same(before.deliverable, after.deliverable) else _moved(tried)
    return f"{capitalised(changed_text(tried, most))}: {effect}"


def _unknown(tried: WhatIf, most: int) -> str:
    before, after = tried.before, tried.after
    if tried.endless:
        return f"{capitalised(changed_text(tried, most))}: {_endless(tried)}"
    needs = listed(told_needs(tried.base, after.needs or before.needs)) or "numbers that fit each other"
    unknown = f"What people let through of it is not known yet: it needs {needs}."
    if before.delivered is None or after.delivered is None:
        return f"What can be delivered is not known yet: it needs {needs}."
    if not tried.changes:
        return f"As it is, the flow would deliver {deals(before.delivered)}. {unknown}"
    was, now = deals(before.delivered, after.delivered), deals(after.delivered, before.delivered)
    moves = "as before" if is_same(before.delivered, after.delivered) else f"instead of {was}"
    return f"{capitalised(changed_text(tried, most))}: the flow would deliver {now} {moves}. {unknown}"


def _endless(tried: WhatIf) -> str:
    names = listed(stage_name(tried.base, tried.side, stage) for stage in tried.endless)
    fault = f"nothing ever leaves {names}: it goes round for ever, and no number can be worked out"
    return f"{fault}. Let some of it move on, or be lost."


def _standing(tried: WhatIf) -> str:
    out, wanted = tried.before, _wanted(tried.before)
    if out.is_held_back:
        who, lets, _ = _holders(tried.base, out)
        reach = f"the flow would deliver {deals(out.delivered, out.deliverable)}"
        return f"As it is, {reach}, but {who} {lets} {deals(out.deliverable, out.goal)}{wanted} through. What if …?"
    limit = "there are people enough for it" if out.constraint else "nobody holds it back"
    return f"As it is, {deals(out.deliverable, out.goal)}{wanted} can be delivered, and {limit}. What if …?"


def _unmoved(tried: WhatIf) -> str:
    """Nothing more is delivered: because of the people, because of what enters, or because the goal is enough."""
    before, after = tried.before, tried.after
    count = deals(after.deliverable, after.goal)
    if after.is_held_back:
        who, lets, _ = _holders(tried.base, after)
        stays = f"{who} {lets} {count} through{_before_and_after(before, after)}"
        means = f" {_means(before, after)}" if after.volumes_at == "goal" else ""
        return f"{_flow(before, after)}{stays}. Nothing more is delivered{_loads(tried)}.{means}"
    if after.volumes_at == "goal":
        return f"the {count} that are wanted can be delivered, before and after. {_means(before, after)}"
    could = deals(after.people_let_through, after.deliverable)
    room = f"; people could carry {could}" if after.constraint else ""
    return f"what enters gives {count}, before and after{room}. Nothing more is delivered{_loads(tried)}."


def _moved(tried: WhatIf) -> str:
    before, after = tried.before, tried.after
    was, now = deals(before.deliverable, after.deliverable), deals(after.deliverable, before.deliverable)
    change = f"{was} → {now}{_wanted(after)} can be delivered"
    return f"{change}{_worth(tried)}. {capitalised(_limit_now(tried))}"


def _limit_now(tried: WhatIf) -> str:
    """Who or what is the limit after the changes."""
    before, after = tried.before, tried.after
    if not after.delivered:
        return "nothing comes through to the end."
    if after.is_held_back:
        who, _, verb = _holders(tried.base, after)
        if before.is_held_back and before.constraint == after.constraint:
            return f"{who} {verb} still the constraint{_at(after)}."
        return f"the constraint moves to {who}{_at(after)}; the flow would deliver {deals(after.delivered)}."
    could = deals(after.people_let_through, after.deliverable)
    room = f"people could carry {could}" if after.constraint else "nobody holds it back"
    if after.volumes_at == "goal":
        return f"the goal is reached, and {room}. {_means(before, after)}"
    return f"what enters is the limit now: {room}."


def _means(before: Outcome, after: Outcome) -> str:
    """What it takes to deliver the goal, before and after."""
    pairs = (
        ("must enter", before.entering, after.entering),
        ("heads are needed", before.headcount_needed, after.headcount_needed),
    )
    said = [
        f"{amount(now)} {what} instead of {amount(was)}"
        for what, was, now in pairs
        if was is not None and now is not None and not is_same(was, now)
    ]
    return capitalised(listed(said) or "what must enter and the heads that are needed stay as they are") + "."


def _flow(before: Outcome, after: Outcome) -> str:
    if is_same(before.delivered, after.delivered):
        return ""
    was, now = deals(before.delivered, after.delivered), deals(after.delivered, before.delivered)
    return f"the flow would deliver {now} instead of {was}, but "


def _before_and_after(before: Outcome, after: Outcome) -> str:
    return ", before and after" if before.constraint == after.constraint else " now"


def _loads(tried: WhatIf) -> str:
    """How full the constraint is now; or, where that has not moved, the first role that has more or less to do."""
    before, after = tried.before.roles, tried.after.roles
    for role in (*tried.after.constraint, *after):
        was, now = before[role].utilisation if role in before else None, after[role].utilisation
        if was is None or now is None or is_same(was, now):
            continue
        name = quoted(tried.base.role_name(role))
        if role in tried.after.constraint and tried.after.is_held_back:
            return f"; the {name} is now at {percent(now)}"
        aside = f": the {name} is not the constraint, and" if tried.after.is_held_back else f"; the {name}"
        return f"{aside} goes from {percent(was)} to {percent(now)}"
    return ""


def _holders(process_map: ProcessMap, outcome: Outcome) -> tuple[str, str, str]:
    """The roles of the constraint as a subject, and two verbs that fit them."""
    names = [f"the {quoted(process_map.role_name(role))}" for role in outcome.constraint]
    return listed(names), "lets" if len(names) == 1 else "let", "is" if len(names) == 1 else "are"


def _at(outcome: Outcome) -> str:
    load = outcome.roles[outcome.constraint[0]].utilisation
    return "" if load is None else f", at {percent(load)}"


def _wanted(outcome: Outcome) -> str:
    if outcome.goal is None:
        return ""
    is_passed = (outcome.deliverable or 0.0) > outcome.goal and not is_same(outcome.deliverable, outcome.goal)
    return f" ({amount(outcome.goal)} are wanted)" if is_passed else f" of the {amount(outcome.goal)} wanted"


def _worth(tried: WhatIf) -> str:
    before, after = tried.before.earned, tried.after.earned
    if before is None or after is None or is_same(before, after):
        return ""
    # A margin to the dollar would sound as if somebody had counted it.
    rounded = float(f"{abs(after - before):.2g}")
    money = f"{amount(rounded)} {quoted(tried.base.process.currency)}".rstrip()
    return f", some {money} of margin {'more' if after > before else 'less'}"
