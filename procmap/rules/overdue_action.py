"""An action should be done by now.

## What it flags
An action that is open or doing, and was due before today; at the first stage whose findings it answers.

## Why it matters
What it was to answer is open again, and a plan whose days pass in silence is soon nobody's plan.

## What to try
Ask its owner what stands in the way, then do it, give it a day that holds, or drop it and say so.

## Example
"Rewrite the hand-over sheet" was due on 2026-10-30, and today is 2026-11-20: it is 21 days late.
"""

from collections.abc import Iterator

from procmap.model.process_map import Action
from procmap.rules.rule import Gap, Rule, SideContext, Verdict, Weakness
from procmap.rules.wording import quoted


def judge(context: SideContext) -> Iterator[Verdict]:
    """Flag each live action whose day is past, on the sides that have its stage."""
    for number, action in enumerate(context.map.actions, start=1):
        stage = _stage(action)
        if not action.is_live or (stage is not None and context.side.stage(stage) is None):
            continue
        name = action.title or action.id or f"action {number}"
        if action.due is None:
            yield Gap((f"due of {quoted(name)}",), stage=stage)
        elif action.due < context.today:
            late = (context.today - action.due).days
            yield Weakness(
                f"{quoted(name)} was due on {action.due.isoformat()}{_whose(context, action)}",
                stage=stage,
                field=action.id or None,
                evidence=(("due", action.due.isoformat()), ("days_late", float(late))),
            )


def _stage(action: Action) -> str | None:
    """The first stage that the action answers for."""
    return next((answer.stage for answer in action.answers if answer.stage), None)


def _whose(context: SideContext, action: Action) -> str:
    return f": {quoted(context.map.role_name(action.owner))} owns it" if action.owner else ", and nobody owns it"


RULE = Rule("overdue-action", "warning", judge, names="actions")
