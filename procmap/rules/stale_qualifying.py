"""The product is in another phase of its life, and qualifying stays as it was.

## What it flags
A qualifying stage of the target whose entry, exit and customer value are those of today, though the
life cycle of the target is another.

## Why it matters
A growing product meets buyers who look for it, a mature one must take them from somebody else.

## What to try
Ask who buys in the new phase and why, and write the entry and the exit of the stage for that buyer.

## Example
The process goes from growth to maturity, and "Qualify" still lets everybody pass who has a budget.
"""

from collections.abc import Iterator

from procmap.model.process_map import SideName
from procmap.model.stage import Stage
from procmap.rules.rule import Gap, MapContext, Rule, SideContext, Verdict, Weakness
from procmap.rules.wording import quoted


def judge(context: SideContext) -> Iterator[Verdict]:
    """Flag each qualifying stage that the change of the life cycle left alone."""
    now, then = _life_cycle(context, "current"), _life_cycle(context, "target")
    if now is None or then is None:
        yield Gap(("life_cycle",))
    elif now != then:
        yield from _judged(context, now, then)


def _judged(context: SideContext, now: str, then: str) -> Iterator[Verdict]:
    for stage in context.side.stages:
        before = context.map.current.stage(stage.id)
        if stage.phase is None:
            yield Gap((f"phase at {stage.id}",), stage=stage.id)
        elif stage.phase != "qualifying" or before is None or _gate(before) != _gate(stage):
            continue
        elif not any(_gate(stage)):
            yield Gap((f"exit at {stage.id}",), stage=stage.id)
        else:
            yield Weakness(
                f"The product goes from {now} to {then}, and {quoted(stage.name)} qualifies as before",
                stage=stage.id,
                field="exit",
                evidence=(("life_cycle", now), ("target_life_cycle", then)),
            )


def _life_cycle(context: MapContext, name: SideName) -> str | None:
    side = context.map.side(name)
    return (side.life_cycle if side else None) or context.map.process.life_cycle


def _gate(stage: Stage) -> tuple[str, str, str]:
    """What lets an opportunity in and out, and what the customer has of it."""
    return (stage.entry, stage.exit, stage.customer_value)


RULE = Rule("stale-qualifying", "info", judge, sides=("target",))
