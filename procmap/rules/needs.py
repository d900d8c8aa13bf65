"""What a rule or a number lacks, as a person reads it: fields in words, stages and roles by their names."""

import re
from collections.abc import Iterable, Mapping

from procmap.model.process_map import SIDES, ProcessMap
from procmap.rules.wording import quoted

FIELDS: Mapping[str, str] = {
    "actual": "the actual figure",
    "buyer_wait_days": "the buyer's wait",
    "conversion": "what moves on",
    "cost_per_hour": "the cost of an hour",
    "deal_value": "the deal value",
    "entering": "how many enter",
    "exit": "the exit criterion",
    "exit_by": "whose act ends it",
    "fit": "the fit",
    "goal": "the goal",
    "headcount": "the headcount",
    "holders": "the holders",
    "hours": "hands-on hours",
    "hours_per_week": "hours a week",
    "in_progress": "how many are open now",
    "kind": "the kind",
    "level": "the level",
    "life_cycle": "the life cycle",
    "margin": "the margin",
    "max_days": "the ageing limit",
    "needed": "the level needed",
    "our_wait_days": "our wait",
    "owner": "the owner",
    "phase": "the phase",
    "red": "the red line",
    "right_first_time": "right first time",
    "selling_share": "the selling share",
    "share": "the share",
}
"""A field that a need begins with, in words; every other word stands for itself."""

SENTENCES: Mapping[str, str] = {
    "delivered or lead_time_days of observed": "what was really delivered, or in how many days",
    "entering above 0": "more than none that enter",
    "entering or goal": "how many enter, or the goal",
}
"""Needs that are said as a whole."""

_HEAD = re.compile(r"\w+")
_ROLE = re.compile(r"(?<= of )\S+(?= at |$| \()")
_MOVE = re.compile(r"(?<= of )(\S+) → (\S+)$")


def told_needs(process_map: ProcessMap, needs: Iterable[str]) -> list[str]:
    """Needs in words, each once: `conversion at prove` is “what moves on at Prove it on the line”."""
    sides = (process_map.side(name) for name in reversed(SIDES))
    stages = {stage.id: quoted(stage.name) for side in sides if side for stage in side.stages if stage.name}
    roles = {role.id: quoted(role.name) for role in process_map.roles if role.name}
    return list(dict.fromkeys(SENTENCES.get(need) or _told(need, stages, roles) for need in needs))


def _told(need: str, stages: Mapping[str, str], roles: Mapping[str, str]) -> str:
    what, at, place = need.rpartition(" at ")
    if place not in stages:
        what, at, place = need, "", ""
    what = _HEAD.sub(lambda head: FIELDS.get(head[0], head[0]), what, count=1)
    what = _MOVE.sub(lambda move: " → ".join(stages.get(end, end) for end in move.groups()), what)
    what = _ROLE.sub(lambda role: roles.get(role[0], role[0]), what)
    return f"{what}{at}{stages.get(place, place)}"
