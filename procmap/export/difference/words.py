"""The words in which changes of a stage and of a side are told, as data."""

from collections.abc import Mapping
from dataclasses import dataclass

from procmap.model.record import Record
from procmap.model.side import Flow, Observed
from procmap.model.stage import Activity, Handoff, Loss, Metric, Roadblock, Skill, Tool


@dataclass(frozen=True)
class Sentence:
    """How a text is told: as another, as one where there was none, as a bare fact, as gone.

    `{before}` and `{after}` stand for what it says.
    """

    other: str
    new: str
    fact: str
    gone: str


SENTENCES: Mapping[str, Sentence] = {
    "name": Sentence(
        "It is called {after} now, no longer {before}",
        "It is called {after} now",
        "It is called {after}",
        "It is no longer called {before}",
    ),
    "phase": Sentence(
        "It belongs to {after} now, no longer to {before}",
        "It belongs to {after}; until now nobody had said where",
        "It belongs to {after}",
        "Nothing says any more where it belongs; until now to {before}",
    ),
    "owner": Sentence(
        "{after} answers for it now, no longer {before}",
        "{after} answers for it now; until now nobody did",
        "{after} answers for it",
        "Nobody answers for it any more; until now {before} did",
    ),
    "buyer": Sentence(
        "On the buyer's side we now deal with {after}, no longer with {before}",
        "On the buyer's side we now deal with {after}; until now with nobody named",
        "On the buyer's side we deal with {after}",
        "Nobody on the buyer's side is named any more; until now {before}",
    ),
    "purpose": Sentence(
        "It is now there for this: {after}; until now for this: {before}",
        "It is now there for this: {after}; until now nobody had said",
        "It is there for this: {after}",
        "Nothing says any more what it is there for; until now {before}",
    ),
    "customer_value": Sentence(
        "The customer now gains this: {after}; until now {before}",
        "The customer now gains this: {after}; until now nobody had said",
        "The customer gains this: {after}",
        "Nothing says any more what the customer gains; until now {before}",
    ),
    "value_proof": Sentence(
        "The customer now shows that gain so: {after}; until now {before}",
        "The customer now shows that gain so: {after}; until now nobody had said",
        "The customer shows that gain so: {after}",
        "Nothing shows that gain any more; until now {before}",
    ),
    "entry": Sentence(
        "It now asks for this before it begins: {after}; until now {before}",
        "It now asks for this before it begins: {after}; until now for nothing",
        "It asks for this before it begins: {after}",
        "It asks for nothing any more before it begins; until now for {before}",
    ),
    "exit": Sentence(
        "It now asks for this before it lets a deal on: {after}; until now {before}",
        "It now asks for this before it lets a deal on: {after}; until now for nothing",
        "It asks for this before it lets a deal on: {after}",
        "It asks for nothing any more before it lets a deal on; until now for {before}",
    ),
    "exit_by": Sentence(
        "What proves it is now {after} act, no longer {before}",
        "What proves it is now {after} act; until now nobody had said whose",
        "What proves it is {after} act",
        "Nothing says any more whose act proves it; until now {before}",
    ),
    "workaround": Sentence(
        "People now work outside the system in another way: {after}; until now {before}",
        "People now work outside the system: {after}; until now they did not",
        "People work outside the system: {after}",
        "Nobody needs to work outside the system any more; until now {before}",
    ),
}
"""Texts of a stage, told in a sentence."""

LABELS: Mapping[str, str] = {
    "crucial": "The result depends on it",
    "binding": "Done the same way by all",
    "conversion": "Moves on",
    "our_wait_days": "Our wait",
    "buyer_wait_days": "The buyer's wait",
    "right_first_time": "Right first time",
    "max_days": "Too old after",
    "in_progress": "Open now",
    "entering": "Joins here from outside",
}
"""Figures of a stage, and what is yes or no, told with a label."""

OF_SIDE: Mapping[str, str] = {
    "entering": "Enters the first stage",
    "goal": "Goal",
    "deal_value": "What a deal brings",
    "life_cycle": "Life cycle",
    "headcount": "People as {role}",
    "selling_share": "Share of the hours that {role} has for this",
}
"""Figures of a side."""

NOUNS: Mapping[type[Record], str] = {
    Activity: "activity",
    Tool: "tool",
    Skill: "skill",
    Roadblock: "roadblock",
    Loss: "reason for losing",
    Metric: "metric",
}
"""What the records of a stage's lists are called."""

PARTS: Mapping[type[Record], Mapping[str, str]] = {
    Observed: {"delivered": "Really delivered last period", "lead_time_days": "Really took last period"},
    Handoff: {"packet": "What travels with the deal", "accepted_when": "The next owner takes it when"},
    Activity: {"per_opportunity": "times per deal", "minutes": "minutes", "feedback": "feedback"},
    Tool: {"fit": "fit (of 5)", "rekeyed": "data typed twice"},
    Skill: {"needed": "needed (of 5)", "actual": "there is (of 5)", "holders": "people who have it"},
    Roadblock: {
        "count": "times heard",
        "days": "costs",
        "normal": "normal business",
        "answer": "what we do about it",
        "owner": "who does it",
        "fill": "what fills the gap",
    },
    Flow: {"share": "share", "after_days": "after", "why": "because"},
    Loss: {"share": "of those lost here"},
    Metric: {
        "kind": "kind",
        "level": "level",
        "unit": "unit",
        "actual": "today",
        "target": "target",
        "red": "red line",
        "better": "better is",
        "cadence": "looked at",
        "owner": "who answers for it",
        "objective": "serves",
        "weight": "weight (of 5)",
    },
}
"""What the fields of a record are called, apart from what names it, in the order of the format."""
