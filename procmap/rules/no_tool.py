"""A stage names no tool.

## What it flags
A stage with no tool that has a name.

## Why it matters
Work without a tool leaves no trace: the next person starts from what somebody remembers.

## What to try
Ask what those who do it well look at or write on, and name that, were it a sheet of paper.

Not every stage needs software. A checklist on paper is a tool, and so is a calendar.

## Example
At "Agree the order" the terms are settled from memory, and no tool is named. The list of terms that one
colleague keeps would be the first.
"""

from collections.abc import Iterator

from procmap.rules.rule import Rule, SideContext, Verdict, Weakness
from procmap.rules.wording import quoted


def judge(context: SideContext) -> Iterator[Verdict]:
    """Flag each stage that names no tool."""
    for stage in context.side.stages:
        if not any(tool.name for tool in stage.tools):
            yield Weakness(f"{quoted(stage.name)} names no tool", stage=stage.id, field="tools")


RULE = Rule("no-tool", "info", judge)
