"""A stage is measured by its results alone.

## What it flags
A stage with metrics of which none is `input` or `throughput`.

## Why it matters
Results come too late to act on: steering by them is driving by the mirror.

## What to try
Add one metric of what is put in, or of what passes through, that moves before the result does.

Activities are managed, results are measured. Ask what the best do more of, and count that.

## Example
"Prove" has one metric, `win-rate`, of kind `output`. "Test plans agreed, a week", of kind `throughput`,
shows a bad quarter two months earlier.
"""

from collections.abc import Iterator

from procmap.rules.rule import Gap, Rule, SideContext, Verdict, Weakness
from procmap.rules.wording import listed, quoted


def judge(context: SideContext) -> Iterator[Verdict]:
    """Flag each stage that has metrics, but no leading one."""
    for stage in context.side.stages:
        if not stage.metrics or any(metric.kind in ("input", "throughput") for metric in stage.metrics):
            continue
        unsaid = [f"kind of {quoted(metric.label)} at {stage.id}" for metric in stage.metrics if metric.kind is None]
        if unsaid:
            yield Gap(tuple(unsaid), stage=stage.id)
        else:
            labels = listed(quoted(metric.label) for metric in stage.metrics)
            message = f"{quoted(stage.name)} is measured by its results alone"
            yield Weakness(message, stage=stage.id, field="metrics", evidence=(("output_metrics", labels),))


RULE = Rule("lagging-only", "warning", judge)
