"""Nothing that is put in is measured down to the person.

## What it flags
A side with metrics, none of which is of kind `input` at level `individual`.

## Why it matters
People act on the figure that they move themselves; a figure of the whole team is nobody's.

## What to try
Let each one choose the one activity that moves their result, and count it for themselves, weekly.

It is a mirror for the one who does the work, not a ranking: what is used to rank people is soon counted to please.

## Example
"Calls booked" is `throughput`, `team`; "Win rate" is `output`, `team`. "Conversations held", `input` and
`individual`, is the figure that a seller can move on Monday.
"""

from collections.abc import Iterator

from procmap.model.stage import Metric, Stage
from procmap.rules.rule import Gap, Rule, SideContext, Verdict, Weakness
from procmap.rules.wording import listed, quoted


def judge(context: SideContext) -> Iterator[Verdict]:
    """Flag a side that measures, but no input of a person; one that measures nothing needs metrics first."""
    pairs = [(stage, metric) for stage in context.side.stages for metric in stage.metrics]
    possible = [pair for pair in pairs if _may_be_an_input_of_a_person(pair[1])]
    needs = [_needs(stage, metric) for stage, metric in possible]
    if not pairs:
        yield Gap(("metrics",))
        return
    if () in needs:
        return
    if needs:
        yield Gap(tuple(need for each in needs for need in each))
        return
    inputs = listed(quoted(metric.label) for _, metric in pairs if metric.kind == "input") or "none"
    yield Weakness(
        "No input is measured down to the individual",
        evidence=(("input_metrics", inputs),),
    )


def _may_be_an_input_of_a_person(metric: Metric) -> bool:
    return metric.kind in (None, "input") and metric.level in (None, "individual")


def _needs(stage: Stage, metric: Metric) -> tuple[str, ...]:
    inputs = (("kind", metric.kind), ("level", metric.level))
    return tuple(f"{name} of {quoted(metric.label)} at {stage.id}" for name, value in inputs if value is None)


RULE = Rule("no-individual-level", "info", judge)
