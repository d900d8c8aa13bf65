"""The sections of a script do not add up.

## What it flags
A script whose sections' weights do not add up to 100; at the script's stage.

## Why it matters
A grade is the sum of the weighted sections: with weights that do not add up no two calls can be compared.

## What to try
Ask which section decides the call, give it the most, and share out what is left of 100.

Five sections are easier to grade than ten; a section of weight 5 or less hardly moves the grade.

## Example
Opening 20, situation 20, problem 30 and next step 20 add up to 90. The worth of the problem, with 10, was
forgotten.
"""

from collections.abc import Iterator

from procmap.model.process_map import Script
from procmap.rules.comparing import above, at_least
from procmap.rules.rule import Gap, Rule, SideContext, Verdict, Weakness
from procmap.rules.wording import quoted

WHOLE = 100.0
"""What the weights of a script add up to."""


def judge(context: SideContext) -> Iterator[Verdict]:
    """Flag each script with a wrong sum, on the sides that have its stage."""
    for script in context.map.scripts:
        if not script.stage or context.side.stage(script.stage):
            yield from _judged(script)


def _judged(script: Script) -> Iterator[Verdict]:
    name, stage = quoted(script.name or script.id), script.stage or None
    if not script.sections:
        yield Gap((f"sections of {name}",), stage=stage)
        return
    weights = [section.weight for section in script.sections if section.weight is not None]
    total = sum(weights)
    over = above(total, WHOLE)
    if len(weights) < len(script.sections) and not over:
        unsaid = (section.name or section.id for section in script.sections if section.weight is None)
        yield Gap(tuple(f"weight of {quoted(label)} in {name}" for label in unsaid), stage=stage)
    elif over or not at_least(total, WHOLE):
        yield Weakness(
            f"The sections of the script {name} add up to {total:.12g}, not 100",
            stage=stage,
            field=script.id or None,
            evidence=(("weights", " + ".join(f"{weight:g}" for weight in weights)), ("sum", total)),
        )


RULE = Rule("script-weights", "error", judge, names="scripts")
