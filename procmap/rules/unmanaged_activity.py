"""What people do at a stage is not managed.

## What it flags
A stage that names no activities, or one of whose activities has no `feedback`; one finding a stage.

## Why it matters
Results are measured, activities are managed: only what people do can be done differently tomorrow.

## What to try
Ask after each activity how the one who did it learns, within the week, whether it worked.

Two or three activities a stage are enough: those that the result depends on.

## Example
At "Reach the right plants" the activity "Call" has `feedback = "Monday review: what opened the door"`;
"Short e-mail with a case" has none, and nobody knows which case is answered.
"""

from collections.abc import Iterator

from procmap.model.stage import Activity, Stage
from procmap.rules.rule import Rule, SideContext, Verdict, Weakness
from procmap.rules.wording import listed, quoted


def judge(context: SideContext) -> Iterator[Verdict]:
    """Flag each stage without activities, or with some that give no feedback."""
    for stage in context.side.stages:
        silent = [activity for activity in stage.activities if not activity.feedback]
        if not stage.activities:
            yield Weakness(f"{quoted(stage.name)} names no activity", stage=stage.id, field="activities")
        elif silent:
            yield _weakness(stage, silent)


def _weakness(stage: Stage, silent: list[Activity]) -> Weakness:
    names = listed(dict.fromkeys(quoted(activity.name) or "an activity" for activity in silent))
    return Weakness(
        f"Nothing says what feedback {names} {'gives' if len(silent) == 1 else 'give'} at {quoted(stage.name)}",
        stage=stage.id,
        field="activities",
        evidence=(("activities", len(stage.activities)), ("without_feedback", names)),
    )


RULE = Rule("unmanaged-activity", "info", judge)
