"""A small map that has one of everything, and every field of it filled in."""

from datetime import date

from procmap.model.process_map import ProcessMap
from tests.samples import ROLES, sound

ESTIMATE = {"typical": 0.2, "low": 0.1, "high": 0.3, "basis": "estimate", "n": 40, "source": "CRM"}

STAGE = {
    "id": "prove",
    "name": "Prove",
    "phase": "selling",
    "owner": "ae",
    "buyer": "Plant engineer",
    "purpose": "To see it run",
    "customer_value": "Sees it run",
    "value_proof": "Asks for the price",
    "entry": "Application known",
    "exit": "Test report signed",
    "exit_by": "buyer",
    "crucial": True,
    "binding": False,
    "workaround": "A sheet of our own",
    "conversion": ESTIMATE,
    "hours": {"ae": ESTIMATE, "sdr": 1},
    "our_wait_days": ESTIMATE,
    "buyer_wait_days": 4,
    "right_first_time": 0.8,
    "max_days": 30,
    "in_progress": 9,
    "entering": 2,
    "handoff": {"packet": "Report", "accepted_when": "Read"},
    "activities": [{"name": "Call", "per_opportunity": 4, "minutes": 10, "feedback": "Monday"}],
    "tools": [{"name": "CRM", "fit": 3, "rekeyed": False}],
    "skills": [{"name": "Testing", "needed": 4, "actual": 2, "holders": 1}],
    "roadblocks": [
        {
            "says": "They promised to call",
            "count": 3,
            "days": 9,
            "normal": True,
            "answer": "Call first",
            "owner": "sdr",
            "fill": "Spares",
        }
    ],
    "losses": [{"why": "No decision", "share": 0.5}],
    "metrics": [
        {
            "id": "tests",
            "name": "Tests run",
            "kind": "input",
            "level": "team",
            "unit": "a week",
            "actual": 4,
            "target": 5,
            "red": 5,
            "cadence": "weekly",
            "owner": "ae",
            "objective": "win",
            "weight": 3,
        }
    ],
}
"""A stage with every field; its metric lacks `better`, so that any red line fits its target."""

DATA = {
    "format": 1,
    "process": {
        "name": "Everything",
        "organisation": "A maker",
        "starts_when": "A question",
        "ends_when": "An answer",
        "life_cycle": "growth",
        "period": "year",
        "weeks_per_year": 46,
        "goal": 60,
        "deal_value": 40000,
        "margin": 0.35,
        "currency": "USD",
        "planned_utilisation": 0.85,
        "notes": "Some\nnotes",
    },
    "objectives": [
        {"id": "profit", "name": "Profit"},
        {"id": "win", "name": "Win more", "supports": "profit", "success_factor": "Fit"},
        {"id": "other", "name": "Another"},
    ],
    "roles": [{**role, "cost_per_hour": 40} for role in ROLES],
    "current": {
        "entering": 100,
        "goal": 50,
        "deal_value": 1000,
        "life_cycle": "growth",
        "headcount": {"ae": 2},
        "selling_share": {"ae": 0.5},
        "observed": {"delivered": 52, "lead_time_days": 74},
        "stages": [
            {"id": "reach", "name": "Reach", "conversion": 0.3},
            STAGE,
            {"id": "deliver", "name": "Deliver", "conversion": 0.4},
        ],
        "flows": [{"from": "deliver", "to": "reach", "share": ESTIMATE, "after_days": 5, "why": "Incomplete"}],
    },
    "target": {
        "entering": 100,
        "headcount": {"ae": 3},
        "stages": [{"id": "prove", "name": "Prove", "owner": "ae"}, {"id": "settle", "name": "Settle"}],
    },
    "actions": [
        {
            "id": "a1",
            "title": "Agree the test plan",
            "answers": [{"rule": "constraint", "stage": "prove"}],
            "metric": "prove/tests",
            "owner": "ae",
            "due": date(2027, 1, 31),
            "status": "open",
            "objective": "win",
            "expect": "More",
        }
    ],
    "goals": [{"id": "g1", "who": "AE, north", "metric": "prove/tests", "to": 6, "by": date(2027, 3, 31)}],
    "votes": [
        {
            "side": "current",
            "stage": "prove",
            "topic": "exit",
            "scores": [3, 4],
            "guesses": [10, 12.5],
            "dots": 2,
            "concern": "Vague",
        }
    ],
    "decisions": [{"step": "target", "text": "No quote without a test"}],
    "parked": [{"text": "Prices", "owner": "ae"}],
    "waivers": [
        {
            "rule": "lagging-only",
            "side": "current",
            "stage": "prove",
            "role": "ae",
            "field": "metrics",
            "reason": "Known",
            "until": date(2027, 6, 30),
        }
    ],
    "scripts": [
        {
            "id": "first-call",
            "stage": "prove",
            "name": "First call",
            "sections": [{"id": "opening", "name": "Opening", "weight": 20, "looks_like": "Listens"}],
        }
    ],
    "workshops": [
        {
            "on": date(2026, 11, 20),
            "facilitator": "Coach",
            "participants": ["AE", "SDR"],
            "deals": ["Won: A", "Lost"],
            "overruns": ["Numbers: 6 min over"],
        }
    ],
}


def whole_map() -> ProcessMap:
    """The map with one of everything."""
    return sound(DATA)
