"""A stage hangs on the one person who has a skill.

## What it flags
A skill with `needed` of 3 or more that one person holds, where the role that owns the stage has a
headcount of 2 or more.

## Why it matters
When that one person is ill or leaves, the stage stops, and the colleagues beside them cannot help.

## What to try
Let a second person do the next deal beside the one who has the skill, and write down how it is done.

Making the step easier, by a checklist or a better tool, lowers what is needed: that counts too.

## Example
"Sizing for difficult media" is `needed = 5`, `holders = 1`, and there are 3 application engineers. With
`needed = 2`, or with one engineer in all, the rule is silent.
"""

from collections.abc import Iterator

from procmap.model.stage import Skill, Stage
from procmap.rules.comparing import below
from procmap.rules.rule import Gap, Rule, SideContext, Verdict, Weakness
from procmap.rules.wording import quoted


def judge(context: SideContext) -> Iterator[Verdict]:
    """Flag each skill that one person holds where several could."""
    for stage in context.side.stages:
        for skill in stage.skills:
            yield from _judged(context, stage, skill)


def _judged(context: SideContext, stage: Stage, skill: Skill) -> Iterator[Verdict]:
    limits, people = context.thresholds, context.side.headcount.get(stage.owner)
    if _is_below(skill.needed, limits["least_needed"]) or _is_below(people, limits["least_headcount"]):
        return
    if skill.holders not in (None, 1):
        return
    name = quoted(skill.name)
    levels = ((f"needed of {name}", skill.needed), (f"holders of {name}", skill.holders))
    unsaid = [*(what for what, level in levels if level is None), *(() if stage.owner else ("owner",))]
    missing = tuple(f"{what} at {stage.id}" for what in unsaid)
    if missing:
        yield Gap(missing, stage=stage.id)
    if stage.owner and people is None:
        yield Gap((f"headcount of {stage.owner} ({context.side_name})",), role=stage.owner)
    elif not missing:
        yield Weakness(
            f"Only one person has the skill {name} that {quoted(stage.name)} needs",
            stage=stage.id,
            field=skill.name,
            evidence=(
                ("needed", skill.needed or 0),
                ("holders", 1),
                ("role", quoted(context.map.role_name(stage.owner))),
                ("headcount", people or 0.0),
            ),
        )


def _is_below(value: float | None, limit: float) -> bool:
    return value is not None and below(value, limit)


RULE = Rule(
    "single-holder", "warning", judge, {"least_needed": 3, "least_headcount": 2}, sides=("current",), names="skills"
)
