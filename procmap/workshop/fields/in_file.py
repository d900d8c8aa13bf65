"""What a field is to someone who writes the file by hand, where the hint of the screens tells how it is typed there."""

from collections.abc import Mapping

from procmap.model.process import Objective, Process, Role
from procmap.model.process_map import Action, Answer, Vote, Waiver, Workshop
from procmap.model.record import Estimate, Record
from procmap.model.side import Flow, Side
from procmap.model.stage import Metric, Stage
from procmap.workshop.fields.field import Field

_RULE = "as `procmap rules` names it."

_WORDS: Mapping[type[Record], Mapping[str, str]] = {
    Process: {
        "life_cycle": "Where the product is; it changes how to market and to qualify.",
        "deal_value": "What one deal brings, in `currency`.",
    },
    Objective: {"supports": "The objective it serves; the first one without is the top."},
    Role: {"cost_per_hour": "What one hour costs, in the process's `currency`."},
    Side: {"entering": "Opportunities that enter in a period; without it as many as the goal asks for."},
    Flow: {"share": "Of those entering the stage that it leaves."},
    Estimate: {"basis": "Whether the number is the room's estimate, or was measured."},
    Stage: {
        "owner": "The one role that answers for it.",
        "hours": "Per opportunity entering.",
        "entering": "Opportunities that start here in a period, such as inbound and referrals.",
    },
    Metric: {
        "kind": "What is put in, what is done on the way, or what comes out.",
        "level": "Whose figure it is.",
        "target": "What it should be; a metric with a target is a KPI.",
        "better": "The direction that is good; there is no default.",
    },
    Answer: {"rule": f"The rule of the finding, {_RULE}"},
    Action: {"metric": "The KPI that shows it first."},
    Vote: {"side": "The side that was voted on.", "stage": "The stage that was voted on."},
    Waiver: {
        "rule": f"The rule that is accepted, {_RULE}",
        "stage": "Only at this stage; without one in the whole map.",
    },
    Workshop: {
        "participants": "Roles or names.",
        "deals": "The real deals that were walked through, won and dead ones.",
        "overruns": "The steps that went over their time, and by how much.",
    },
}


def hint_in_file(kind: type[Record], field: Field) -> str:
    """What a good value of a field is in the file: the hint of the screens without how to type it."""
    for known, words in _WORDS.items():
        if issubclass(kind, known) and field.key in words:
            return words[field.key]
    if field.kind == "flag":
        return field.hint.replace("Yes:", "True:").replace("No:", "False:")
    return field.hint.partition(":")[0].partition(" For example")[0]
