"""The fields of a stage and of what is annotated on it, as data."""

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
from procmap.workshop.fields.field import ID, Field, Kind, choice

_STAGE_FIELDS = (
    Field("name", "Stage", "line", "A verb and what it is done to: Qualify the application", short="Stage"),
    ID,
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


def _estimate_fields(number: Kind) -> tuple[Field, ...]:
    return (
        Field("typical", "Typical", number, "What to calculate with."),
        Field("low", "Low", number, "One time in ten it is less."),
        Field("high", "High", number, "One time in ten it is more."),
        choice("basis", "Basis", Basis, "e estimate, m measured."),
        Field("n", "Cases", "count", "How many cases were counted."),
        Field("source", "Source", "line", "Where the number is from: CRM, 2026 Q3"),
    )


STAGE_FIELDS: dict[type[Record], tuple[Field, ...]] = {
    Estimate: _estimate_fields("number"),
    ShareEstimate: _estimate_fields("share"),
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
        Field("name", "Tool", "line", "What the work is done with. For example: CRM"),
        Field("fit", "Fit", "rating", "0 hinders … 5 fits like a glove."),
        Field("rekeyed", "Re-keyed", "flag", "Yes: its data are typed a second time."),
    ),
    Skill: (
        Field("name", "Skill", "line", "What one must be able to do. For example: Cold outreach"),
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
        Field("why", "Reason", "line", "Why the buyer did not go on. For example: No decision"),
        Field("share", "Share of the lost", "share", "Of those lost here: 50 %", short="Share"),
    ),
    Metric: (
        Field("name", "Metric", "line", "What is counted: Conversations held", short="KPI"),
        ID,
        choice("kind", "Kind", MetricKind, "i input, t throughput, o output."),
        choice("level", "Level", Level, "i individual, t team, c company."),
        Field("unit", "Unit", "line", "What it is counted in. For example: a week"),
        Field("actual", "Actual", "number", "What it is today."),
        Field("target", "Target", "number", "What it should be: with a target it is a KPI."),
        Field("red", "Red line", "number", "At or beyond this, act.", short="Red"),
        choice("better", "Better is", Direction, "h higher, l lower.", short="Better"),
        Field("cadence", "Looked at", "line", "How often somebody looks. For example: weekly"),
        Field("owner", "Owner", "role", "Who answers for it."),
        Field("objective", "Objective", "objective", "The objective it serves."),
        Field("weight", "Weight", "weight", "Value to the result, 1 to 5."),
    ),
}
"""The fields of each record of `model/stage.py`, and of an estimate."""
