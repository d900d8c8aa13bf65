"""An example of a good answer to every field, from the sale of flow meters to process plants."""

import textwrap
from collections.abc import Mapping

from procmap.model.fault import Path
from procmap.model.process import Objective, Process, Role
from procmap.model.process_map import Action, Answer, Decision, Goal, Parked, Script, Section, Vote, Waiver, Workshop
from procmap.model.record import Record
from procmap.model.shape import record_type_at
from procmap.model.side import Flow, Observed, Side
from procmap.model.stage import Activity, Handoff, Loss, Metric, Roadblock, Skill, Stage, Tool
from procmap.workshop.fields.field import Field, Kind

_OF_RECORDS: Mapping[type[Record], Mapping[str, str]] = {
    Process: {
        "name": "Flow meters to process plants",
        "starts_when": "A plant engineer asks about accuracy",
        "ends_when": "The meter is commissioned and signed off",
        "goal": "60",
        "deal_value": "85000",
        "margin": "35 %",
        "currency": "USD",
        "planned_utilisation": "85 %",
        "weeks_per_year": "46",
        "organisation": "Maker of flow meters, industrial sales",
        "notes": "One deal is the meters of one line. Service contracts are another process.",
    },
    Objective: {
        "name": "Win more of what we qualify",
        "success_factor": "Qualify on the application, not on the budget",
    },
    Role: {"name": "Account executive", "hours_per_week": "40", "selling_share": "45 %", "cost_per_hour": "65"},
    Side: {"entering": "400", "goal": "75", "deal_value": "90000"},
    Observed: {"delivered": "52", "lead_time_days": "74"},
    Flow: {"share": "15 % (10-20)", "after_days": "5", "why": "Requirements were incomplete"},
    Stage: {
        "name": "Qualify the application",
        "buyer": "Plant engineer",
        "purpose": "Find out early whether the meter fits the process.",
        "customer_value": "Knows whether the meter fits before asking for a budget",
        "value_proof": "Asks for the case study of a comparable plant",
        "entry": "A plant engineer has named the process and the medium",
        "exit": "Plant engineer signs the application sheet",
        "workaround": "A private list of plants, because the CRM has no field for the medium",
        "conversion": "55 % (45-65)",
        "hours": "sdr 1, ae 3",
        "our_wait_days": "3 (1-8)",
        "buyer_wait_days": "10 (5-20)",
        "right_first_time": "80 %",
        "max_days": "30",
        "in_progress": "14",
        "entering": "12",
    },
    Handoff: {
        "packet": "Application sheet, site photos",
        "accepted_when": "All ten questions of the application sheet are answered",
    },
    Activity: {"name": "Call", "per_opportunity": "3", "minutes": "20", "feedback": "Monday review"},
    Tool: {"name": "CRM"},
    Skill: {"name": "Reading a process data sheet", "holders": "2"},
    Roadblock: {
        "says": "They promised to call back",
        "answer": "Agree the day of the next call before hanging up",
        "count": "7",
        "days": "5",
        "fill": "Spare parts to the same plant",
    },
    Loss: {"why": "No decision", "share": "50 %"},
    Metric: {
        "name": "Conversations held",
        "unit": "a week",
        "actual": "12",
        "target": "20",
        "red": "8",
        "cadence": "weekly",
    },
    Answer: {"rule": "costly-leak"},
    Action: {"title": "Agree the test plan before quoting", "expect": "Half as many quotes are revised"},
    Goal: {"who": "AE, north", "to": "0.45"},
    Vote: {"topic": "customer_value", "dots": "4", "concern": "We say so, but no buyer ever did"},
    Decision: {"text": "No quote without the application sheet"},
    Parked: {"text": "Whether service contracts need a process of their own"},
    Waiver: {
        "rule": "lagging-only",
        "reason": "The trade fair comes once a year; there is nothing to count before it",
        "field": "owner",
    },
    Section: {"name": "Opening", "weight": "20", "looks_like": "Names a comparable plant and what it gained"},
    Script: {"name": "First call"},
    Workshop: {
        "facilitator": "Head of sales operations",
        "participants": "SDR; AE, north; application engineer",
        "deals": "Won: Plant A, March; Dead: Plant B, June",
        "overruns": "Numbers: 6 min over",
    },
}

_OF_KINDS: Mapping[Kind, str] = {
    "date": "2027-01-31",
    "flag": "yes",
    "rating": "3",
    "weight": "4",
    "count": "12",
    "number": "2.5",
    "share": "45 %",
    "estimate": "3 (1-8)",
    "share estimate": "20 % (10-30)",
    "role": "the first letters of a role, such as acc",
    "who": "a role, or a name such as AE, north",
    "stage": "the first letters of a stage, such as qual",
    "objective": "the first letters of an objective, such as win",
    "metric": "the first letters of a metric, such as conv",
    "identifier": "qualify-application",
    "rating list": "3 4 5 2 4",
    "number list": "10 12 9.5",
    "line": "CRM, 2026 Q3",
}
"""Where the kind of a field says enough."""


def example_of(path: Path, field: Field) -> str:
    """An example of a good answer in the cell at a path; nothing for what holds more than one value."""
    if field.choices:
        return field.choices[0]
    record = record_type_at(path[:-1])
    own = next((examples for kind, examples in _OF_RECORDS.items() if record and issubclass(record, kind)), {})
    return own.get(field.key) or _OF_KINDS.get(field.kind, "")


def good_answer(path: Path, field: Field, width: int) -> str:
    """What a good answer looks like in the cell at a path, with an example, in lines of so many cells."""
    hint, found, said = field.hint.partition(" For example: ")
    example = said if found else example_of(path, field)
    lines = [hint]
    if field.choices:
        lines.append(f"One of {', '.join(field.choices)}; a beginning is enough.")
    if example and example not in hint:
        lines.append(f"For example: {example}")
    wrapped = [textwrap.fill(line, width, initial_indent="  ", subsequent_indent="  ") for line in lines if line]
    return "\n".join((field.label, *wrapped))
