"""A stage needs a skill that the team does not have, or not enough of.

## What it flags
A skill whose `needed` is 2 or more above its `actual`; an error from 3, or where nobody holds a skill
that is needed.

## Why it matters
Where the skill is missing the stage is done badly however often it is done.

## What to try
Let the one who does it best show the others on a live deal, before looking for somebody new.

A checklist, a script or a better tool may lower what is needed; that counts too.

## Example
"Cold outreach" is `needed = 4`, `actual = 2` at "Prospect": a warning. At `actual = 1`, or with
`holders = 0`, it is an error.
"""

from collections.abc import Iterator

from procmap.model.stage import Skill, Stage
from procmap.rules.comparing import at_least
from procmap.rules.finding import Evidence, Severity
from procmap.rules.rule import Gap, Rule, SideContext, Verdict, Weakness
from procmap.rules.wording import quoted


def judge(context: SideContext) -> Iterator[Verdict]:
    """Flag each skill that is too weak for its stage, or that nobody holds."""
    for stage in context.side.stages:
        for skill in stage.skills:
            missing = _missing(stage, skill)
            severity = None if missing else _severity(context, skill)
            if missing:
                yield Gap(missing, stage=stage.id)
            elif severity:
                yield _weakness(stage, skill, severity)
            elif skill.needed and skill.holders is None:
                yield Gap((f"holders of {quoted(skill.name)} at {stage.id}",), stage=stage.id)


def _unheld(skill: Skill) -> bool:
    return skill.holders == 0 and bool(skill.needed)


def _missing(stage: Stage, skill: Skill) -> tuple[str, ...]:
    """What must be known; a skill that nobody holds needs no actual level."""
    levels = (("needed", skill.needed), ("actual", 0 if _unheld(skill) else skill.actual))
    return tuple(f"{name} of {quoted(skill.name)} at {stage.id}" for name, level in levels if level is None)


def _severity(context: SideContext, skill: Skill) -> Severity | None:
    gap = (skill.needed or 0) - (skill.actual or 0)
    if _unheld(skill) or at_least(gap, context.thresholds["error_gap"]):
        return "error"
    return "warning" if at_least(gap, context.thresholds["gap"]) else None


def _weakness(stage: Stage, skill: Skill, severity: Severity) -> Weakness:
    name, where = quoted(skill.name), quoted(stage.name)
    levels = (("needed", skill.needed), ("actual", skill.actual), ("holders", skill.holders))
    evidence: Evidence = tuple((key, level) for key, level in levels if level is not None)
    message = f"Nobody holds the skill {name} that {where} needs"
    if not _unheld(skill):
        message = f"The skill {name} is at {skill.actual} where {where} needs {skill.needed}"
    return Weakness(message, stage=stage.id, field=skill.name, evidence=evidence, severity=severity)


RULE = Rule("skill-gap", "warning", judge, {"gap": 2, "error_gap": 3}, sides=("current",), names="skills")
