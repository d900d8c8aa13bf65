"""The fields of what a team agrees on beside the two sides, from actions to workshops, as data."""

from procmap.model.process_map import (
    Action,
    Answer,
    Decision,
    Goal,
    Parked,
    Script,
    Section,
    SideName,
    Status,
    StepName,
    Vote,
    Waiver,
    Workshop,
)
from procmap.model.record import Record
from procmap.workshop.fields.field import ID, Field, choice

AGREED_FIELDS: dict[type[Record], tuple[Field, ...]] = {
    Answer: (
        Field("rule", "Rule", "line", "The rule of the finding, its beginning is enough. For example: costly-leak"),
        Field("stage", "Stage", "stage", "Where the finding is."),
    ),
    Action: (
        Field("title", "Action", "line", "Who does what: Agree the test plan before quoting"),
        ID,
        Field("owner", "Owner", "who", "A role or a name."),
        Field("due", "Due", "date", "The day by which it is done. For example: 2027-01-31"),
        choice("status", "Status", Status, "Open unless said."),
        Field(
            "metric",
            "Seen first in",
            "metric",
            "The KPI that shows it first, by the beginning of its name.",
            short="KPI",
        ),
        Field("objective", "Objective", "objective", "The objective it serves."),
        Field("expect", "Expected", "line", "What should change, by how much."),
        Field("answers", "Answers", "records", "The findings it answers.", columns=("rule", "stage")),
    ),
    Goal: (
        Field("who", "Who", "line", "Whose goal it is, set by that person. For example: AE, north"),
        ID,
        Field("metric", "Metric", "metric", "The metric it is measured by: the beginning of its name."),
        Field("to", "To", "number", "The value to reach: shares as 0.45"),
        Field("by", "By", "date", "The day. For example: 2027-03-31"),
    ),
    Vote: (
        choice("side", "Side", SideName, "c current, t target."),
        Field("stage", "Stage", "stage", "Where."),
        Field("topic", "Topic", "line", "A field of the stage, or a rule: customer_value"),
        Field(
            "scores", "Fist of five", "rating list", "0 to 5, one a person; 3 can live with it. For example: 3 4 5 2 4"
        ),
        Field("guesses", "Guesses", "number list", "Numbers from the hot seat."),
        Field("dots", "Dots", "count", "Dots it got."),
        Field("concern", "Concern", "line", "What the low votes said."),
    ),
    Decision: (
        Field("text", "Decision", "line", "What was decided. For example: No quote without the application sheet"),
        choice("step", "Step", StepName, "In which step it was decided."),
    ),
    Parked: (
        Field("text", "Parked", "line", "To be talked about elsewhere."),
        Field("owner", "Owner", "who", "Who takes it."),
    ),
    Waiver: (
        Field("rule", "Rule", "line", "The rule that is accepted, its beginning is enough. For example: lagging-only"),
        Field("stage", "Stage", "stage", "None: the rule in the whole map."),
        Field("reason", "Reason", "line", "Why the finding is accepted. Without one it is not silenced."),
        Field("until", "Until", "date", "The last day on which it holds."),
        choice("side", "Side", SideName, "Only on this side."),
        Field("role", "Role", "role", "Only for this role."),
        Field("field", "Field", "line", "Only for this field."),
    ),
    Section: (
        Field("name", "Section", "line", "A part of the call. For example: Opening"),
        ID,
        Field("weight", "Weight", "percent", "The weights of a script add up to 100."),
        Field("looks_like", "Looks like", "line", "What doing it well looks like."),
    ),
    Script: (
        Field("name", "Script", "line", "What the script is for. For example: First call"),
        ID,
        Field("stage", "Stage", "stage", "The stage it is used in."),
        Field("sections", "Sections", "records", columns=("name", "weight", "looks_like")),
    ),
    Workshop: (
        Field("on", "Held on", "date", "The day. For example: 2026-11-20"),
        Field("facilitator", "Facilitator", "line", "Who led it."),
        Field("participants", "Participants", "line list", "Roles or names, with semicolons between."),
        Field("deals", "Deals walked", "line list", "Won: Plant A, March; Dead: Plant B, June"),
        Field("overruns", "Took longer", "line list", "The steps that went over their time. Numbers: 6 min over"),
    ),
}
"""The fields of each record that a team agrees on."""
