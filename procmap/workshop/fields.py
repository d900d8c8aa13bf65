"""Every field of the format as data: from this one table come grids, forms, lists and their help."""

from procmap.model.process_map import (
    Action,
    Answer,
    CurrentSide,
    Decision,
    Flow,
    Goal,
    LifeCycle,
    Objective,
    Observed,
    Parked,
    Period,
    Process,
    ProcessMap,
    Role,
    Script,
    Section,
    Side,
    SideName,
    Status,
    StepName,
    Vote,
    Waiver,
    Workshop,
)
from procmap.model.record import Basis, Estimate, Record, ShareEstimate
from procmap.model.stage import (
    Activity,
    Actor,
    Direction,
    Handoff,
    Level,
    Loss,
    Metric,
    MetricKind,
    Phase,
    Roadblock,
    Skill,
    Stage,
    Tool,
)
from procmap.workshop.field import Field, choice

_ID = Field("id", "Id", "identifier", "Lower-case letters, digits, - and _; others refer to it by this.")

_STAGE_FIELDS = (
    Field("name", "Stage", "line", "A verb and what it is done to: Qualify the application", short="Stage"),
    _ID,
    choice("phase", "Phase", Phase, "The part of the sale it belongs to."),
    Field("owner", "Owner", "role", "The one role that answers for it. A new name makes a new role.", short="Owner"),
    Field("buyer", "Buyer's person", "line", "Whom we deal with on the buyer's side: Plant engineer"),
    Field("purpose", "Purpose", "lines", "Why the stage is there."),
    Field(
        "customer_value",
        "The customer gains",
        "line",
        "What the buyer has afterwards and had not before: Hears what a comparable plant gained",
    ),
    Field("value_proof", "Proof of that value", "line", "What shows that it was worth it: Asks for the case study"),
    Field("entry", "Entry criterion", "line", "What must be true before it starts."),
    Field(
        "exit",
        "Exit criterion",
        "line",
        "What the buyer did that proves it, seen and not felt: Plant engineer books a site call",
        short="Done when",
    ),
    choice("exit_by", "Whose act", Actor, "Whose act proves it: b buyer, s seller.", short="Whose"),
    Field("crucial", "Crucial", "flag", "Yes: the result depends on doing this step."),
    Field("binding", "Binding", "flag", "Yes: done the same way by all. No: the seller's freedom."),
    Field("workaround", "Workaround", "line", "What people do outside the system, and why."),
    Field(
        "conversion",
        "Move on",
        "share estimate",
        "Of those entering, how many move to the next stage: 20 %, 2 of 10, or 20 % (10-30)",
        short="Move on",
    ),
    Field(
        "hours",
        "Hands-on hours",
        "hours",
        "Per opportunity entering. A number is the owner's; or by role: sdr 1, ae 3; or none",
        short="Hours",
    ),
    Field("our_wait_days", "Our wait", "estimate", "Working days it lies with us: 3, or 3 (1-8)", short="Ours"),
    Field("buyer_wait_days", "Buyer's wait", "estimate", "Working days it lies with the buyer.", short="Theirs"),
    Field(
        "right_first_time",
        "Right first time",
        "share estimate",
        "Share that the next stage can use without asking back: 80 %",
        short="Right",
    ),
    Field("max_days", "Ageing limit", "number", "Working days after which it is too old.", unit="days"),
    Field("in_progress", "Open now", "number", "Open opportunities in this stage today."),
    Field("entering", "Join from outside", "number", "Opportunities a period that start here: inbound, referral."),
    Field("handoff", "Hand-off", "record", "What travels with the deal."),
    Field("activities", "Activities", "records", columns=("name", "per_opportunity", "minutes", "feedback")),
    Field("tools", "Tools", "records", columns=("name", "fit", "rekeyed")),
    Field("skills", "Skills", "records", columns=("name", "needed", "actual", "holders")),
    Field("roadblocks", "Roadblocks", "records", columns=("says", "answer", "owner", "count", "days")),
    Field("losses", "Reasons for losing", "records", columns=("why", "share")),
    Field("metrics", "Metrics", "records", columns=("name", "kind", "actual", "target", "red", "better")),
)

_SIDE_FIELDS = (
    Field("entering", "Enter the first stage", "number", "Opportunities that enter a period. Empty: from the goal."),
    Field("goal", "Goal of this side", "number", "Only where it differs from the process's."),
    Field("deal_value", "Deal value of this side", "number", "Only where it differs from the process's."),
    choice("life_cycle", "Life cycle of this side", LifeCycle, "Only where it differs from the process's."),
    Field("headcount", "Headcount", "by role", "People by role; fractions are fine."),
    Field("selling_share", "Selling share of this side", "by role", "Only where the side changes the role's."),
    Field("stages", "Stages", "records", columns=("name", "phase", "owner", "conversion")),
    Field("flows", "Other moves", "records", columns=("from", "to", "share", "after_days", "why")),
)

_ESTIMATE_HINT = "What to calculate with."


def _estimate_fields(kind: str) -> tuple[Field, ...]:
    number = "share" if kind == "share estimate" else "number"
    return (
        Field("typical", "Typical", "share" if number == "share" else "number", _ESTIMATE_HINT),
        Field("low", "Low", "share" if number == "share" else "number", "One time in ten it is less."),
        Field("high", "High", "share" if number == "share" else "number", "One time in ten it is more."),
        choice("basis", "Basis", Basis, "e estimate, m measured."),
        Field("n", "Cases", "count", "How many cases were counted."),
        Field("source", "Source", "line", "Where the number is from: CRM, 2026 Q3"),
    )


FIELDS: dict[type[Record], tuple[Field, ...]] = {
    Estimate: _estimate_fields("estimate"),
    ShareEstimate: _estimate_fields("share estimate"),
    Stage: _STAGE_FIELDS,
    Handoff: (
        Field("packet", "What travels", "line", "What the next owner receives: Application sheet, site photos"),
        Field("accepted_when", "Accepted when", "line", "When the next owner takes it: All ten questions answered"),
    ),
    Activity: (
        Field("name", "Activity", "line", "Something done: Call"),
        Field("per_opportunity", "Times each", "number", "How often per opportunity."),
        Field("minutes", "Minutes", "number", "How long one takes."),
        Field("feedback", "Feedback", "line", "What is learned from it, where: Monday review"),
    ),
    Tool: (
        Field("name", "Tool", "line", "CRM"),
        Field("fit", "Fit", "rating", "0 hinders … 5 fits like a glove."),
        Field("rekeyed", "Re-keyed", "flag", "Yes: its data are typed a second time."),
    ),
    Skill: (
        Field("name", "Skill", "line", "Cold outreach"),
        Field("needed", "Needed", "rating", "Level needed, 0 to 5."),
        Field("actual", "Actual", "rating", "Level the team has, 0 to 5."),
        Field("holders", "Holders", "count", "How many people have it."),
    ),
    Roadblock: (
        Field("says", "In their words", "line", "As heard, word by word: They promised to call back"),
        Field("answer", "Countermeasure", "line", "What we do about it."),
        Field("owner", "Owner", "role", "Who does it."),
        Field("count", "Heard", "count", "How often it was heard."),
        Field("days", "Days lost", "number", "Working days it costs."),
        Field("normal", "Normal business", "flag", "Yes: it happens anyway; then say what fills the gap."),
        Field("fill", "Fills the gap", "line", "The other sale that fills the gap."),
    ),
    Loss: (
        Field("why", "Reason", "line", "No decision"),
        Field("share", "Share of the lost", "share", "Of those lost here: 50 %", short="Share"),
    ),
    Metric: (
        Field("name", "Metric", "line", "What is counted: Conversations held", short="KPI"),
        _ID,
        choice("kind", "Kind", MetricKind, "i input, t throughput, o output."),
        choice("level", "Level", Level, "i individual, t team, c company."),
        Field("unit", "Unit", "line", "a week"),
        Field("actual", "Actual", "number", "What it is today."),
        Field("target", "Target", "number", "What it should be: with a target it is a KPI."),
        Field("red", "Red line", "number", "At or beyond this, act.", short="Red"),
        choice("better", "Better is", Direction, "h higher, l lower.", short="Better"),
        Field("cadence", "Looked at", "line", "weekly"),
        Field("owner", "Owner", "role", "Who answers for it."),
        Field("objective", "Objective", "objective", "The objective it serves."),
        Field("weight", "Weight", "weight", "Value to the result, 1 to 5."),
    ),
    Process: (
        Field("name", "Process", "line", "What is sold to whom: Flow meters to process plants"),
        Field("starts_when", "What starts it", "line", "The event: A plant engineer asks about accuracy"),
        Field("ends_when", "What ends it", "line", "The event: The meter is commissioned and signed off"),
        Field("goal", "Goal", "number", "Deals to deliver in a period: 60"),
        choice("period", "Period", Period, "The unit of every volume; a year unless said."),
        choice("life_cycle", "Life cycle", LifeCycle, "Where the product is: i, g, m or d."),
        Field("deal_value", "Deal value", "number", "What one deal brings."),
        Field("margin", "Margin", "share", "Of the deal value: 35 %"),
        Field("currency", "Currency", "line", "USD"),
        Field(
            "planned_utilisation",
            "Planned utilisation",
            "share",
            "Of the available hours to plan with; 85 % unless said.",
        ),
        Field("weeks_per_year", "Weeks a year", "number", "Working weeks; 46 unless said."),
        Field("organisation", "Organisation", "line", "Whose process it is."),
        Field("notes", "Notes", "lines", "What a later reader should know."),
    ),
    Objective: (
        Field("name", "Objective", "line", "Win more of what we qualify"),
        _ID,
        Field("supports", "Supports", "objective", "The objective it serves; none: it is the top one."),
        Field("success_factor", "Success hangs on", "line", "Qualify on the application, not on the budget"),
    ),
    Role: (
        Field("name", "Role", "line", "Account executive"),
        _ID,
        Field("hours_per_week", "Hours a week", "number", "Paid hours of one person: 40", short="h a week"),
        Field("selling_share", "Selling share", "share", "Share of paid hours spent on this process.", short="Selling"),
        Field("cost_per_hour", "Cost an hour", "number", "What one hour costs.", short="Cost/h"),
    ),
    Observed: (
        Field("delivered", "Really delivered last period", "number", "From the books, not from memory: 52"),
        Field("lead_time_days", "Lead time last period", "number", "Working days from start to end.", unit="days"),
    ),
    Flow: (
        Field("from", "From", "stage", "The stage it leaves."),
        Field("to", "To", "stage", "The stage it goes to."),
        Field("share", "Share", "share estimate", "Of those entering the first: 15 %"),
        Field("after_days", "After days", "number", "Working days until it moves.", short="Days"),
        Field("why", "Why", "line", "Requirements were incomplete"),
    ),
    Side: _SIDE_FIELDS,
    CurrentSide: (*_SIDE_FIELDS, Field("observed", "Really happened", "record", "Last period, from the books.")),
    Answer: (
        Field("rule", "Rule", "line", "costly-leak"),
        Field("stage", "Stage", "stage", "Where the finding is."),
    ),
    Action: (
        Field("title", "Action", "line", "Who does what: Agree the test plan before quoting"),
        _ID,
        Field("owner", "Owner", "who", "A role or a name."),
        Field("due", "Due", "date", "2027-01-31"),
        choice("status", "Status", Status, "Open unless said."),
        Field("metric", "Seen first in", "metric", "The KPI that shows it first: STAGE/METRIC", short="KPI"),
        Field("objective", "Objective", "objective", "The objective it serves."),
        Field("expect", "Expected", "line", "What should change, by how much."),
        Field("answers", "Answers", "records", "The findings it answers.", columns=("rule", "stage")),
    ),
    Goal: (
        Field("who", "Who", "line", "AE, north"),
        _ID,
        Field("metric", "Metric", "metric", "STAGE/METRIC"),
        Field("to", "To", "number", "The value to reach: shares as 0.45"),
        Field("by", "By", "date", "2027-03-31"),
    ),
    Vote: (
        choice("side", "Side", SideName, "c current, t target."),
        Field("stage", "Stage", "stage", "Where."),
        Field("topic", "Topic", "line", "A field of the stage, or a rule: customer_value"),
        Field("scores", "Fist of five", "rating list", "3 4 5 2 4"),
        Field("guesses", "Guesses", "number list", "Numbers from the hot seat."),
        Field("dots", "Dots", "count", "Dots it got."),
        Field("concern", "Concern", "line", "What the low votes said."),
    ),
    Decision: (
        Field("text", "Decision", "line", "No quote without the application sheet"),
        choice("step", "Step", StepName, "In which step it was decided."),
    ),
    Parked: (
        Field("text", "Parked", "line", "To be talked about elsewhere."),
        Field("owner", "Owner", "who", "Who takes it."),
    ),
    Waiver: (
        Field("rule", "Rule", "line", "lagging-only"),
        Field("stage", "Stage", "stage", "None: the rule in the whole map."),
        Field("reason", "Reason", "line", "Why the finding is accepted. Without one it is not silenced."),
        Field("until", "Until", "date", "The last day on which it holds."),
        choice("side", "Side", SideName, "Only on this side."),
        Field("role", "Role", "role", "Only for this role."),
        Field("field", "Field", "line", "Only for this field."),
    ),
    Section: (
        Field("name", "Section", "line", "Opening"),
        _ID,
        Field("weight", "Weight", "percent", "The weights of a script add up to 100."),
        Field("looks_like", "Looks like", "line", "What doing it well looks like."),
    ),
    Script: (
        Field("name", "Script", "line", "First call"),
        _ID,
        Field("stage", "Stage", "stage", "The stage it is used in."),
        Field("sections", "Sections", "records", columns=("name", "weight", "looks_like")),
    ),
    Workshop: (
        Field("on", "Held on", "date", "2026-11-20"),
        Field("facilitator", "Facilitator", "line", "Who led it."),
        Field("participants", "Participants", "line list", "Roles or names, with semicolons between."),
        Field("deals", "Deals walked", "line list", "Won: Plant A, March; Dead: Plant B, June"),
    ),
    ProcessMap: (
        Field("format", "Format", "count", "Always 1."),
        Field("process", "Process", "record", "Name, goal, period, money."),
        Field("objectives", "Objectives", "records", "Why it is done.", columns=("name", "supports", "success_factor")),
        Field(
            "roles",
            "Roles",
            "records",
            "Who works in it.",
            columns=("name", "hours_per_week", "selling_share", "cost_per_hour"),
        ),
        Field("current", "Current side", "record", "The process as it is."),
        Field("target", "Target side", "record", "The process as it shall be."),
        Field(
            "actions",
            "Actions",
            "records",
            "Who does what by when.",
            columns=("title", "owner", "due", "status", "metric"),
        ),
        Field("goals", "Personal goals", "records", "Set by the person.", columns=("who", "metric", "to", "by")),
        Field(
            "votes",
            "Votes",
            "records",
            "What the room thinks.",
            columns=("topic", "stage", "side", "scores", "dots", "concern"),
        ),
        Field("decisions", "Decisions", "records", "What was decided.", columns=("text", "step")),
        Field("parked", "Parking lot", "records", "Every item has an owner.", columns=("text", "owner")),
        Field(
            "waivers", "Waivers", "records", "What is accepted, and why.", columns=("rule", "stage", "reason", "until")
        ),
        Field("scripts", "Scripts", "records", "How the sale is conducted.", columns=("name", "stage")),
        Field(
            "workshops",
            "Workshops",
            "records",
            "When the map was worked on.",
            columns=("on", "facilitator", "participants"),
        ),
    ),
}
"""The fields of every record, in the order in which a form shows them."""


def fields_of(record: type[Record]) -> tuple[Field, ...]:
    """The fields of a kind of record."""
    return FIELDS[record]


def field_of(record: type[Record], key: str) -> Field:
    """One field of a kind of record by its key. Raises KeyError where there is no such field."""
    for field in FIELDS[record]:
        if field.key == key:
            return field
    raise KeyError(key)
