"""A process in which every rule has all it needs and none speaks, and for each rule one fault to plant in it."""

import copy
import datetime
from collections.abc import Mapping
from dataclasses import dataclass, field
from types import MappingProxyType
from typing import Any

from procmap.model.data import to_data
from procmap.workshop.edits.stages import with_target
from tests.rules.tables import TODAY
from tests.samples import example, sound

DAY = datetime.timedelta(days=1)
PHASES = ("prospecting", "qualifying", "selling", "delivering")
PROSPECT, QUALIFY, SELL, DELIVER = range(4)

Place = tuple[str | int, ...]


@dataclass(frozen=True)
class Planted:
    """A fault: what to put where (a missing place is made), and the rules that follow from it, with the reason."""

    edits: Mapping[Place, Any]
    follows: Mapping[str, str] = field(default_factory=lambda: MappingProxyType({}))


def annotated(stage: Mapping[str, Any], phase: str) -> dict[str, Any]:
    """A stage of the worked example, with all that a room could say of it."""
    kpi = {"target": 10, "actual": 9, "red": 5, "better": "higher", "cadence": "weekly", "objective": "wins"}
    return {
        **stage,
        "phase": phase,
        "customer_value": "Knows more than before",
        "entry": "A plant asks",
        "exit": "The buyer signs",
        "exit_by": "buyer",
        "our_wait_days": 2,
        "buyer_wait_days": 5,
        "right_first_time": 0.9,
        "max_days": 20,
        "handoff": {"packet": "Sheet", "accepted_when": "Confirmed"},
        "activities": [{"name": "Visit", "per_opportunity": 1, "minutes": 60, "feedback": "Monday review"}],
        "tools": [{"name": "CRM", "fit": 4, "rekeyed": False}],
        "skills": [{"name": "Listening", "needed": 4, "actual": 4, "holders": 2}],
        "roadblocks": [{"says": "They promised to call", "answer": "Book it", "owner": stage["owner"]}],
        "metrics": [
            {"id": "tried", "kind": "input", "level": "individual", "weight": 2, "owner": stage["owner"], **kpi},
            {"id": "won", "kind": "output", "level": "team", "weight": 1, "owner": stage["owner"], **kpi},
        ],
    }


def sound_data() -> dict[str, Any]:
    """The worked example with enough people, fully annotated on both sides."""
    data = example()
    current = data["current"]
    stages = [annotated(stage, phase) for stage, phase in zip(current["stages"], PHASES, strict=True)]
    stages[SELL]["conversion"] = 0.6
    for stage, in_progress in zip(stages, (32, 6.8, 3.9, 2.6), strict=True):
        stage["in_progress"] = in_progress
    current |= {"entering": 1055, "headcount": {"sdr": 3, "ae": 3, "csm": 2}, "stages": stages}
    current["observed"] = {"delivered": 60, "lead_time_days": 32}
    data["process"]["life_cycle"] = "growth"
    data["objectives"] = [{"id": "profit", "name": "Profit"}, {"id": "wins", "name": "Win", "supports": "profit"}]
    data["actions"] = [{"id": "a1", "title": "Call back", "metric": "sell/tried", "owner": "ae", "due": TODAY + DAY}]
    data["votes"] = [{"stage": "sell", "topic": "conversion", "scores": [3, 4, 5, 4]}]
    data["waivers"] = [{"rule": "no-exit", "stage": "sell", "reason": "Sold by contract", "until": TODAY - DAY}]
    data["scripts"] = [
        {"id": "call", "stage": "sell", "sections": [{"id": "open", "weight": 40}, {"id": "close", "weight": 60}]}
    ]
    return dict(to_data(with_target(sound(data))))


def with_planted(data: Mapping[str, Any], planted: Planted) -> dict[str, Any]:
    """The data with a fault in them."""
    changed = copy.deepcopy(dict(data))
    for place, value in planted.edits.items():
        holder: Any = changed
        for step in place[:-1]:
            holder = holder[step] if isinstance(step, int) else holder.setdefault(step, {})
        if isinstance(holder, list) and place[-1] == len(holder):
            holder.append(value)
        else:
            holder[place[-1]] = value
    return changed


def at(stage: int, *path: str | int, side: str = "current") -> Place:
    """The place of something of a stage."""
    return (side, "stages", stage, *path)


def at_every(*path: str | int, value: Any) -> dict[Place, Any]:
    """The same at every stage of the current side."""
    return {at(stage, *path): value for stage in range(len(PHASES))}


ACCOUNT_EXECUTIVES = ("current", "headcount", "ae")
GROWN = {("target", "headcount", "sdr"): 4, ("target", "headcount", "ae"): 4, ("target", "headcount", "csm"): 3}

PLANTED: Mapping[str, Planted] = {
    "constraint": Planted({ACCOUNT_EXECUTIVES: 1.5}),
    "over-capacity": Planted({ACCOUNT_EXECUTIVES: 1.68, ("process", "goal"): 50}),
    "near-capacity": Planted({ACCOUNT_EXECUTIVES: 1.9}),
    "demand-gap": Planted({("process", "goal"): 62}),
    "costly-leak": Planted({at(SELL, "hours", "ae"): 32, ACCOUNT_EXECUTIVES: 6}),
    "soft-gate": Planted(
        {
            at(DELIVER, "conversion"): 0.75,
            at(SELL, "hours", "ae"): 18,
            ACCOUNT_EXECUTIVES: 4,
            ("current", "goal"): 45,
            ("current", "observed", "delivered"): 48,
        }
    ),
    "rework-loop": Planted({("current", "flows"): [{"from": "sell", "to": "qualify", "share": 0.16}]}),
    "poor-handover": Planted({at(SELL, "right_first_time"): 0.79}),
    "rolled-quality": Planted(at_every("right_first_time", value=0.82)),
    "long-own-wait": Planted({at(SELL, "our_wait_days"): 7, at(SELL, "in_progress"): 6.2}),
    "long-buyer-wait": Planted(
        {
            at(SELL, "buyer_wait_days"): 16,
            at(SELL, "in_progress"): 9,
            ("current", "observed", "lead_time_days"): 43,
        }
    ),
    "over-ageing": Planted({at(SELL, "max_days"): 8}),
    "pile-up": Planted(
        {at(SELL, "in_progress"): 14}, {"numbers-disagree": "1.5 times the limit is over 1.3 times what is expected"}
    ),
    "numbers-disagree": Planted({at(SELL, "in_progress"): 6}),
    "reality-gap": Planted({("current", "observed", "delivered"): 40}),
    "no-customer-value": Planted({at(SELL, "customer_value"): ""}),
    "no-exit": Planted({at(SELL, "exit"): ""}),
    "seller-side-exit": Planted({at(SELL, "exit_by"): "seller"}),
    "no-owner": Planted({at(SELL, "owner"): ""}),
    "bare-handoff": Planted({at(QUALIFY, "handoff", "packet"): ""}),
    "open-roadblock": Planted({at(SELL, "roadblocks", 0, "answer"): ""}),
    "workaround": Planted({at(SELL, "workaround"): "Prices are kept in a private list"}),
    "low-consensus": Planted({("votes", 0, "scores"): [2, 4, 5, 4]}),
    "missing-phase": Planted({at(DELIVER, "phase"): "selling"}),
    "skill-gap": Planted({at(SELL, "skills", 0, "actual"): 2}),
    "single-holder": Planted({at(SELL, "skills", 0, "holders"): 1}),
    "poor-tool": Planted({at(SELL, "tools", 0, "fit"): 2}),
    "no-tool": Planted({at(SELL, "tools"): []}),
    "no-metric": Planted({at(DELIVER, "metrics"): []}),
    "unmanaged-kpi": Planted({at(SELL, "metrics"): [{"id": "tried", "kind": "input", "level": "individual"}]}),
    "lagging-only": Planted({at(SELL, "metrics", 0, "kind"): "output"}),
    "red-zone": Planted({at(SELL, "metrics", 0, "actual"): 5}),
    "kpi-without-plan": Planted({at(SELL, "metrics", 0, "cadence"): ""}),
    "output-heavy": Planted(at_every("metrics", 1, "weight", value=3)),
    "no-individual-level": Planted(at_every("metrics", 0, "level", value="team")),
    "loose-objective": Planted({("objectives", 2): {"id": "speed", "name": "Speed", "supports": "wins"}}),
    "unmanaged-activity": Planted({at(SELL, "activities", 0, "feedback"): ""}),
    "script-weights": Planted({("scripts", 0, "sections", 0, "weight"): 30}),
    "hire-before-fix": Planted(
        {**GROWN, ("target", "entering"): 1700, at(SELL, "exit", side="target"): ""},
        {"no-exit": "something must be left to mend where the role works"},
    ),
    "hire-without-need": Planted({("target", "headcount", "ae"): 4}),
    "stale-qualifying": Planted({("target", "life_cycle"): "maturity"}),
    "overdue-action": Planted({("actions", 0, "due"): TODAY - DAY}),
    "unknown-rule": Planted({("waivers", 0, "rule"): "no-exits"}),
}
"""The fault by which each rule is heard, and by which no other is, but where one must follow from the other."""
