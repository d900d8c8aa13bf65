"""A what-if as plain text and as data: the twins of its screen."""

import math
from collections.abc import Iterator
from typing import Any

from procmap.analysis.levers import Lever, Setting
from procmap.analysis.outcome import Outcome
from procmap.analysis.what_if import WhatIf, chances_of
from procmap.export.data import VERSION
from procmap.export.levers import group_title, lever_text, value_text
from procmap.export.plain import paragraph, table, underlined
from procmap.export.what_if.changes import ARROW, reckoned_text
from procmap.export.what_if.figures import figures
from procmap.export.what_if.verdict import verdict
from procmap.rules.wording import quoted

OUTCOME_KEYS = (
    "volumes_at", "goal", "entering", "delivered", "deliverable", "lead_time_days", "headcount_needed", "headcount",
    "earned", "lost_cost",
)  # fmt: skip
ROLE_KEYS = ("headcount", "headcount_needed", "utilisation", "most_delivered")


def what_if_text(tried: WhatIf) -> str:
    """What the changes do; without changes, the levers that there are."""
    heading = f"{quoted(tried.base.process.name)}, the {tried.side} process: what if"
    body = _outcome(tried) if tried.changes else _levers(tried)
    said = f"{verdict(tried)} {reckoned_text(tried)}".strip()
    return "\n".join([*underlined(heading), *paragraph(said), "", *body]) + "\n"


def what_if_data(path: str, tried: WhatIf) -> dict[str, Any]:
    """What the changes do as data; what cannot be computed is null."""
    chances = chances_of(tried)
    return {
        "version": VERSION,
        "path": path,
        "side": tried.side,
        "levers": [_lever_data(lever, setting) for lever, setting in tried.stated.items()],
        "changes": [
            {"lever": lever.name, "before": tried.stated[lever].value, "after": value}
            for lever, value in tried.changes.items()
        ],
        "before": {**outcome_data(tried.before), "chance": chances.before if chances else None},
        "after": {**outcome_data(tried.after), "chance": chances.after if chances else None},
        "verdict": verdict(tried),
    }


def _outcome(tried: WhatIf) -> Iterator[str]:
    changes = [
        (lever.name, value_text(lever, tried.stated[lever].value), ARROW, value_text(lever, value))
        for lever, value in tried.changes.items()
    ]
    yield from table([("changed", "before", "", "after"), *changes])
    yield ""
    rows = [(row.label, row.before, row.after, row.mark) for row in figures(tried, chances_of(tried))]
    yield from table([("figure", "before", "after", ""), *rows])
    yield ""
    yield from paragraph("= has not moved, ▲ more, ▼ less, ~ another. The map is as it was.")


def _levers(tried: WhatIf) -> Iterator[str]:
    title = ""
    for lever, setting in tried.stated.items():
        group = group_title(tried.base, tried.side, lever)
        if group != title:
            title = group
            yield from paragraph(title)
        words = f"{lever_text(tried.base, tried.side, lever)}: {value_text(lever, setting.value)}"
        yield from paragraph(words, f"  {lever.name:<32}  ")
    if not tried.stated:
        yield "No number is stated on this side yet."


def _lever_data(lever: Lever, setting: Setting) -> dict[str, Any]:
    return {"lever": lever.name, "value": setting.value, "most": setting.most if math.isfinite(setting.most) else None}


def outcome_data(outcome: Outcome) -> dict[str, Any]:
    """What comes out of a side as data; what cannot be computed is null."""
    return {
        **{key: getattr(outcome, key) for key in OUTCOME_KEYS},
        "constraint": list(outcome.constraint),
        "roles": {name: {key: getattr(role, key) for key in ROLE_KEYS} for name, role in outcome.roles.items()},
        "needs": list(outcome.needs),
    }
