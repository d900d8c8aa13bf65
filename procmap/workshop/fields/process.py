"""The fields of the process, of a side and of what both sides refer to, as data."""

from procmap.model.process import LifeCycle, Objective, Period, Process, Role
from procmap.model.process_map import ProcessMap
from procmap.model.record import Record
from procmap.model.side import CurrentSide, Flow, Observed, Side
from procmap.workshop.fields.field import ID, Field, choice

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

PROCESS_FIELDS: dict[type[Record], tuple[Field, ...]] = {
    Process: (
        Field("name", "Process", "line", "What is sold to whom: Flow meters to process plants"),
        Field("starts_when", "What starts it", "line", "The event: A plant engineer asks about accuracy"),
        Field("ends_when", "What ends it", "line", "The event: The meter is commissioned and signed off"),
        Field("goal", "Goal", "number", "Deals to deliver in a period: 60"),
        choice("period", "Period", Period, "The unit of every volume; a year unless said."),
        choice("life_cycle", "Life cycle", LifeCycle, "Where the product is: i, g, m or d."),
        Field("deal_value", "Deal value", "number", "What one deal brings."),
        Field("margin", "Margin", "share", "Of the deal value: 35 %"),
        Field("currency", "Currency", "line", "Of every amount of money. For example: USD"),
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
        Field("name", "Objective", "line", "What the team wants to reach. For example: Win more of what we qualify"),
        ID,
        Field("supports", "Supports", "objective", "The objective it serves; none: it is the top one."),
        Field(
            "success_factor",
            "Success hangs on",
            "line",
            "What must go right. For example: Qualify on the application, not on the budget",
        ),
    ),
    Role: (
        Field("name", "Role", "line", "Who does the work, as a role. For example: Account executive"),
        ID,
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
        Field("why", "Why", "line", "What makes it move so. For example: Requirements were incomplete"),
    ),
    Side: _SIDE_FIELDS,
    CurrentSide: (*_SIDE_FIELDS, Field("observed", "Really happened", "record", "Last period, from the books.")),
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
"""The fields of the map itself, its process, objectives, roles and sides."""
